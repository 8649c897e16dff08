package anamnesis.backup;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file that may be a copy, read once from its first byte to its last.
final class CopyFile {
  /// What a name in local time may be off from UTC.
  static final Duration ZONES = Duration.ofDays(1);

  private final Path file;
  private final String path;

  /// @param path what the copy is to be called
  CopyFile(Path file, String path) {
    this.file = file;
    this.path = path;
  }

  /// Not through a channel, which whoever reads ahead would close by being interrupted.
  Copy copy() throws IOException {
    if (!Files.exists(file)) {
      // One that was deleted while the folder was read: what is not there gives nothing back.
      Instant named = TakenAt.named(path).orElse(Instant.EPOCH);
      return Told.nothing(Format.UNKNOWN.word(), named, "gone before it was read")
          .copy(path, 0, Sha256.ofNothing());
    }
    long bytes = Files.size(file);
    if (!Files.isReadable(file)) {
      String problem = "no right to read this file";
      return Told.nothing(Format.UNKNOWN.word(), takenAt(), problem).copy(path, bytes, "");
    }
    try (Raw raw = new Raw(new FileInputStream(file.toFile()))) {
      return read(raw).copy(path, bytes, raw.sha256());
    }
  }

  /// Tells the rows of a copy that can be read.
  void tell(Contents told) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        Opened opened = Opened.of(raw)) {
      Optional<Dump> dump = opened.dump(told);
      if (dump.isPresent()) {
        dump.get().read(opened.bytes());
      }
    }
  }

  private Told read(Raw raw) throws IOException {
    try (Opened opened = Opened.of(raw)) {
      Tables tables = new Tables(takenAt().plus(ZONES));
      Optional<Dump> dump = opened.dump(tables);
      if (dump.isEmpty()) {
        return Told.nothing(opened.word(), takenAt(), unread(opened));
      }
      String broken = broken(dump.get(), opened, raw);
      return Told.of(opened.word(), takenAt(), dump.get(), tables, broken);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      Packing packing = packing();
      return Told.nothing(packing.word(), takenAt(), words(e, packing, raw).orElse("cut short"));
    }
  }

  /// Reads the dump; what stopped it short of its end, if anything did.
  private static @Nullable String broken(Dump dump, Opened opened, Raw raw) throws IOException {
    try {
      dump.read(opened.bytes());
      return null;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return words(e, opened.packing(), raw).or(dump::problem).orElse("cut short");
    }
  }

  /// Nothing where the dump itself knows best: it ended too early.
  private static Optional<String> words(IOException e, Packing packing, Raw raw) {
    if (raw.failure().isPresent()) {
      return Optional.of("cannot be read to its end (%s)".formatted(e.getMessage()));
    }
    if (e instanceof Damaged) {
      return Optional.of("damaged: " + e.getMessage());
    }
    boolean ended = e instanceof EOFException;
    if (packing == Packing.NONE) {
      return ended
          ? Optional.empty()
          : Optional.of("cannot be read to its end (%s)".formatted(e.getMessage()));
    }
    return Optional.of(
        (ended ? "cut short: its %s stream has no end" : "damaged: its %s stream does not add up")
            .formatted(packing.word()));
  }

  private static String unread(Opened opened) {
    return switch (opened.format()) {
      case UTF16 -> "written as UTF-16 by a shell's redirection, so not restorable";
      case ZIP -> "a zip: unpack it, then name what was in it";
      default -> "no backup format that is known here";
    };
  }

  private Packing packing() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Packing.of(in.readNBytes(Format.HEAD));
    }
  }

  private Instant takenAt() throws IOException {
    Optional<Instant> named = TakenAt.named(path);
    return named.isPresent() ? named.get() : Files.getLastModifiedTime(file).toInstant();
  }
}
