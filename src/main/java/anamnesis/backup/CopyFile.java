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
      Fault gone = Fault.unreadable("gone before it was read");
      return Told.nothing(Format.UNKNOWN.word(), named, gone).copy(path, 0, Sha256.ofNothing());
    }
    long bytes = Files.size(file);
    if (!Files.isReadable(file)) {
      Fault problem = Fault.unreadable("no right to read this file");
      return Told.nothing(Format.UNKNOWN.word(), takenAt(), problem).copy(path, bytes, "");
    }
    try (Raw raw = new Raw(new FileInputStream(file.toFile()))) {
      return read(raw).copy(path, bytes, raw.sha256());
    }
  }

  /// Tells the rows of a copy that can be read.
  ///
  /// @return whether it came to its own end
  boolean tell(Contents told) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        Opened opened = Opened.of(raw)) {
      Optional<Dump> dump = opened.dump(told);
      if (dump.isPresent()) {
        dump.get().read(opened.bytes());
      }
      return dump.filter(Dump::complete).isPresent();
    }
  }

  private Told read(Raw raw) throws IOException {
    try (Opened opened = Opened.of(raw)) {
      Tables tables = new Tables(takenAt().plus(ZONES));
      Optional<Dump> dump = opened.dump(tables);
      if (dump.isEmpty()) {
        return Told.nothing(opened.word(), takenAt(), opened.format().fault());
      }
      Fault broken = broken(dump.get(), opened, raw);
      return Told.of(opened.word(), takenAt(), dump.get(), tables, broken);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      Packing packing = packing();
      Fault fault = fault(e, packing, raw).orElse(Fault.cut(""));
      return Told.nothing(packing.word(), takenAt(), fault);
    }
  }

  /// Reads the dump; what stopped it short of its end, if anything did.
  private static @Nullable Fault broken(Dump dump, Opened opened, Raw raw) throws IOException {
    try {
      dump.read(opened.bytes());
      return null;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return fault(e, opened.packing(), raw).or(dump::fault).orElse(Fault.cut(""));
    }
  }

  /// Nothing where the dump itself knows best: it ended too early.
  private static Optional<Fault> fault(IOException e, Packing packing, Raw raw) {
    if (raw.failure().isPresent()) {
      return Optional.of(unreadable(e));
    }
    if (e instanceof Bomb) {
      return Optional.of(new Fault(State.BOMB, String.valueOf(e.getMessage())));
    }
    if (e instanceof Damaged) {
      return Optional.of(Fault.damaged(String.valueOf(e.getMessage())));
    }
    boolean ended = e instanceof EOFException;
    if (packing == Packing.NONE) {
      return ended ? Optional.empty() : Optional.of(unreadable(e));
    }
    return Optional.of(
        ended
            ? Fault.cut(": its %s stream has no end".formatted(packing.word()))
            : Fault.damaged("its %s stream does not add up".formatted(packing.word())));
  }

  private static Fault unreadable(IOException e) {
    return Fault.unreadable("cannot be read to its end (%s)".formatted(e.getMessage()));
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
