package anamnesis.backup;

import java.time.Instant;

/// A copy that was seen and not read.
///
/// @param takenAt as its name says, else the time of the file
/// @param bytes -1 if nobody says how long it is
/// @param told whether only a catalogue tells of it, so that there is nothing to read
public record Listed(String path, Instant takenAt, long bytes, boolean told) {
  public Listed(String path, Instant takenAt, long bytes) {
    this(path, takenAt, bytes, false);
  }
}
