package anamnesis.shell;

import anamnesis.casefile.Cases;
import anamnesis.casefile.Hash;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The trace of a bug: where in the code, never what was in its hands.
///
/// @param trace classes and lines; messages are left out, for they may quote a patient or a key
record Bug(String trace) {
  private static final int DEEPEST_CAUSE = 8;
  private static final int LINES = 40;

  static Bug of(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
      trace.append(depth == 0 ? "" : "caused by ").append(at.getClass().getName()).append('\n');
      trace.append(
          Arrays.stream(at.getStackTrace())
              .limit(LINES)
              .map(frame -> "  at " + frame + "\n")
              .collect(Collectors.joining()));
      at = at.getCause();
    }
    return new Bug(trace.toString());
  }

  /// Keeps the trace in a file, and says in one line where.
  String line(Surroundings around) {
    Path file =
        new Cases(around.environment())
            .home()
            .resolve("bugs")
            .resolve(Hash.of(trace).substring(0, 12) + ".txt");
    try {
      PrivateFiles.replace(file, trace.getBytes(StandardCharsets.UTF_8));
      return "bug: this should not have happened; its trace, without any data, is in " + file;
    } catch (IOException unwritable) {
      return "bug: this should not have happened, and its trace could not be written: "
          + trace.lines().findFirst().orElse("");
    }
  }
}
