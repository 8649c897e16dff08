package anamnesis.source.bucket;

import anamnesis.evidence.Intake;
import java.io.IOException;
import java.util.List;

/// Where documents lie under keys.
interface Store extends AutoCloseable {
  /// All keys under the address, in their order; folders' own marks are none.
  List<String> keys() throws IOException, InterruptedException;

  /// How many folders could not be looked into: too deep, or no right.
  default int closed() {
    return 0;
  }

  /// Keeps one whole and reads it.
  ///
  /// @throws Unread if it is there and cannot be had
  Taken take(String key, Intake intake) throws IOException, Unread, InterruptedException;

  @Override
  default void close() {}
}
