package anamnesis.shell;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The passphrase of a case: from the environment, a file, or the terminal without an echo; never
/// from an argument, which every process on the machine may read.
final class Passphrase {
  static final String VARIABLE = "ANAMNESIS_CASE_PASSPHRASE";
  static final String FILE = "ANAMNESIS_CASE_PASSPHRASE_FILE";

  /// Below that, a stretched guess a fifth of a second is still too cheap.
  private static final int SHORTEST = 12;

  private static final String SOURCES = "type it at a terminal, or set " + FILE;

  private Passphrase() {}

  /// A new one; typed twice, for nobody can tell it to who forgot it.
  static char[] chosen(Call call) throws IOException {
    Optional<String> given = given(call);
    String chosen =
        given
            .or(() -> call.askHidden("Passphrase for this case (12 characters or more):"))
            .orElseThrow(() -> new Refusal("no passphrase was given", SOURCES));
    if (chosen.length() < SHORTEST) {
      throw new Refusal(
          "the passphrase has %d characters, and %d are needed"
              .formatted(chosen.length(), SHORTEST),
          "four or five words that nobody says together are easy to keep");
    }
    if (given.isEmpty() && !call.askHidden("The same again:").equals(Optional.of(chosen))) {
      throw new Refusal("the two are not the same", "run this again; nothing was done");
    }
    return chosen.toCharArray();
  }

  static char[] known(Call call) throws IOException {
    return given(call)
        .or(() -> call.askHidden("Passphrase of this case:"))
        .orElseThrow(
            () -> new Refusal("the case is encrypted, and no passphrase was given", SOURCES))
        .toCharArray();
  }

  private static Optional<String> given(Call call) throws IOException {
    Optional<String> file = call.surroundings().get(FILE);
    if (file.isEmpty()) {
      return call.surroundings().get(VARIABLE);
    }
    if (!Files.isRegularFile(Path.of(file.get()))) {
      throw new Refusal("the file that %s names is not there".formatted(FILE), "mend or unset it");
    }
    return Optional.of(Files.readString(Path.of(file.get())).strip());
  }
}
