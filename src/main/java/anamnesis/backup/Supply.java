package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/// Where the bytes of a copy are had from.
interface Supply {
  /// From the first byte on, anew each time.
  InputStream open() throws IOException;

  long bytes() throws IOException;

  /// As its name says, else as the place it lies in does.
  Instant takenAt() throws IOException;

  /// Whether its bytes cost somebody something: then what is no copy is not read to its end.
  default boolean dear() {
    return false;
  }
}
