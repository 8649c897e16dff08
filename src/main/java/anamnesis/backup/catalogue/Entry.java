package anamnesis.backup.catalogue;

import anamnesis.backup.Keeping;
import anamnesis.backup.Origin;
import anamnesis.backup.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A copy, as a catalogue tells of it.
///
/// @param label as the tool calls it
/// @param format the tool and the kind: `pgbackrest full`
/// @param takenAt when it was finished, or as far as it came
/// @param trouble why it would not give the data back, as the catalogue says; null if it does not
/// @param bytes -1 if it does not say how long it is
record Entry(
    String label,
    String format,
    @Nullable Instant takenAt,
    @Nullable Trouble trouble,
    long bytes,
    Origin origin,
    Keeping keeping) {
  /// What a catalogue says against a copy.
  record Trouble(State state, String words) {
    static Trouble failed(String words) {
      return new Trouble(State.DAMAGED, words);
    }

    static Trouble unfinished(String words) {
      return new Trouble(State.CUT_SHORT, words);
    }
  }
}
