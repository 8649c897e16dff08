package anamnesis.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a command has written and not yet taken down in the journal. A command that is killed
/// leaves this note, so that what it left is not taken for what somebody changed.
final class Unfinished {
  static final String FILE = "journal.unfinished";

  private final Path folder;
  private final Path note;

  Unfinished(Path folder) {
    this.folder = folder;
    this.note = folder.resolve(FILE);
  }

  /// Said before the file is moved into its place. The note survives a kill, not a power cut: it
  /// excuses, and proves nothing.
  void add(String file, String hash) throws IOException {
    PrivateFiles.make(note);
    Files.writeString(note, line(file, hash), StandardOpenOption.APPEND);
  }

  /// Files and the hash they were given last; empty where they were taken away.
  Map<String, String> files() throws IOException {
    Map<String, String> files = new HashMap<>();
    if (Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      for (String line : Files.readString(note, StandardCharsets.UTF_8).split("\n")) {
        int space = line.indexOf(' ');
        if (space >= 0) {
          files.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    }
    return files;
  }

  /// What the journal has now is no longer unfinished. What another command left stays noted until
  /// it is run again.
  void settle(Set<String> journalled) throws IOException {
    if (!Files.exists(note)) {
      return;
    }
    Map<String, String> left = files();
    left.keySet().removeAll(journalled);
    if (!left.isEmpty()) {
      forgetWritten(left);
    }
    if (left.isEmpty()) {
      Files.delete(note);
      return;
    }
    StringBuilder lines = new StringBuilder();
    left.forEach((file, hash) -> lines.append(line(file, hash)));
    PrivateFiles.replace(note, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A command that was killed after its entry left a note of what the journal has.
  private void forgetWritten(Map<String, String> left) throws IOException {
    Map<String, Chain.Written> written = Chain.read(folder).written();
    left.entrySet()
        .removeIf(
            noted -> {
              Chain.Written last = written.get(noted.getKey());
              return last != null && last.sha256().equals(noted.getValue());
            });
  }

  private static String line(String file, String hash) {
    return hash + " " + file + "\n";
  }
}
