package anamnesis.source.dump;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.detect.Selection;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A copy remembers every row that it holds, even one that breaks off.
///
/// Of several copies the newest speaks, whether they are named at once or one after the other. What
/// an older one says again is merged; what it says otherwise is kept as what was said earlier, and
/// speaks for no table.
public final class DumpSource implements Source {
  private static final String TABLES = "tables";

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String about() {
    return "every row of a backup, also of a damaged one, up to where it breaks off";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(
        new Argument("FILE|URI", "a copy of the database, or s3://BUCKET/KEY", true, true));
  }

  @Override
  public boolean outside() {
    return false;
  }

  @Override
  public List<Choice> choices() {
    return List.of(
        new Choice(TABLES, "A,B", "only the rows of these tables"),
        new Choice(ANEW, "", "forget the copies that were heard before"));
  }

  @Override
  public boolean addsUp(Question question) {
    return !question.chosen().containsKey(ANEW);
  }

  @Override
  public Testimony gather(Question question, Intake intake)
      throws IOException, InterruptedException {
    Selection selection = selection(question);
    List<OneCopy> copies =
        OneCopy.all(question.words(), question.environment(), question.progress());
    refuseUnknown(selection, copies);
    List<Said> said = new ArrayList<>();
    long rows = copies.stream().mapToLong(copy -> copy.rows(selection)).sum();
    long before = 0;
    try (Progress.Task task = question.progress().begin("rows", rows)) {
      for (OneCopy copy : copies) {
        long behind = before;
        Rows told =
            new Rows(intake, selection, copy.copy().takenAt(), soFar -> task.done(behind + soFar));
        said.add(Said.by(copy, told, selection));
        before += told.count();
      }
    }
    String proof = String.join("; ", said.stream().map(Said::proof).toList());
    boolean whole = said.stream().allMatch(Said::complete);
    return new Testimony(whole, proof + databases(copies));
  }

  private static Selection selection(Question question) {
    String tables = question.chosen().getOrDefault(TABLES, "");
    return new Selection(
        Arrays.stream(tables.split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static void refuseUnknown(Selection selection, List<OneCopy> copies) {
    for (String name : selection.names()) {
      Selection one = new Selection(List.of(name));
      if (copies.stream().noneMatch(copy -> copy.holds(one))) {
        throw new Refusal(
            "there is no table \"%s\" in the copy".formatted(name),
            "see which there are: anamnesis backups FILE");
      }
    }
  }

  /// Copies of two databases are no two words on one thing: whoever named both should know.
  private static String databases(List<OneCopy> copies) {
    List<String> names =
        copies.stream()
            .map(copy -> copy.copy().origin().database())
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .toList();
    return names.size() < 2 ? "" : "; they are of different databases: " + String.join(", ", names);
  }
}
