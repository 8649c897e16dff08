package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Scan;
import java.util.Locale;

/// From which severity on what was found ends with exit 1.
record FailOn(Severity severity) {
  static final Option OPTION =
      Option.of("fail-on", "info|warn|critical", "from where on the exit is 1").orElse("warn");

  static FailOn of(Call call) {
    String word = call.value("fail-on", "warn");
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return new FailOn(severity);
      }
    }
    throw new Refusal("--fail-on cannot be \"%s\"".formatted(word), "it is info, warn or critical");
  }

  /// What was not evaluated keeps the exit from being 0.
  Exit exit(Scan.Result result) {
    Exit incomplete = result.notEvaluated().isEmpty() ? Exit.DONE : Exit.INCOMPLETE;
    boolean found = result.worst().filter(worst -> worst.compareTo(severity) >= 0).isPresent();
    return found ? Exit.FOUND.or(incomplete) : incomplete;
  }
}
