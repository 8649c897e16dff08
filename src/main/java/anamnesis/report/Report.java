package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.report.Block.Figure;
import anamnesis.report.Block.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What is told: one page for people, one document for machines, and a list for each table of what
/// is lost, disputed or different. All of an earlier report is replaced.
public final class Report {
  private static final String FOLDER = "report";

  private Report() {}

  /// Writes the report and names its files within the case.
  public static List<String> write(Case file, Night night) throws IOException {
    List<String> written = new ArrayList<>();
    written.add(put(file, "index.html", page(night)));
    written.add(put(file, "report.json", Json.pretty(ReportJson.of(night)) + "\n"));
    for (var list : lists(night).entrySet()) {
      written.add(put(file, list.getKey() + ".csv", list.getValue().toString()));
    }
    if (night.since() != null) {
      written.add(put(file, "since-the-wipe.csv", SinceSection.csv(night.since())));
    }
    return written;
  }

  static String page(Night night) {
    List<Section> sections = new ArrayList<>();
    sections.add(glance(night));
    sections.add(Events.happened(night));
    sections.add(Events.asked(night));
    sections.add(Events.people(night));
    sections.add(Recovery.tables(night));
    sections.add(Proven.of(night));
    sections.add(SinceSection.of(night));
    sections.add(Debts.lost(night));
    sections.add(Debts.duties(night));
    sections.add(Trust.custody(night));
    sections.add(Trust.unheard(night));
    return Page.of(night.name(), "Report of the case", sections);
  }

  private static Section glance(Night night) {
    return new Section(
        "glance",
        "At a glance",
        List.of(
            new Figures(
                List.of(
                    figure(night.recognised().people(), "people recognised"),
                    figure(night.rows(), "rows rebuilt"),
                    figure(night.answersLost(), "answers lost"),
                    figure(night.peopleAsked(), "people to ask again"),
                    figure(night.recognised().waiting(), "pairs waiting for a ruling"),
                    figure(night.silences().size(), "things not evaluated")))));
  }

  private static Figure figure(long number, String counts) {
    return new Figure(Events.number(number), counts);
  }

  /// One list for each table, even an empty one: it must replace that of an earlier run.
  private static SequencedMap<String, StringBuilder> lists(Night night) {
    SequencedMap<String, StringBuilder> lists = new TreeMap<>();
    night.tables().forEach(table -> lists.put(file(table.name()), begun()));
    for (Gap gap : night.regained().gaps()) {
      add(
          lists,
          gap.table(),
          List.of(gap.table(), gap.key(), gap.column(), gap.state(), gap.says()));
    }
    for (Proof.Difference difference : night.proof().differences()) {
      String columns = String.join(" ", difference.columns());
      add(
          lists,
          difference.table(),
          List.of(difference.table(), difference.key(), columns, difference.verdict(), ""));
    }
    return lists;
  }

  private static void add(
      SequencedMap<String, StringBuilder> lists, String table, List<String> cells) {
    lists.computeIfAbsent(file(table), _ -> begun()).append(Csv.line(cells));
  }

  /// The table without its schema; tables of two schemas with one name share a file.
  private static String file(String table) {
    return table.substring(table.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private static StringBuilder begun() {
    return new StringBuilder(Csv.line(List.of("table", "key", "column", "state", "what is said")));
  }

  private static String put(Case file, String name, String text) throws IOException {
    String path = FOLDER + "/" + name;
    file.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return path;
  }
}
