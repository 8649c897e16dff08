package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.Copies;
import anamnesis.backup.Listed;
import anamnesis.detect.Bisect;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// When the data vanished: per table the last good and the first bad copy.
final class BackupsBisectCommand implements Command {
  @Override
  public String name() {
    return "backups bisect";
  }

  @Override
  public String about() {
    return "when the data vanished: per table the last good and first bad copy";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("PATH", "a folder of copies of one database"));
  }

  @Override
  public List<Option> options() {
    return List.of(Option.flag("every", "read every copy: also finds what was lost and came back"));
  }

  @Override
  public String example() {
    return "backups bisect ./backups";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String path = call.words().getFirst();
    Copies copies = Copies.at(path, call.surroundings().environment());
    Map<String, List<Listed>> series = Bisect.series(copies.listed());
    if (series.isEmpty()) {
      throw new Refusal("there is no copy in %s".formatted(path), "anamnesis backups PATH");
    }
    int all = series.values().stream().mapToInt(List::size).sum();
    try (Progress.Task task = call.progress().begin("reading copies", all)) {
      int[] read = {0};
      Bisect.Reader reader =
          (listed, told) -> {
            task.done(++read[0]);
            return copies.tell(listed.path(), told);
          };
      List<BisectScreen.Part> parts = new java.util.ArrayList<>();
      for (Map.Entry<String, List<Listed>> one : series.entrySet()) {
        Bisect.Found found = new Bisect(one.getValue(), reader).find(call.has("every"));
        Listed good = found.firstBad() == null ? null : found.lastGood();
        parts.add(
            new BisectScreen.Part(
                one.getKey(),
                one.getValue().size(),
                found,
                good == null ? null : copies.keeping(good)));
      }
      return new BisectScreen(path, parts).outcome();
    }
  }
}
