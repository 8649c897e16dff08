package anamnesis.backup.s3;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRetentionResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What a bucket's rules say of how long its objects stand.
///
/// @param lifecycle what deletes by age; null if that could not be asked
/// @param refused why it could not, in the store's word
/// @param locking whether the bucket can lock objects; null if that could not be asked
public record Rules(
    @Nullable List<Lifecycle> lifecycle, @Nullable String refused, @Nullable Boolean locking) {
  private static final String NO_ANSWER = "no answer";

  /// Whether an object is locked: by which mode until when, or surely not, or nobody may know.
  public record Lock(boolean known, @Nullable String mode, java.time.@Nullable Instant until) {
    static final Lock NONE = new Lock(true, null, null);
    static final Lock UNKNOWN = new Lock(false, null, null);
  }

  static Rules of(S3Client client, String bucket) {
    @Nullable Boolean locking = locking(client, bucket);
    try {
      List<LifecycleRule> rules =
          client.getBucketLifecycleConfiguration(ask -> ask.bucket(bucket)).rules();
      // Where there is none, a store says so; one that names none did not understand.
      return rules.isEmpty()
          ? new Rules(null, NO_ANSWER, locking)
          : new Rules(rules.stream().flatMap(Lifecycle::of).toList(), null, locking);
    } catch (S3Exception e) {
      String code = Denied.code(e);
      return code.equals("NoSuchLifecycleConfiguration")
          ? new Rules(List.of(), null, locking)
          : new Rules(null, code, locking);
    } catch (SdkException e) {
      return new Rules(null, NO_ANSWER, locking);
    }
  }

  private static @Nullable Boolean locking(S3Client client, String bucket) {
    return known(
        () -> {
          ObjectLockConfiguration said =
              client
                  .getObjectLockConfiguration(ask -> ask.bucket(bucket))
                  .objectLockConfiguration();
          String enabled = said == null ? null : said.objectLockEnabledAsString();
          return enabled == null ? null : enabled.equals("Enabled");
        },
        "ObjectLockConfigurationNotFoundError",
        false);
  }

  static Lock lock(S3Client client, String bucket, String key, @Nullable String version) {
    Lock found =
        known(
            () -> {
              GetObjectRetentionResponse said =
                  client.getObjectRetention(ask -> ask.bucket(bucket).key(key).versionId(version));
              return said.retention() == null
                  ? Lock.NONE
                  : new Lock(
                      true, said.retention().modeAsString(), said.retention().retainUntilDate());
            },
            "NoSuchObjectLockConfiguration",
            Lock.NONE);
    return found == null ? Lock.UNKNOWN : found;
  }

  /// @param none the store's word for that there is none
  private static <T> @Nullable T known(Supplier<@Nullable T> question, String none, T otherwise) {
    try {
      return question.get();
    } catch (S3Exception e) {
      return Denied.code(e).equals(none) ? otherwise : null;
    } catch (SdkException e) {
      return null;
    }
  }
}
