package anamnesis.source.bucket;

import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import anamnesis.source.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket, asked for its list and its objects and for nothing else.
record Bucket(S3Client client, String name, String prefix, Rate rate) implements Store {
  @Override
  public List<String> keys() throws InterruptedException {
    List<String> keys = new ArrayList<>();
    rate.await();
    try {
      for (S3Object object :
          client.listObjectsV2Paginator(ask -> ask.bucket(name).prefix(prefix)).contents()) {
        if (!object.key().endsWith("/") || object.size() > 0) {
          keys.add(object.key());
        }
      }
    } catch (S3Exception e) {
      throw new Refusal(
          "the bucket %s cannot be listed (%s)".formatted(name, code(e)), hint(code(e)));
    } catch (SdkClientException e) {
      throw new Refusal(
          "the bucket %s cannot be asked: no credentials, or no network".formatted(name),
          "set AWS_PROFILE or AWS_ACCESS_KEY_ID, and AWS_ENDPOINT_URL_S3 where it is not Amazon's");
    }
    keys.sort(null);
    return keys;
  }

  @Override
  public Taken take(String key, Intake intake) throws IOException, Unread, InterruptedException {
    rate.await();
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(ask -> ask.bucket(name).key(key))) {
      long length = in.response().contentLength();
      return length > Taken.LARGEST ? large(in, intake) : small(in, intake);
    } catch (S3Exception e) {
      throw new Unread(code(e));
    } catch (SdkException e) {
      throw new Unread("broke off");
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static Taken small(InputStream in, Intake intake) throws IOException, Unread {
    byte[] bytes;
    try {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new Unread("broke off");
    }
    return Taken.of(intake.keep(bytes), bytes);
  }

  /// The temporary file is for our eyes only, and gone again whatever happens.
  private static Taken large(InputStream in, Intake intake) throws IOException, Unread {
    Path aside = Files.createTempFile("anamnesis", ".part");
    try (OutputStream out = Files.newOutputStream(aside)) {
      pour(in, out);
      return Taken.tooLarge(intake.keep(aside));
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// A network that breaks off is the witness's silence; a disk that is full is not.
  private static void pour(InputStream in, OutputStream out) throws IOException, Unread {
    byte[] buffer = new byte[1 << 16];
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      out.write(buffer, 0, n);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws Unread {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new Unread("broke off");
    }
  }

  private static String code(S3Exception e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "HTTP %d".formatted(e.statusCode()) : code;
  }

  private static String hint(String code) {
    return switch (code) {
      case "NoSuchBucket" -> "see that the name and AWS_REGION are right";
      case "AccessDenied" -> "give the key s3:ListBucket and s3:GetObject on it, and nothing more";
      default -> "see AWS_PROFILE, AWS_REGION and AWS_ENDPOINT_URL_S3";
    };
  }
}
