package anamnesis.report;

import static anamnesis.report.Events.number;

import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Words;
import java.util.ArrayList;
import java.util.List;

/// Why any of it may be believed, and where it may not.
final class Trust {
  private Trust() {}

  static Section custody(Night night) {
    return new Section(
        "custody",
        "Custody",
        List.of(
            new Words(
                "This report was made from the files below, and from nothing else. Each is named with its SHA-256; the exhibits are stored under theirs. `anamnesis case verify` finds any later change to the case and to its journal."),
            new Grid(
                "The shelves that this report was made from",
                List.of(Column.code("file"), Column.number("lines"), Column.code("sha256")),
                night.holdings().stream()
                    .map(
                        holding ->
                            List.of(holding.file(), number(holding.lines()), holding.sha256()))
                    .toList())));
  }

  static Section unheard(Night night) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        night.silences().isEmpty()
            ? new Words("Every stage was run, and every record read was understood.")
            : new Grid(
                "What was not looked at, or could not be understood",
                List.of(Column.text("what"), Column.text("why")),
                night.silences().stream()
                    .map(silence -> List.of(silence.what(), silence.why()))
                    .toList()));
    if (!night.looked().notAsked().isEmpty()) {
      blocks.add(
          new Grid(
              "What the scan was not asked, and what would turn it into an answer",
              List.of(Column.code("detector"), Column.text("why")),
              night.looked().notAsked().stream()
                  .map(gap -> List.of(gap.detector(), gap.reason()))
                  .toList()));
    }
    return new Section("unheard", "What was not evaluated", blocks);
  }
}
