package anamnesis.report;

import static anamnesis.report.Events.number;

import anamnesis.reconcile.Money;
import anamnesis.reconcile.since.Deed;
import anamnesis.reconcile.since.Deed.Amount;
import anamnesis.reconcile.since.Deed.Became;
import anamnesis.reconcile.since.Since;
import anamnesis.reconcile.since.Sum;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Warning;
import anamnesis.report.Block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happened since the wipe, and whether it came back with the rest.
final class SinceSection {
  /// All of them stand in the list beside the page.
  private static final int NAMED = 50;

  private SinceSection() {}

  static Section of(Night night) {
    List<Block> blocks = new ArrayList<>();
    Since since = night.since();
    if (since == null) {
      blocks.add(
          new Words(
              "What was paid or given back since is not told apart: nobody knows when it happened,"
                  + " or no witness was heard who tells of such things."));
    } else {
      blocks.addAll(told(since));
    }
    return new Section("since", "Since the wipe", blocks);
  }

  private static List<Block> told(Since since) {
    List<Block> blocks = new ArrayList<>();
    String moment = since.wiped().words();
    if (since.deeds().isEmpty()) {
      blocks.add(new Words("No witness tells of anything since the wipe (%s).".formatted(moment)));
    } else {
      blocks.add(
          new Words(
              "What happened since the wipe (%s) is in no copy from before it. It is rebuilt with"
                      .formatted(moment)
                  + " all the rest, and must not be lost by going back."));
      blocks.add(sums(since));
    }
    if (since.perhaps() + since.undated() > 0) {
      blocks.add(
          new Words(
              "%s of it perhaps happened before, for the moment is not known exactly; of %s more"
                      .formatted(number(since.perhaps()), number(since.undated()))
                  + " nobody says when."));
    }
    List<Deed> missing = since.became(Became.MISSING);
    if (!missing.isEmpty()) {
      blocks.add(
          new Warning(
              "%s not come back, though a table asks for it."
                  .formatted(Events.count(missing.size(), "thing has", "things have"))));
      blocks.add(missing(missing));
    }
    return blocks;
  }

  private static Grid sums(Since since) {
    return new Grid(
        "What happened since the wipe, and what became of it",
        List.of(
            Column.text("what"),
            Column.number("how often"),
            Column.number("amount"),
            Column.number("rebuilt"),
            Column.number("missing"),
            Column.number("kept, no table asks"),
            Column.number("erased")),
        since.sums().stream().map(sum -> row(since, sum)).toList());
  }

  private static List<String> row(Since since, Sum sum) {
    List<String> cells = new ArrayList<>(List.of(sum.word(), number(sum.count()), sum.written()));
    for (Became became : List.of(Became.THERE, Became.MISSING, Became.UNUSED, Became.OMITTED)) {
      cells.add(
          number(
              since.became(became).stream()
                  .filter(deed -> deed.word().equals(sum.word()))
                  .count()));
    }
    return cells;
  }

  private static Grid missing(List<Deed> missing) {
    return new Grid(
        "What has not come back" + (missing.size() > NAMED ? ", the first " + NAMED : ""),
        List.of(
            Column.text("what"),
            Column.code("exhibit"),
            Column.code("when (UTC)"),
            Column.number("amount"),
            Column.text("why")),
        missing.stream()
            .limit(NAMED)
            .map(
                deed ->
                    List.of(
                        deed.word(),
                        deed.exhibit(),
                        deed.at().toString(),
                        written(deed),
                        deed.why()))
            .toList());
  }

  private static String written(Deed deed) {
    Amount amount = deed.amount();
    return amount == null ? "" : Money.written(amount.minor(), amount.currency());
  }

  /// Every single one of them.
  static String csv(Since since) {
    StringBuilder list = new StringBuilder();
    list.append(
        Csv.line(
            List.of(
                "what", "exhibit", "when", "minor units", "currency", "perhaps", "became", "why")));
    for (Deed deed : since.deeds()) {
      Amount amount = deed.amount();
      list.append(
          Csv.line(
              List.of(
                  deed.word(),
                  deed.exhibit(),
                  deed.at().toString(),
                  amount == null ? "" : String.valueOf(amount.minor()),
                  amount == null ? "" : amount.currency(),
                  deed.perhaps() ? "yes" : "no",
                  deed.became().name().toLowerCase(Locale.ROOT),
                  deed.why())));
    }
    return list.toString();
  }
}
