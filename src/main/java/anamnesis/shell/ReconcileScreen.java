package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Finding.Severity;
import anamnesis.playbook.Wrapped;
import anamnesis.reconcile.Conservation;
import anamnesis.reconcile.Difference;
import anamnesis.reconcile.Money;
import anamnesis.reconcile.Reconciled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What a reconciliation has to say.
///
/// @param stale whether more was heard since the rows were made
record ReconcileScreen(Reconciled reconciled, boolean fails, boolean stale, SinceScreen since) {
  private static final int SHOWN = 10;
  private static final int WIDTH = 80;

  Outcome outcome() {
    var json = Outcome.json("reconcile");
    var verdicts = json.putObject("verdicts");
    reconciled.counts().forEach(verdicts::put);
    Conservation sums = reconciled.conservation();
    json.putObject("conservation")
        .put("read", sums.read())
        .put("loaded", sums.loaded())
        .put("merged", sums.merged())
        .put("quarantined", sums.quarantined())
        .put("omitted", sums.omitted())
        .put("unused", sums.unused())
        .put("holds", sums.holds());
    json.set("money", Json.node(reconciled.money()));
    var differences = json.putArray("differences");
    reconciled.differences().forEach(one -> differences.add(node(one)));
    since.into(json);
    json.put("stale", stale);
    Exit exit = stale ? Exit.INCOMPLETE : Exit.DONE;
    return new Outcome(fails ? Exit.FOUND : exit, json, lines());
  }

  private static ObjectNode node(Difference one) {
    ObjectNode node = Json.object();
    node.put("severity", one.severity().name().toLowerCase(Locale.ROOT)).put("what", one.what());
    node.put("table", one.table()).put("key", one.key());
    node.set("columns", Json.node(one.columns()));
    return node.put("says", one.says());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Difference> real =
        reconciled.differences().stream().filter(one -> one.severity() != Severity.INFO).toList();
    lines.add(headline(real));
    lines.add("");
    lines.add("  rows         " + counts());
    reconciled.money().forEach(sum -> lines.add("  money        " + told(sum)));
    lines.add(
        "  references   %s followed"
            .formatted(Lines.count(reconciled.references(), "kind", "kinds")));
    conservation(lines);
    lines.addAll(since.lines("  %-12s "));
    if (!real.isEmpty()) {
      lines.add("");
      real.stream().limit(SHOWN).forEach(one -> lines.addAll(told(one)));
      if (real.size() > SHOWN) {
        lines.add("  and %,d more: --format json".formatted(real.size() - SHOWN));
      }
    }
    lines.add("");
    if (stale) {
      lines.add("  stale        the evidence is another than when the rows were made");
      lines.add("");
    }
    lines.add("  next         anamnesis " + next());
    return lines;
  }

  private String next() {
    return stale ? "link" : since.next().orElse(fails ? "case show" : "report");
  }

  private String headline(List<Difference> real) {
    if (!reconciled.conservation().holds()) {
      return "DOES NOT HOLD: records are not accounted for.";
    }
    return real.isEmpty()
        ? "Holds: %,d rows are as the witnesses sa%s%s."
            .formatted(
                reconciled.verdicts().size(),
                stale ? "id then" : "y",
                reconciled.money().isEmpty() ? "" : ", and the money to the cent")
        : "DIFFERS: %,d difference%s between the database and the witnesses."
            .formatted(real.size(), real.size() == 1 ? "" : "s");
  }

  private String counts() {
    return reconciled.counts().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private void conservation(List<String> lines) {
    Conservation sums = reconciled.conservation();
    lines.add(
        "  records      %,d read = %,d loaded + %,d merged"
            .formatted(sums.read(), sums.loaded(), sums.merged()));
    lines.add(
        "               + %,d in quarantine + %,d omitted + %,d unused"
            .formatted(sums.quarantined(), sums.omitted(), sums.unused()));
    sums.faults().forEach(fault -> lines.add("               " + fault));
  }

  private static List<String> told(Difference one) {
    String where = one.key().isEmpty() ? one.table() : one.table() + " " + one.key();
    List<String> lines = new ArrayList<>();
    lines.add("  %-12s %s".formatted(one.what(), where));
    lines.addAll(Wrapped.at(WIDTH, "               ", one.says()));
    if (!one.columns().isEmpty()) {
      lines.add("               " + String.join(", ", one.columns()));
    }
    return lines;
  }

  private static String told(Money sum) {
    return sum.same()
        ? "%s, witnessed and rebuilt".formatted(Money.written(sum.witnessed(), sum.currency()))
        : "%s witnessed, %s rebuilt"
            .formatted(
                Money.written(sum.witnessed(), sum.currency()),
                Money.written(sum.rebuilt(), sum.currency()));
  }
}
