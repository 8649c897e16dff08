package anamnesis.backup.s3;

import anamnesis.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket, asked for its lists, its objects and its rules, and for nothing else.
public record Bucket(S3Client client, String name, String prefix) implements AutoCloseable {
  /// The same bucket, asked for another part of it.
  public Bucket under(String other) {
    return new Bucket(client, name, other);
  }

  public String address(String key) {
    return "s3://%s/%s".formatted(name, key);
  }

  /// All keys under the prefix, in their order; folders' own marks are none.
  public List<String> keys() {
    return listing(() -> new Keys(client, name, prefix).all()).stream().map(Stored::key).toList();
  }

  /// Everything under the prefix in all its versions. Where the right to see versions is missing,
  /// what is there now, each without a version.
  public Versions versions() {
    return listing(() -> Versions.of(client, name, prefix));
  }

  /// Opens an object: what breaks off goes on by itself.
  ///
  /// @param version null for the latest
  public Content open(String key, @Nullable String version) throws IOException {
    ResponseInputStream<GetObjectResponse> in = get(asking(key, version));
    GetObjectResponse begun = in.response();
    Long said = begun.contentLength();
    long length = said == null ? -1 : said;
    Steady steady = new Steady(in, length, place -> rest(key, version, begun, place));
    return new Content(steady, length, Held.of(begun));
  }

  /// What the store says of an object, without its bytes.
  public Held look(String key, @Nullable String version) throws IOException {
    return asked(
        () -> Held.of(client.headObject(ask -> ask.bucket(name).key(key).versionId(version))));
  }

  /// The rules of the bucket: what deletes, and what keeps from being deleted.
  public Rules rules() {
    return Rules.of(client, name);
  }

  /// Whether the object has no lock, where handing it out named none.
  public Rules.Lock lock(String key, @Nullable String version) {
    return Rules.lock(client, name, key, version);
  }

  /// The rest of what was begun, and never of another object: one that was overwritten meanwhile
  /// may still stand as a version.
  private ResponseInputStream<GetObjectResponse> rest(
      String key, @Nullable String version, GetObjectResponse begun, long place)
      throws IOException {
    GetObjectRequest.Builder ask = asking(key, version).ifMatch(begun.eTag());
    if (place > 0) {
      ask.range("bytes=%s-".formatted(place));
    }
    Optional<ResponseInputStream<GetObjectResponse>> same = same(ask, begun);
    if (same.isPresent()) {
      return begunAt(place, same.get());
    }
    if (version == null && begun.versionId() != null) {
      return rest(key, begun.versionId(), begun, place);
    }
    throw new BrokenOff("overwritten while it was read, after byte %s".formatted(place));
  }

  /// Nothing if another object stands there now; not every store heeds the tag.
  private Optional<ResponseInputStream<GetObjectResponse>> same(
      GetObjectRequest.Builder ask, GetObjectResponse begun) throws IOException {
    try {
      ResponseInputStream<GetObjectResponse> in = get(ask);
      if (Objects.equals(in.response().eTag(), begun.eTag())
          && Objects.equals(in.response().lastModified(), begun.lastModified())) {
        return Optional.of(in);
      }
      in.abort();
    } catch (Denied e) {
      if (!e.overwritten()) {
        throw e;
      }
    }
    return Optional.empty();
  }

  /// Whoever does not know ranges begins again.
  private static ResponseInputStream<GetObjectResponse> begunAt(
      long place, ResponseInputStream<GetObjectResponse> in) throws IOException {
    if (place > 0 && in.response().contentRange() == null) {
      try {
        in.skipNBytes(place);
      } catch (IOException | RuntimeException e) {
        in.abort();
        throw e;
      }
    }
    return in;
  }

  private GetObjectRequest.Builder asking(String key, @Nullable String version) {
    return GetObjectRequest.builder().bucket(name).key(key).versionId(version);
  }

  private ResponseInputStream<GetObjectResponse> get(GetObjectRequest.Builder ask)
      throws IOException {
    return asked(() -> client.getObject(ask.build()));
  }

  private static <T> T asked(Supplier<T> question) throws IOException {
    try {
      return question.get();
    } catch (S3Exception e) {
      throw Denied.of(e);
    } catch (AbortedException e) {
      throw Steady.interrupted();
    } catch (SdkClientException e) {
      throw new BrokenOff("the store does not answer", e);
    }
  }

  private <T> T listing(Supplier<T> question) {
    try {
      return question.get();
    } catch (S3Exception e) {
      String code = Denied.code(e);
      throw new Refusal("the bucket %s cannot be listed (%s)".formatted(name, code), hint(code));
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

  private static String hint(String code) {
    return switch (code) {
      case "NoSuchBucket" -> "see that the name and AWS_REGION are right";
      case "AccessDenied" -> "give the key s3:ListBucket and s3:GetObject on it, and nothing more";
      default -> "see AWS_PROFILE, AWS_REGION and AWS_ENDPOINT_URL_S3";
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
