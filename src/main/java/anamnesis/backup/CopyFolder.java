package anamnesis.backup;

import anamnesis.backup.s3.BrokenOff;
import anamnesis.backup.s3.Denied;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that is one copy as a whole.
record CopyFolder(Path folder, String path) {
  /// What makes a folder a copy: a dump's table of contents, a server's own files.
  static final List<String> MARKS = List.of(Toc.FILE, "backup_manifest", "PG_VERSION");

  static boolean isOne(Path folder) {
    return MARKS.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
  }

  Copy copy() throws IOException {
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    for (Path file : files()) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes += in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return read(Parts.in(folder), takenAt())
        .copy(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /// Tells the rows of a copy that can be read.
  ///
  /// @return whether it came to its own end
  boolean tell(Contents told) throws IOException {
    return tell(Parts.in(folder), told);
  }

  static boolean tell(Parts parts, Contents told) throws IOException {
    Optional<InputStream> contents = parts.open(Toc.FILE);
    if (contents.isEmpty()) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(contents.get())) {
      DirectoryArchive archive = new DirectoryArchive(told, parts);
      archive.read(in);
      return archive.complete();
    }
  }

  static Told read(Parts parts, Instant takenAt) throws IOException {
    Optional<InputStream> contents;
    try {
      contents = parts.open(Toc.FILE);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return Told.nothing(Format.DIRECTORY.word(), takenAt, Fault.kept(e));
    }
    if (contents.isEmpty()) {
      return Told.nothing(
          Format.BASE.word(),
          takenAt,
          new Fault(State.BASE, "a base backup: only a server can read it"));
    }
    Tables tables = new Tables(takenAt.plus(CopyFile.ZONES));
    DirectoryArchive archive = new DirectoryArchive(tables, parts);
    Fault broken = broken(archive, contents.get());
    return Told.of(Format.DIRECTORY.word(), takenAt, archive, tables, broken);
  }

  private static @Nullable Fault broken(DirectoryArchive archive, InputStream contents)
      throws IOException {
    try (InputStream in = new BufferedInputStream(contents)) {
      archive.read(in);
      return null;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (Denied | BrokenOff e) {
      return Fault.kept(e);
    } catch (EOFException e) {
      return archive.fault().orElse(Fault.cut(""));
    } catch (IOException e) {
      return Fault.damaged(String.valueOf(e.getMessage()));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder.toRealPath())) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Instant takenAt() throws IOException {
    return TakenAt.of(path, Files.getLastModifiedTime(folder).toInstant());
  }
}
