package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// Folders 0700 and files 0600 whatever the umask, and files that appear whole or not at all.
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> READ_BY_ALL =
      PosixFilePermissions.fromString("rw-r--r--");

  private PrivateFiles() {}

  /// The secret that a file holds: made by chance the first time, and kept for its owner alone.
  public static String secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] chance = new byte[32];
      new SecureRandom().nextBytes(chance);
      replace(file, Base64.getUrlEncoder().withoutPadding().encode(chance));
    }
    return Files.readString(file);
  }

  public static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      folder(parent);
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      Files.setPosixFilePermissions(folder, FOLDER);
    } catch (FileAlreadyExistsException another) {
      // Somebody made it in between: it is there, which is all that was asked.
    }
    return folder;
  }

  /// A folder that was there before, whoever could look into it: from now on its owner alone.
  static Path closed(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, FOLDER);
  }

  /// A file that somebody else's code made, as its umask would have it.
  public static void mine(Path file) throws IOException {
    Files.setPosixFilePermissions(file, FILE);
  }

  /// Written beside its place, forced to the disk, then moved into it: a reader never sees half.
  public static void replace(Path file, Writing writing) throws IOException {
    replace(file, FILE, writing);
  }

  /// The same for what everybody on the machine may read: figures, never a patient's value.
  public static void replaceForAll(Path file, byte[] bytes) throws IOException {
    replace(file, READ_BY_ALL, out -> out.write(bytes));
  }

  private static void replace(Path file, Set<PosixFilePermission> rights, Writing writing)
      throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      folder(parent);
    }
    Files.deleteIfExists(aside);
    try {
      Files.createFile(aside, PosixFilePermissions.asFileAttribute(FILE));
      Files.setPosixFilePermissions(aside, FILE);
      try (OutputStream out = Files.newOutputStream(aside)) {
        writing.to(out);
      }
      Files.setPosixFilePermissions(aside, rights);
      force(aside);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  public static void replace(Path file, byte[] bytes) throws IOException {
    replace(file, out -> out.write(bytes));
  }

  /// An empty file, unless there is one. What else stands in its place, a link or a pipe, is
  /// neither followed nor waited for: it could lead out of the case.
  static void make(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        Files.setPosixFilePermissions(file, FILE);
      } catch (FileAlreadyExistsException another) {
        // Somebody made it in between: it is there, which is all that was asked.
      }
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(
          "%s is no plain file: a link, a folder or a pipe stands in its place".formatted(file),
          "look at what it is, and who made it; once it is taken away, this goes on");
    }
  }

  /// One line more, forced to the disk before this returns.
  public static void append(Path file, byte[] line) throws IOException {
    make(file);
    Files.setPosixFilePermissions(file, FILE);
    Files.write(file, line, StandardOpenOption.APPEND, StandardOpenOption.DSYNC);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /// What is to be written, while the file is open.
  @FunctionalInterface
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
