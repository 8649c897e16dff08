package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was done to the bytes that were kept: a file's name is the hash of its content, and the
/// list says which were kept, and how packed.
final class VaultChanges {
  private static final String VAULT = "exhibits/";

  private final Path folder;
  private final SortedMap<String, String> hashes;
  private final Map<String, String> kept = new HashMap<>();
  private final boolean listed;

  /// @param listed whether the list itself can be believed
  VaultChanges(Path folder, SortedMap<String, String> hashes, boolean listed) throws IOException {
    this.folder = folder;
    this.hashes = hashes;
    this.listed = listed;
    if (listed) {
      for (String line : Files.readAllLines(folder.resolve(Case.KEPT))) {
        String[] words = line.split(" ", -1);
        kept.put(words[0], words.length > 1 ? words[1] : words[0]);
      }
    }
  }

  void tell(List<Change> changes) throws IOException {
    Map<String, String> left = new TreeMap<>(kept);
    long unnamed = 0;
    for (String name : hashes.keySet()) {
      String sha256 = Vault.named(name);
      if (sha256.isEmpty()) {
        continue;
      }
      if (left.remove(sha256, hashes.get(name))) {
        continue;
      }
      boolean known = left.remove(sha256) != null;
      if (known || !Vault.holds(folder.resolve(name), sha256)) {
        changes.add(Change.of(name, Change.Kind.CHANGED, "its bytes are not what was kept"));
      } else {
        unnamed++;
      }
    }
    if (unnamed > 0 && (listed || noneKept())) {
      changes.add(unnamed(unnamed));
    }
    left.keySet()
        .forEach(
            sha256 ->
                changes.add(
                    Change.of(
                        VAULT + sha256.substring(0, 2) + "/" + sha256.substring(2),
                        Change.Kind.MISSING,
                        "missing; it was kept")));
  }

  /// Without a list nothing was kept yet, or the list is named already as missing or changed.
  private boolean noneKept() {
    return !hashes.containsKey(Case.KEPT);
  }

  private static Change unnamed(long files) {
    return new Change(
        VAULT,
        0,
        Change.Kind.UNFINISHED,
        "%s %s that no entry of the journal kept: a command that was cut off leaves such; run it again"
            .formatted(VAULT, files == 1 ? "1 file" : "%,d files".formatted(files)));
  }
}
