package anamnesis.backup.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// What the store says of an object where it hands it out.
///
/// @param version the one that was handed out
/// @param lock `COMPLIANCE` or `GOVERNANCE`; null if there is none, or no right to know
/// @param hold whether a legal hold lies on it; null if there is none, or no right to know
/// @param expiration as in the header `x-amz-expiration`: when which rule deletes it
/// @param restore as in the header `x-amz-restore`: whether it was fetched out of the archive
public record Held(
    @Nullable String version,
    @Nullable String lock,
    @Nullable Instant lockedUntil,
    @Nullable Boolean hold,
    @Nullable String replication,
    @Nullable String storageClass,
    @Nullable String expiration,
    @Nullable String restore) {
  static Held of(GetObjectResponse said) {
    return new Held(
        said.versionId(),
        said.objectLockModeAsString(),
        said.objectLockRetainUntilDate(),
        hold(said.objectLockLegalHoldStatusAsString()),
        said.replicationStatusAsString(),
        said.storageClassAsString(),
        said.expiration(),
        said.restore());
  }

  static Held of(HeadObjectResponse said) {
    return new Held(
        said.versionId(),
        said.objectLockModeAsString(),
        said.objectLockRetainUntilDate(),
        hold(said.objectLockLegalHoldStatusAsString()),
        said.replicationStatusAsString(),
        said.storageClassAsString(),
        said.expiration(),
        said.restore());
  }

  /// Whether it was fetched out of its archive and can be read for a while.
  public boolean restored() {
    return restore != null && restore.contains("ongoing-request=\"false\"");
  }

  private static @Nullable Boolean hold(@Nullable String status) {
    return status == null ? null : status.equals("ON");
  }
}
