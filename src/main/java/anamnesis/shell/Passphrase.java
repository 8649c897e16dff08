package anamnesis.shell;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A passphrase: from a file, the environment, or the terminal without an echo; never from an
/// argument, which every process on the machine may read.
///
/// @param variable holds it, or with `_FILE` behind it the file that does, in its first line
/// @param whose what it opens
/// @param shortest 0 if it may be left out
record Passphrase(String variable, String whose, int shortest) {
  /// Below that, a stretched guess a fifth of a second is still too cheap.
  static final Passphrase OF_A_CASE = new Passphrase("ANAMNESIS_CASE_PASSPHRASE", "this case", 12);

  static final Passphrase OF_A_KEY = new Passphrase("ANAMNESIS_KEY_PASSPHRASE", "this key", 0);

  /// A new one; typed twice, for nobody can tell it to who forgot it.
  String chosen(Call call) throws IOException {
    Optional<String> given = given(call);
    String length = shortest == 0 ? "empty for none" : shortest + " characters or more";
    Optional<String> typed =
        given.or(() -> call.askHidden("A passphrase for %s (%s):".formatted(whose, length)));
    if (typed.isEmpty() && shortest > 0) {
      throw missing();
    }
    String chosen = typed.orElse("");
    if (chosen.length() < shortest) {
      throw new Refusal(
          "the passphrase has %d characters, and %d are needed"
              .formatted(chosen.length(), shortest),
          "four or five words that nobody says together are easy to keep");
    }
    boolean again = given.isEmpty() && !chosen.isEmpty();
    if (again && !call.askHidden("The same again:").equals(Optional.of(chosen))) {
      throw new Refusal("the two passphrases are not the same", "run this again; nothing was done");
    }
    return chosen;
  }

  /// The one that it has.
  String known(Call call) throws IOException {
    return given(call)
        .or(() -> call.askHidden("The passphrase of %s:".formatted(whose)))
        .orElseThrow(this::missing);
  }

  private Refusal missing() {
    return new Refusal(
        "%s wants a passphrase, and none was given".formatted(whose),
        "type it at a terminal, or set %s_FILE to a file that holds it".formatted(variable));
  }

  private Optional<String> given(Call call) throws IOException {
    Optional<String> file = call.surroundings().get(variable + "_FILE");
    if (file.isEmpty()) {
      return call.surroundings().get(variable);
    }
    Path path = LocalPath.of(file.get());
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new Refusal(
          "%s_FILE names %s, which cannot be read".formatted(variable, path),
          "name a file that holds the passphrase in its first line");
    }
    return Files.readString(path, StandardCharsets.UTF_8).lines().findFirst();
  }
}
