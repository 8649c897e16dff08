package anamnesis.shell;

import anamnesis.evidence.Tally;
import anamnesis.playbook.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What became of everything that a witness said, as a person reads it.
final class GatherScreen {
  private static final String ROW = "  %-8s %9s %9s %9s %12s %9s";
  private static final int WIDTH = 80;

  private GatherScreen() {}

  static List<String> of(List<Tally> tallies, Map<String, Long> unsaid) {
    List<String> lines = new ArrayList<>();
    tallies.forEach(tally -> lines.add(answer(tally)));
    lines.add("");
    lines.add(ROW.formatted("", "read", "stored", "merged", "quarantined", "omitted"));
    for (Tally tally : tallies) {
      lines.add(row(tally));
      lines.addAll(Wrapped.at(WIDTH, "  proof    ", tally.proof()));
      if (tally.quarantined() > 0) {
        lines.add("  kept     what was not understood is in quarantine/gather.jsonl, with reasons");
      }
    }
    unsaid.forEach(
        (name, count) -> {
          lines.add(
              "  GONE     %s records that %s said before it does not say now: was it"
                  .formatted(number(count), name));
          lines.add(
              "           another place? Name all places of a witness at once, or the old one");
        });
    lines.add("");
    lines.add(
        tallies.stream().allMatch(Tally::complete)
            ? "  next     anamnesis link     once every witness was heard"
            : "  next     mend what the proof names, then the same again; this is kept");
    return lines;
  }

  private static String answer(Tally tally) {
    String told = tally.complete() ? "%s told all it holds" : "INCOMPLETE  %s did not tell all";
    return told.formatted(tally.name()) + ": %s exhibits kept.".formatted(number(tally.stored()));
  }

  private static String row(Tally tally) {
    return ROW.formatted(
        tally.name(),
        number(tally.read()),
        number(tally.stored()),
        number(tally.merged()),
        number(tally.quarantined()),
        number(tally.omitted()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
