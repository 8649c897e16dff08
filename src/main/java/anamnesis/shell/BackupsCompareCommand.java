package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.backup.Compare;
import anamnesis.backup.Copies;
import anamnesis.backup.Differences;
import anamnesis.backup.Listed;
import java.io.IOException;
import java.util.List;

/// What changed from one copy to another, table by table and key by key.
final class BackupsCompareCommand implements Command {
  @Override
  public String name() {
    return "backups compare";
  }

  @Override
  public String about() {
    return "what changed between two copies, table by table, key by key";
  }

  @Override
  public List<Word> words() {
    return List.of(
        Word.required("A", "one copy, the earlier"), Word.required("B", "another, the later"));
  }

  @Override
  public String example() {
    return "backups compare portal-2026-03-08.sql.gz portal-2026-03-09.sql.gz";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Compare.One before = one(call, call.words().get(0));
    Compare.One after = one(call, call.words().get(1));
    Differences differences = new Compare(before, after, call.progress()).find();
    return new CompareScreen(differences, call.words(), new KeyMask(call.reveal())).outcome();
  }

  private static Compare.One one(Call call, String path) throws IOException {
    Copies copies = Copies.at(path, call.surroundings().environment());
    List<Listed> listed = copies.listed();
    if (listed.size() != 1) {
      throw new Refusal(
          "%s is not one copy: it holds %s".formatted(path, listed.size()),
          "name two copies; `anamnesis backups PATH` lists them");
    }
    return new Compare.One(copies, listed.getFirst());
  }
}
