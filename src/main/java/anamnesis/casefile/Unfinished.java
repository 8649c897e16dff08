package anamnesis.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    noted().forEach((file, left) -> files.put(file, left.hash()));
    return files;
  }

  /// The hash of a file as it stands, if a command was cut off at it after that entry; empty words
  /// if it is not there. What is noted may not have come into its place.
  Optional<String> since(long entry, String file) throws IOException {
    Left left = noted().get(file);
    if (left == null || left.foundBy() <= entry) {
      return Optional.empty();
    }
    Path path = folder.resolve(file);
    return Optional.of(Files.isRegularFile(path) ? Hash.of(path) : "");
  }

  private Map<String, Left> noted() throws IOException {
    Map<String, Left> noted = new HashMap<>();
    if (Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      for (String line : Files.readString(note, StandardCharsets.UTF_8).split("\n")) {
        int space = line.indexOf(' ');
        if (space >= 0) {
          noted.put(line.substring(space + 1), Left.read(line.substring(0, space)));
        }
      }
    }
    return noted;
  }

  /// What the journal has now is no longer unfinished. What another command left stays noted until
  /// it is run again, with the entry that found it there.
  ///
  /// @param entry the number of the one that was just written
  void settle(Set<String> journalled, long entry) throws IOException {
    if (!Files.exists(note)) {
      return;
    }
    Map<String, Left> left = noted();
    left.keySet().removeAll(journalled);
    if (!left.isEmpty()) {
      forgetWritten(left);
    }
    if (left.isEmpty()) {
      Files.delete(note);
      return;
    }
    StringBuilder lines = new StringBuilder();
    left.forEach((file, one) -> lines.append(line(file, one.found(entry).words())));
    PrivateFiles.replace(note, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A command that was killed after its entry left a note of what the journal has.
  private void forgetWritten(Map<String, Left> left) throws IOException {
    Map<String, Chain.Written> written = Chain.read(folder).written();
    left.entrySet()
        .removeIf(
            noted -> {
              Chain.Written last = written.get(noted.getKey());
              return last != null && last.sha256().equals(noted.getValue().hash());
            });
  }

  private static String line(String file, String words) {
    return words + " " + file + "\n";
  }
}
