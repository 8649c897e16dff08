package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder that is one copy as a whole.
final class CopyFolder {
  private static final List<String> BASE = List.of("backup_manifest", "PG_VERSION");

  private final Path folder;
  private final String path;

  CopyFolder(Path folder, String path) {
    this.folder = folder;
    this.path = path;
  }

  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(Toc.FILE))
        || BASE.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
  }

  Copy copy() throws IOException {
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    for (Path file : files()) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes += in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return read().copy(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /// Tells the rows of a copy that can be read.
  ///
  /// @return whether it came to its own end
  boolean tell(Contents told) throws IOException {
    if (!isDump()) {
      return false;
    }
    DirectoryArchive archive = new DirectoryArchive(told, folder);
    try (InputStream in = contents()) {
      archive.read(in);
    }
    return archive.complete();
  }

  private Told read() throws IOException {
    if (!isDump()) {
      return Told.nothing(
          Format.BASE.word(),
          takenAt(),
          new Fault(State.BASE, "a base backup: only a server can read it"));
    }
    Tables tables = new Tables(takenAt().plus(CopyFile.ZONES));
    DirectoryArchive archive = new DirectoryArchive(tables, folder);
    Fault broken = null;
    try (InputStream in = contents()) {
      archive.read(in);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (EOFException e) {
      broken = archive.fault().orElse(Fault.cut(""));
    } catch (IOException e) {
      broken = Fault.damaged(String.valueOf(e.getMessage()));
    }
    return Told.of(Format.DIRECTORY.word(), takenAt(), archive, tables, broken);
  }

  private boolean isDump() {
    return Files.exists(folder.resolve(Toc.FILE));
  }

  private InputStream contents() throws IOException {
    return new BufferedInputStream(Files.newInputStream(folder.resolve(Toc.FILE)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Instant takenAt() throws IOException {
    Optional<Instant> named = TakenAt.named(path);
    return named.isPresent() ? named.get() : Files.getLastModifiedTime(folder).toInstant();
  }
}
