package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where cases are kept on this machine, and which of them was opened last.
public final class Cases {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final Path home;

  /// @param environment `ANAMNESIS_HOME`, else the platform's data folder
  public Cases(Map<String, String> environment) {
    this.home = home(environment);
  }

  public Path home() {
    return home;
  }

  public Path folder(String name) {
    if (!NAME.matcher(name).matches() || name.chars().allMatch(c -> c == '.')) {
      throw new Refusal(
          "a case cannot be called by that name",
          "use letters, digits, `.`, `_` and `-`, at most 100 of them");
    }
    return home.resolve("cases").resolve(name);
  }

  public List<Path> all() throws IOException {
    Path cases = home.resolve("cases");
    if (!Files.isDirectory(cases)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(cases)) {
      return list.filter(Cases::isCase).sorted().toList();
    }
  }

  public void remember(Case opened) throws IOException {
    PrivateFiles.replace(last(), opened.folder().toString().getBytes(StandardCharsets.UTF_8));
  }

  public Optional<Path> lastOpened() throws IOException {
    if (!Files.isRegularFile(last())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(Files.readString(last()).strip())).filter(Cases::isCase);
    } catch (CharacterCodingException | InvalidPathException noise) {
      // A disk may leave anything there; then no case was opened last.
      return Optional.empty();
    }
  }

  /// Takes a closed case away for good, and leaves a stone.
  public void erase(Path folder, Instant now, String by) throws IOException {
    Closed closed = Closed.read(folder);
    String head = closed.encrypted() ? closed.head() : Case.open(folder).journal().head().hash();
    new Tombstone(1, closed.name(), now, by, head).raise(home);
    Folders.remove(folder);
  }

  private static boolean isCase(Path folder) {
    return Custody.isCase(folder) || Closed.is(folder);
  }

  private Path last() {
    return home.resolve("last-case");
  }

  private static Path home(Map<String, String> environment) {
    String named = environment.getOrDefault("ANAMNESIS_HOME", "");
    if (!named.isEmpty()) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    // Java takes the home of the account's entry, and an account may have none; HOME is what was
    // said.
    String told = environment.getOrDefault("HOME", "");
    Path user = Path.of(told.isEmpty() ? System.getProperty("user.home", ".") : told);
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return user.resolve("Library/Application Support/anamnesis");
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return (data.isEmpty() ? user.resolve(".local/share") : Path.of(data)).resolve("anamnesis");
  }
}
