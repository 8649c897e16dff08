package anamnesis.backup.catalogue;

import anamnesis.backup.Keeping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a catalogue says that a copy is kept: what it does not speak of is not known.
///
/// @param rule what lets it stand or go, in words
record Kept(
    @Nullable Instant expires,
    String rule,
    @Nullable String account,
    @Nullable String storageClass,
    @Nullable String protect) {
  static Kept by(String rule, @Nullable String protect) {
    return new Kept(null, rule, null, null, protect);
  }

  Keeping in(String store) {
    return new Keeping(
        store, expires, rule, null, null, account, null, storageClass, null, protect);
  }
}
