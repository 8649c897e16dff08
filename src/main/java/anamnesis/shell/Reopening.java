package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Packing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// A closed case, opened again: as it was, with one line more in its journal.
final class Reopening {
  private Reopening() {}

  static Case of(Path folder, Call call) throws IOException {
    Surroundings around = call.surroundings();
    Closed closed = Closed.read(folder);
    if (closed.encrypted()) {
      new Packing(folder).unpack(Passphrase.OF_A_CASE.known(call).toCharArray());
    }
    Case file = Case.open(folder);
    Instant now = around.clock().instant();
    String command = "case open " + file.name();
    file.reopen(new Case.Deed(now, around.actor(), command, Duration.ZERO, 0, "opened again"));
    return file;
  }
}
