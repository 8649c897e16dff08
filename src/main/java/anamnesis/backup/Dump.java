package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/// A dump that is read from its first byte to its last, and then knows what it was.
interface Dump {
  /// Reads to the end, and tells all rows on the way. What breaks off has told what came before.
  void read(InputStream in) throws IOException;

  /// How long it is when nothing is packed.
  long bytes();

  /// Whether it came to its own end.
  boolean complete();

  /// Why it would not give the data back, as far as it tells itself.
  Optional<Fault> fault();

  Optional<Instant> takenAt();

  Origin origin();

  /// Whether no two dumps of the same database have the same bytes.
  boolean randomised();
}
