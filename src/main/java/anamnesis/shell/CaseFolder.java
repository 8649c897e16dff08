package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Cases;
import java.io.IOException;
import java.nio.file.Path;

/// Which folder is meant, also where the case in it cannot be opened as it is.
final class CaseFolder {
  private CaseFolder() {}

  /// That of the current case.
  static Path of(Call call) throws IOException {
    Surroundings around = call.surroundings();
    Path named =
        call.value("case")
            .or(() -> around.get("ANAMNESIS_CASE"))
            .map(Path::of)
            .or(() -> last(around))
            .orElseThrow(
                () -> new Refusal("no case is open", "begin one with `anamnesis case open NAME`"));
    return named.toAbsolutePath().normalize();
  }

  /// That of a case by its name, unless `--case` says where it is.
  static Path of(Call call, String name) {
    Path folder = new Cases(call.surroundings().environment()).folder(name);
    return call.value("case").map(Path::of).orElse(folder).toAbsolutePath().normalize();
  }

  private static java.util.Optional<Path> last(Surroundings around) {
    try {
      return new Cases(around.environment()).lastOpened();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
