package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.evidence.Tally;
import anamnesis.playbook.Wrapped;
import anamnesis.reconcile.wounded.Remnant;
import anamnesis.reconcile.wounded.Remnant.As;
import anamnesis.reconcile.wounded.Split;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whom of the wounded database anybody knows.
///
/// @param tallies of the witnesses, before anything was kept of the database
/// @param kept rows that are exhibits now
record WoundedScreen(Surveyed seen, List<Finding> findings, List<Tally> tallies, long kept) {
  private static final int WIDTH = 80;

  Outcome outcome(FailOn failOn) {
    boolean found =
        findings.stream().anyMatch(one -> one.severity().compareTo(failOn.severity()) >= 0);
    Exit incomplete = seen.gaps().isEmpty() ? Exit.DONE : Exit.INCOMPLETE;
    Exit exit = found ? Exit.FOUND.or(incomplete) : incomplete;
    return new Outcome(exit, json(), lines());
  }

  private ObjectNode json() {
    ObjectNode json = Outcome.json("reconcile");
    json.put("against", "wounded");
    verdicts(json.putObject("verdicts"));
    conservation(json.putObject("conservation"));
    json.putArray("money");
    ArrayNode differences = json.putArray("differences");
    findings.forEach(one -> differences.add(difference(one)));
    ObjectNode rows = json.putObject("rows");
    seen.splits().forEach(split -> rows.set(split.table(), node(split)));
    ArrayNode found = json.putArray("findings");
    findings.forEach(one -> found.add(ScanJson.of(one)));
    json.set("witnesses", Json.node(seen.witnesses()));
    json.set("notEvaluated", Json.node(seen.gaps()));
    return json.put("kept", kept);
  }

  /// The rows of one table, for scripts.
  static ObjectNode node(Split split) {
    ObjectNode node = Json.object();
    node.put("total", split.rows()).put("known", split.known());
    for (As as : As.values()) {
      node.put(as.word(), split.of(as));
    }
    return node.put("missing", split.missing());
  }

  /// In the words of any reconciliation: by how many witnesses a row is known.
  private void verdicts(ObjectNode verdicts) {
    verdicts.put("agreed", known(2, Long.MAX_VALUE)).put("single", known(1, 1));
    verdicts.put("disputed", 0).put("missing", sum(Split::missing));
    verdicts.put("changed", sum(split -> split.of(As.CHANGED)));
    verdicts.put("unknown", known(0, 0));
  }

  private long known(long from, long to) {
    return seen.remnants().stream()
        .filter(one -> one.as() != As.CHANGED)
        .map(WoundedScreen::witnesses)
        .filter(known -> known >= from && known <= to)
        .count();
  }

  /// What looks like an invented row knows nobody, whatever a copy of it says.
  private static long witnesses(Remnant one) {
    return one.as() == As.SYNTHETIC ? 0 : one.witnesses().size();
  }

  private long sum(ToLongFunction<Split> of) {
    return seen.splits().stream().mapToLong(of).sum();
  }

  /// Of what the witnesses said nothing is loaded by looking.
  private void conservation(ObjectNode sums) {
    sums.put("read", told(Tally::read)).put("loaded", 0).put("merged", told(Tally::merged));
    sums.put("quarantined", told(Tally::quarantined)).put("omitted", told(Tally::omitted));
    sums.put("unused", told(Tally::stored));
    sums.put("holds", tallies.stream().allMatch(Tally::holds));
  }

  private long told(ToLongFunction<Tally> of) {
    return tallies.stream().mapToLong(of).sum();
  }

  private static ObjectNode difference(Finding one) {
    ObjectNode node = Json.object();
    node.put("severity", one.severity().name().toLowerCase(Locale.ROOT))
        .put("what", one.detector());
    node.put("table", one.subject()).put("key", "");
    node.putArray("columns");
    return node.put("says", one.statement());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(headline());
    lines.add("");
    lines.addAll(Lines.wrapped("asked", "each row, whether one of these knows it: " + heard()));
    seen.splits().stream()
        .filter(split -> split.rows() > 0)
        .forEach(
            split -> lines.addAll(Lines.wrapped(split.people() ? "people" : "rows", told(split))));
    String empty =
        seen.splits().stream()
            .filter(split -> split.rows() == 0)
            .map(Split::table)
            .collect(Collectors.joining(", "));
    if (!empty.isEmpty()) {
      lines.addAll(Lines.wrapped("empty", empty));
    }
    if (kept > 0) {
      String words = " written since the wipe, as exhibits of the witness `wounded`";
      lines.addAll(Lines.wrapped("kept", Lines.count(kept, "row", "rows") + words));
    }
    seen.gaps().forEach(gap -> lines.addAll(Lines.wrapped("not seen", gap)));
    findings.stream().skip(1).forEach(one -> lines.addAll(told(one)));
    lines.add("");
    lines.add(next());
    return lines;
  }

  private String heard() {
    return String.join(", ", seen.witnesses());
  }

  private List<String> headline() {
    if (findings.isEmpty()) {
      return List.of("Every row of a person that stands there is known to a witness.");
    }
    Finding worst = findings.getFirst();
    return Wrapped.at(WIDTH, padded(worst.severity()), worst.statement() + ".");
  }

  private static List<String> told(Finding one) {
    return Wrapped.at(
        WIDTH, "  " + padded(one.severity()), "%s (%s)".formatted(one.statement(), number(one)));
  }

  private static String padded(Severity severity) {
    return String.format(Locale.ROOT, "%-11s", severity.name());
  }

  private static String number(Finding one) {
    return one.detector().substring(0, one.detector().indexOf('-'));
  }

  private static String told(Split split) {
    String parts =
        Stream.of(As.values())
            .filter(as -> split.of(as) > 0)
            .map(as -> words(as) + " " + Lines.number(split.of(as)))
            .collect(Collectors.joining(" · "));
    return "%s %s: %s; %s known to a witness"
        .formatted(split.table(), Lines.number(split.rows()), parts, Lines.number(split.known()));
  }

  private static String words(As as) {
    return switch (as) {
      case UNTOUCHED -> "untouched";
      case CHANGED -> "not as witnessed";
      case SINCE_THE_WIPE -> "real, since the wipe";
      case SYNTHETIC -> "invented";
      case UNKNOWN -> "unknown";
    };
  }

  private String next() {
    return kept > 0
        ? Lines.next("link", "takes in what was kept")
        : findings.isEmpty()
            ? Lines.next("case show", "")
            : Lines.next("explain " + number(findings.getFirst()), "what that rests on");
  }
}
