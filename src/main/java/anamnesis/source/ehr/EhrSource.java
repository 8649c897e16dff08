package anamnesis.source.ehr;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The EHR remembers who was seen: every row of every table of its export.
public final class EhrSource implements Source {
  @Override
  public String name() {
    return "ehr";
  }

  @Override
  public String about() {
    return "charts, appointments, intake answers and every other table of an EHR's CSV export";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(new Argument("PATH", "the export's folder, or single CSV files", true, true));
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    ExportFiles files = ExportFiles.in(question.words());
    if (files.tables().isEmpty()) {
      throw new Refusal(
          "there is no CSV table in %s".formatted(String.join(", ", question.words())),
          "name the folder that holds demographics.csv; an archive must be unpacked first");
    }
    List<Sheet> sheets = new ArrayList<>();
    try (Progress.Task task = question.progress().begin("tables", files.tables().size())) {
      for (Map.Entry<String, Path> table : files.tables().entrySet()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        sheets.add(read(table, intake));
        task.done(sheets.size());
      }
    }
    boolean complete =
        files.archives() == 0
            && files.missed().isEmpty()
            && sheets.stream().allMatch(sheet -> sheet.trouble().isEmpty());
    return new Testimony(complete, proof(files, sheets));
  }

  private static Sheet read(Map.Entry<String, Path> table, Intake intake) throws IOException {
    try {
      return Sheet.read(table.getKey(), table.getValue(), intake);
    } catch (AccessDeniedException | NoSuchFileException e) {
      return Sheet.unreadable(table.getKey());
    }
  }

  private static String proof(ExportFiles files, List<Sheet> sheets) {
    List<String> words = new ArrayList<>();
    long rows = sheets.stream().mapToLong(Sheet::rows).sum();
    words.add("%d tables read to their last line, %d rows".formatted(sheets.size(), rows));
    for (Sheet sheet : sheets) {
      if (!sheet.trouble().isEmpty()) {
        words.add("%s %s".formatted(sheet.place(), sheet.trouble()));
      } else if (sheet.rows() == 0) {
        words.add("%s is empty".formatted(sheet.place()));
      } else if (!sheet.encoding().equals("UTF-8")) {
        words.add("%s is in %s".formatted(sheet.place(), sheet.encoding()));
      }
    }
    words.addAll(files.missed());
    if (!files.others().isEmpty()) {
      words.add("files that are no tables: " + files.described());
    }
    if (files.archives() > 0) {
      words.add("unpack the archives: what is in them was not read");
    }
    return String.join("; ", words);
  }
}
