package anamnesis.backup.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An object, or one version of it, as a list names it.
///
/// @param version null where the store keeps none, or would not tell
/// @param latest whether it is what a plain GET answers
/// @param since when it stopped being the latest; null while it is
/// @param after how many versions of the same key came after it
/// @param deleted whether a delete marker stands over it: it is gone, and can be had back
/// @param owner as the store calls the account
public record Stored(
    String key,
    @Nullable String version,
    boolean latest,
    @Nullable Instant since,
    int after,
    boolean deleted,
    Instant modified,
    long bytes,
    @Nullable String storageClass,
    @Nullable String owner) {
  /// The version to ask for. The latest is asked for by its name alone: whoever may not read
  /// versions may read that.
  public @Nullable String asked() {
    return since == null ? null : version;
  }

  /// What only a request to an archive brings back, in hours.
  public boolean inArchive() {
    return "GLACIER".equals(storageClass) || "DEEP_ARCHIVE".equals(storageClass);
  }
}
