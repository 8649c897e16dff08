package anamnesis.source.bucket;

import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import anamnesis.source.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A bucket, asked for its list and its objects and for nothing else.
record Bucket(S3Client client, String name, String prefix, Rate rate) implements Store {
  private static final int MOST_KEYS = 1_000_000;

  /// No document is so long; an object without end is.
  private static final long MOST_BYTES = 256L << 20;

  /// What is no larger is held in memory alone.
  private static final int SMALL = 8 << 20;

  @Override
  public List<String> keys() throws InterruptedException {
    SortedSet<String> keys = new TreeSet<>();
    rate.await();
    try {
      Set<String> tokens = new HashSet<>();
      ListObjectsV2Response page = page(null);
      boolean more = add(page, keys);
      while (Boolean.TRUE.equals(page.isTruncated())) {
        String token = page.nextContinuationToken();
        if (!more || token == null || !tokens.add(token)) {
          throw new Refusal(
              "the list of the bucket %s never ends: it says the same again and again"
                  .formatted(name),
              "see that AWS_ENDPOINT_URL_S3 is right; `s3://BUCKET/PREFIX` asks for less");
        }
        page = page(token);
        more = add(page, keys);
      }
    } catch (S3Exception e) {
      throw new Refusal(
          "the bucket %s cannot be listed (%s)".formatted(name, code(e)), hint(code(e)));
    } catch (SdkClientException | IllegalArgumentException e) {
      if (answered(e)) {
        throw new Refusal(
            "the list of the bucket %s cannot be read: it is none, or cut off".formatted(name),
            "see that AWS_ENDPOINT_URL_S3 is right");
      }
      throw new Refusal(
          "the bucket %s cannot be asked: no credentials, or no network".formatted(name),
          "set AWS_PROFILE or AWS_ACCESS_KEY_ID, and AWS_ENDPOINT_URL_S3 where it is not Amazon's");
    }
    return List.copyOf(keys);
  }

  private ListObjectsV2Response page(@Nullable String token) {
    ListObjectsV2Response page =
        client.listObjectsV2(ask -> ask.bucket(name).prefix(prefix).continuationToken(token));
    if (page.isTruncated() == null) {
      throw new IllegalArgumentException("no list");
    }
    return page;
  }

  /// Whether the page says anything new.
  private boolean add(ListObjectsV2Response page, SortedSet<String> keys) {
    boolean more = false;
    for (S3Object object : page.contents()) {
      boolean mark = object.key().endsWith("/") && object.size() == 0;
      more |= !mark && keys.add(object.key());
      if (keys.size() > MOST_KEYS) {
        throw new Refusal(
            "the bucket %s lists more than %,d objects".formatted(name, MOST_KEYS),
            "name less of it, as s3://BUCKET/PREFIX");
      }
    }
    return more || page.contents().stream().allMatch(one -> one.key().endsWith("/"));
  }

  /// The SDK says in the same words that nobody answered and that the answer makes no sense: the
  /// one has a failed connection for its cause.
  private static boolean answered(RuntimeException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof IOException) {
        return false;
      }
    }
    return !String.valueOf(e.getMessage()).contains("credentials");
  }

  @Override
  public Taken take(String key, Intake intake) throws IOException, Unread, InterruptedException {
    rate.await();
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(ask -> ask.bucket(name).key(key))) {
      // Who sends an object in pieces need not say how long it is.
      Long length = in.response().contentLength();
      return length == null || length > SMALL ? large(in, intake) : small(in, intake);
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
    try {
      pour(in, aside);
      String sha256 = intake.keep(aside);
      return Files.size(aside) > Taken.LARGEST
          ? Taken.tooLarge(sha256)
          : Taken.of(sha256, Files.readAllBytes(aside));
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// A network that breaks off is the witness's silence; a disk that is full is not.
  private static void pour(InputStream in, Path aside) throws IOException, Unread {
    byte[] buffer = new byte[1 << 16];
    long poured = 0;
    try (OutputStream out = Files.newOutputStream(aside)) {
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        out.write(buffer, 0, n);
        poured += n;
        if (poured > MOST_BYTES) {
          throw new Unread("longer than %d MB".formatted(MOST_BYTES >> 20));
        }
      }
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
