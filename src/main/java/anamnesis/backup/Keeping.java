package anamnesis.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a copy is kept, as far as its store tells.
///
/// @param store `folder`, `s3`, or the catalogue that speaks of it
/// @param expires when retention will delete it
/// @param rule what says so, in words
/// @param lock `COMPLIANCE`, `GOVERNANCE` or `LEGAL_HOLD`: what keeps it from being deleted
/// @param lockedUntil when that ends
/// @param account to whom the place belongs
/// @param deletable whether these very rights could delete it; null if that could not be found out
/// @param storageClass as the store calls it; an archive's wants hours before it can be read
/// @param replicated how its replication to another place stands
/// @param protect the store's own command that keeps it from expiring
public record Keeping(
    String store,
    @Nullable Instant expires,
    @Nullable String rule,
    @Nullable String lock,
    @Nullable Instant lockedUntil,
    @Nullable String account,
    @Nullable Boolean deletable,
    @Nullable String storageClass,
    @Nullable String replicated,
    @Nullable String protect) {
  public static Keeping in(String store) {
    return new Keeping(store, null, null, null, null, null, null, null, null, null);
  }

  /// The same, and when it ends by which rule.
  Keeping until(Instant end, String words) {
    return new Keeping(
        store,
        end,
        words,
        lock,
        lockedUntil,
        account,
        deletable,
        storageClass,
        replicated,
        protect);
  }
}
