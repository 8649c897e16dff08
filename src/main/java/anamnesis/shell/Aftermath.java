package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.detect.Wiped;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.evidence.Telltale;
import anamnesis.reconcile.since.Since;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What happened since the wipe, as the commands of a night come by it.
record Aftermath(Case file, List<Source> sources) {
  static final Option WIPED =
      Option.of("wiped", "TIME", "when it happened, as 2026-04-03T03:07Z").orElse("as was scanned");

  /// When it happened: as this line says, or `case.yaml`, or an earlier line, or the scan.
  static Optional<Wiped> wiped(Call call, Optional<Case> file) throws IOException {
    Optional<Wiped> typed = call.value(WIPED.name()).map(Wiped::said);
    if (typed.isPresent() || file.isEmpty()) {
      return typed;
    }
    Optional<Wiped> known = Wiped.of(file.get());
    boolean written = known.filter(wiped -> wiped.told() == Wiped.By.CASE).isPresent();
    return written
        ? known
        : Since.lastWiped(file.get())
            .filter(wiped -> wiped.told() == Wiped.By.PERSON)
            .or(() -> known);
  }

  /// As it was told last; told anew where the exhibits or the moment are others by now.
  SinceScreen told(Call call) throws IOException {
    Optional<Wiped> wiped = wiped(call, Optional.of(file));
    if (!isTold() || wiped.isEmpty()) {
      return new SinceScreen(isTold(), Optional.empty());
    }
    Optional<Since> last = Since.last(file).filter(since -> since.wiped().equals(wiped.get()));
    return last.isPresent()
        ? new SinceScreen(true, last)
        : new SinceScreen(true, Optional.of(since(wiped.get(), call.progress())));
  }

  private Since since(Wiped wiped, Progress progress) throws IOException {
    return Since.of(file, wiped, telltales(), progress);
  }

  /// What every witness says its records tell of.
  List<Telltale> telltales() {
    return sources.stream().flatMap(source -> source.telltales().stream()).toList();
  }

  /// Whether a witness was heard who tells of such things at all.
  private boolean isTold() {
    try (Stream<Tally> heard = Tally.shelf(file).read()) {
      List<String> names = heard.map(Tally::name).toList();
      return sources.stream()
          .filter(source -> !source.telltales().isEmpty())
          .anyMatch(source -> names.contains(source.name()));
    }
  }
}
