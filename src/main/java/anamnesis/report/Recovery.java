package anamnesis.report;

import static anamnesis.report.Events.number;

import anamnesis.report.Block.Bar;
import anamnesis.report.Block.Bars;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Part;
import anamnesis.report.Block.Words;
import java.util.List;

/// What came back.
final class Recovery {
  private Recovery() {}

  static Section tables(Night night) {
    if (night.tables().isEmpty()) {
      return new Section("tables", "Rebuilt tables", List.of(new Words("Nothing is rebuilt yet.")));
    }
    return new Section(
        "tables",
        "Rebuilt tables",
        List.of(
            new Words(
                "Every cell has a witness, or says why it has none. Known: a witness says it and none contradicts. Inferred: it follows by a named rule. Disputed: witnesses contradict each other. Lost: it existed, and nobody holds it."),
            new Bars(night.tables().stream().map(Recovery::bar).toList()),
            new Grid(
                "Cells by table",
                List.of(
                    Column.code("table"),
                    Column.number("rows"),
                    Column.number("known"),
                    Column.number("inferred"),
                    Column.number("disputed"),
                    Column.number("lost"),
                    Column.number("withheld"),
                    Column.number("unspoken")),
                night.tables().stream().map(Recovery::row).toList()),
            new Words(
                "Withheld cells open a door (passwords, tokens): their owners set them anew. Of unspoken ones no witness speaks; they may never have existed.")));
  }

  private static Bar bar(TableCount table) {
    return new Bar(
        table.name(),
        List.of(
            new Part("known", table.known()),
            new Part("inferred", table.inferred()),
            new Part("disputed", table.disputed()),
            new Part("lost", table.lost())));
  }

  private static List<String> row(TableCount table) {
    return List.of(
        table.name(),
        number(table.rows()),
        number(table.known()),
        number(table.inferred()),
        number(table.disputed()),
        number(table.lost()),
        number(table.withheld()),
        number(table.unspoken()));
  }
}
