package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.duty.Duty;
import anamnesis.evidence.Source;
import anamnesis.report.Night;
import anamnesis.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `report`: what is told, as one page, one document, and a list for each table.
final class ReportCommand implements Command {
  private final List<Source> sources;

  ReportCommand(List<Source> sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public String about() {
    return "what happened, what came back, what is lost, what is due: HTML, JSON, CSV";
  }

  @Override
  public String example() {
    return "report";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    SinceScreen since = new Aftermath(file, sources).told(call);
    since.keep(file);
    Night night = Night.of(file).with(since.since().orElse(null));
    List<String> files = Report.write(file, night);
    var json = Outcome.json("report");
    json.put("case", night.name()).put("folder", file.folder().toString());
    json.put("people", night.people()).put("rows", night.rows());
    json.put("answersLost", night.answersLost()).put("peopleAsked", night.peopleAsked());
    json.put("notEvaluated", night.silences().size());
    json.set("files", Json.node(files));
    since.into(json);
    List<String> lines = new ArrayList<>();
    lines.add("The report of %s is written.".formatted(night.name()));
    lines.add("");
    lines.addAll(said(night));
    lines.addAll(since.lines("  %-10s "));
    lines.add("");
    lines.add(Lines.of("page", file.folder().resolve(files.getFirst()).toString()));
    lines.add(Lines.of("beside it", beside(files)));
    lines.add("");
    lines.add(Lines.next(night.peopleAsked() > 0 ? "letters" : "case verify", ""));
    return new Outcome(Exit.DONE, json, lines);
  }

  private static List<String> said(Night night) {
    List<String> lines = new ArrayList<>();
    lines.add(Lines.of("rebuilt", rebuilt(night)));
    lines.add(Lines.of("lost", CaseShowCommand.lost(night)));
    lines.add(
        Lines.of(
            "unheard",
            Lines.count(night.silences().size(), "thing was", "things were") + " not evaluated"));
    for (Duty duty : night.duties()) {
      if (!duty.rule().citation().isEmpty()) {
        lines.addAll(Lines.wrapped("duty", duty.rule().citation() + " " + duty.clock().says()));
      }
    }
    return lines;
  }

  static String rebuilt(Night night) {
    return night.tables().isEmpty()
        ? "nothing yet"
        : Lines.count(night.tables().size(), "table", "tables")
            + ", "
            + Lines.count(night.rows(), "row", "rows");
  }

  private static String beside(List<String> files) {
    long csv = files.stream().filter(name -> name.endsWith(".csv")).count();
    return "report.json" + (csv == 0 ? "" : " and " + Lines.count(csv, "CSV file", "CSV files"));
  }
}
