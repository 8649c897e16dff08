package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Whether the case is still what the journal says it is: every file, byte by byte.
public final class Custody {
  /// Not evidence: the database being filled, the rehearsal's own stage, and who is writing now.
  private static final Set<String> OUTSIDE = Set.of("fresh", "scene", Hold.FILE);

  private static final String VAULT = "exhibits/";

  private final Case file;
  private final List<String> changes = new ArrayList<>();

  private Custody(Case file) {
    this.file = file;
  }

  /// @param changes every change found, in words; none if the case is intact
  public record Account(long entries, long files, List<String> changes) {
    public Account {
      changes = List.copyOf(changes);
    }
  }

  public static Account check(Case file) throws IOException {
    return new Custody(file).check();
  }

  private Account check() throws IOException {
    changes.addAll(file.journal().breaks());
    Map<String, String> expected = lastWritten();
    Set<String> found = files();
    for (String name : found) {
      if (name.startsWith(VAULT)) {
        if (!Vault.holds(file.folder().resolve(name))) {
          changes.add("%s: its bytes are not what its name says".formatted(name));
        }
      } else if (!name.equals(Journal.FILE) && !name.equals(Journal.HEAD)) {
        compare(name, expected.get(name));
      }
    }
    expected.forEach(
        (name, hash) -> {
          if (!hash.isEmpty() && !found.contains(name)) {
            changes.add("%s: missing; the journal says it was written".formatted(name));
          }
        });
    vault(found);
    return new Account(file.journal().lines().size(), found.size(), changes);
  }

  private void compare(String name, @Nullable String expected) throws IOException {
    if (expected == null || expected.isEmpty()) {
      changes.add("%s: no entry of the journal wrote it".formatted(name));
    } else if (!Hash.of(file.folder().resolve(name)).equals(expected)) {
      changes.add("%s: changed after it was written".formatted(name));
    }
  }

  private Map<String, String> lastWritten() throws IOException {
    Map<String, String> written = new HashMap<>();
    for (String line : file.journal().lines()) {
      written.putAll(wrote(line));
    }
    return written;
  }

  /// An unreadable line is named already, as a break of the chain.
  private static Map<String, String> wrote(String line) {
    try {
      return Json.read(line, Journal.Entry.class).wrote();
    } catch (JacksonException unreadable) {
      return Map.of();
    }
  }

  /// Bytes that were kept and are gone, or are there and were never kept.
  private void vault(Set<String> found) throws IOException {
    Path list = file.folder().resolve(Case.KEPT);
    Set<String> kept =
        Files.exists(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();
    long unnamed = 0;
    for (String name : found) {
      if (name.startsWith(VAULT) && !kept.remove(Vault.named(file.folder().resolve(name)))) {
        unnamed++;
      }
    }
    if (unnamed > 0) {
      changes.add(
          "%s %s that no entry of the journal kept: a command that was cut off leaves such; run it again"
              .formatted(VAULT, unnamed == 1 ? "1 file" : unnamed + " files"));
    }
    kept.forEach(sha256 -> changes.add("%s%s: missing".formatted(VAULT, sha256)));
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(file.folder())) {
      Set<String> names = new TreeSet<>();
      walk.filter(Files::isRegularFile)
          .map(path -> file.folder().relativize(path))
          .filter(path -> !OUTSIDE.contains(path.getName(0).toString()))
          .forEach(path -> names.add(path.toString().replace('\\', '/')));
      return names;
    }
  }
}
