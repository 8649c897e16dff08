package anamnesis.backup;

import java.time.Instant;

/// A copy that was seen and not read.
///
/// @param takenAt as its name says, else the time of the file
/// @param bytes -1 if nobody says how long it is
public record Listed(String path, Instant takenAt, long bytes) {}
