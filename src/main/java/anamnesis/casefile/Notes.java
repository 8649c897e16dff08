package anamnesis.casefile;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a command takes down for itself, line by line, so that the same command goes on where it
/// was cut off.
///
/// Notes are no evidence: they are outside of custody and in no seal, whoever reads them believes
/// them only as far as they can be checked, and once the command has done its work they are gone.
/// They survive a kill, not a power cut, after which the work is done again.
public final class Notes implements AutoCloseable {
  private static final String SUFFIX = ".notes";

  private final Path folder;
  private final Path file;
  private @Nullable FileOutputStream out;

  Notes(Path root, String name) {
    this.folder = root.resolve(Scratch.FOLDER);
    this.file = folder.resolve(name + SUFFIX);
  }

  /// Who left notes behind: whoever was cut off, in order.
  static List<String> left(Path root) throws IOException {
    Path folder = root.resolve(Scratch.FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  static boolean are(String file) {
    return file.startsWith(Scratch.FOLDER + "/") && file.endsWith(SUFFIX);
  }

  /// Every line that was written whole; half of one at the end says nothing.
  public List<String> lines() throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
  }

  /// One line more. What a full disk takes half of is taken back, which needs no room.
  public synchronized void add(String line) throws IOException {
    FileOutputStream to = opened();
    long before = to.getChannel().size();
    try {
      to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      cutTo(before);
      throw full;
    }
  }

  /// They are gone, with the folder if nothing else stands in it.
  public synchronized void forget() throws IOException {
    close();
    Files.deleteIfExists(file);
    Scratch.leave(folder);
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  /// A stream, and no channel: whoever interrupts one thread would close that for all.
  private FileOutputStream opened() throws IOException {
    FileOutputStream open = out;
    if (open == null) {
      PrivateFiles.folder(folder);
      PrivateFiles.make(file);
      cutTo(whole());
      open = new FileOutputStream(file.toFile(), true);
      out = open;
    }
    return open;
  }

  /// As far as its last whole line.
  private long whole() throws IOException {
    byte[] all = Files.readAllBytes(file);
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void cutTo(long length) throws IOException {
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(length);
    }
  }
}
