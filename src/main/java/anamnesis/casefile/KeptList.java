package anamnesis.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What was put into the vault since its list was written last. Many threads put at once; the list
/// is written by one, when their command ends.
final class KeptList {
  private final Map<String, String> fresh = new ConcurrentHashMap<>();

  /// What was written now outlasts that it was found again.
  ///
  /// @param line what the list is to say; empty of what was there before
  void add(String sha256, String line) {
    fresh.merge(sha256, line, (before, now) -> now.isEmpty() ? before : now);
  }

  boolean isEmpty() {
    return fresh.isEmpty();
  }

  void clear() {
    fresh.clear();
  }

  /// The vault's contents as one file under the journal: a page that holds no exhibit is evidence
  /// too, and must not be taken away unseen.
  byte[] over(Path list, Vault vault) throws IOException {
    SortedMap<String, String> all = listed(list);
    for (Map.Entry<String, String> one : fresh.entrySet()) {
      String sha256 = one.getKey();
      if (!one.getValue().isEmpty()) {
        all.put(sha256, one.getValue());
      } else if (!all.containsKey(sha256)) {
        all.put(sha256, vault.line(sha256));
      }
    }
    return (String.join("\n", all.values()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Its lines by the hash that each begins with.
  private static SortedMap<String, String> listed(Path list) throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    if (Files.exists(list)) {
      Files.readAllLines(list).forEach(line -> all.put(line.split(" ", 2)[0], line));
    }
    return all;
  }
}
