package anamnesis.backup;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// One file that may be a copy.
///
/// @param path what the copy is to be called
record CopyFile(Path file, String path) implements Supply {
  /// What a name in local time may be off from UTC.
  static final Duration ZONES = Duration.ofDays(1);

  Copy copy() throws IOException {
    if (!Files.exists(file)) {
      // One that was deleted while the folder was read: what is not there gives nothing back.
      Instant named = TakenAt.named(path).orElse(Instant.EPOCH);
      Fault gone = Fault.unreadable("gone before it was read");
      return Told.nothing(Format.UNKNOWN.word(), named, gone).copy(path, 0, Sha256.ofNothing());
    }
    if (!Files.isReadable(file)) {
      Fault problem = Fault.unreadable("no right to read this file");
      return Told.nothing(Format.UNKNOWN.word(), takenAt(), problem).copy(path, bytes(), "");
    }
    return new CopyReader(this).copy(path);
  }

  /// Not through a channel, which whoever reads ahead would close by being interrupted.
  @Override
  public InputStream open() throws IOException {
    return new FileInputStream(file.toFile());
  }

  @Override
  public long bytes() throws IOException {
    return Files.size(file);
  }

  @Override
  public Instant takenAt() throws IOException {
    return TakenAt.of(path, Files.getLastModifiedTime(file).toInstant());
  }
}
