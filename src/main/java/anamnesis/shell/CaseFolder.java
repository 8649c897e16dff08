package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import java.io.IOException;
import java.nio.file.Path;

/// Which folder is meant, also where the case in it cannot be opened as it is.
final class CaseFolder {
  private CaseFolder() {}

  /// That of the current case.
  static Path of(Call call) throws IOException {
    return call.caseFolder()
        .orElseThrow(
            () -> new Refusal("no case is open", "begin one with `anamnesis case open NAME`"))
        .toAbsolutePath()
        .normalize();
  }

  /// That of a case by its name, unless `--case` says where it is.
  static Path of(Call call, String name) {
    Path folder = new Cases(call.surroundings().environment()).folder(name);
    return call.value("case").map(Path::of).orElse(folder).toAbsolutePath().normalize();
  }

  /// For what writes in a case that it does not open as others do.
  static Hold hold(Path folder, String command, Call call) throws IOException {
    Surroundings around = call.surroundings();
    return Hold.of(folder, Holder.of(around.actor(), command, around.clock().instant()));
  }
}
