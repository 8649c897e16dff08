package anamnesis.detect.baseline;

import anamnesis.backup.Contents;
import anamnesis.backup.CopyRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who stands in each table of a copy, in the same hashes as those of the database beside it.
public final class CopyPeople implements Contents {
  private final Salt salt;
  private final SortedMap<String, Counted> tables = new TreeMap<>();
  private @Nullable Counted current;

  CopyPeople(Salt salt) {
    this.salt = salt;
  }

  /// @param people by name and birth date
  public record People(Sketch people, Sketch emails) {}

  @Override
  public void table(String name, List<String> columns) {
    // A table is told where it is made, without columns, and again where its rows begin.
    Counted known = tables.get(name);
    if (known == null || known.uses.isEmpty()) {
      known = new Counted(columns);
      tables.put(name, known);
    }
    current = known;
  }

  @Override
  public void row(CopyRow row) {
    if (current != null && current.speaks() && !row.tooLong()) {
      current.add(row.values(), salt);
    }
  }

  public SortedMap<String, People> found() {
    SortedMap<String, People> found = new TreeMap<>();
    tables.forEach(
        (name, counted) -> {
          if (counted.speaks()) {
            found.put(name, new People(counted.people.sketch(), counted.emails.sketch()));
          }
        });
    return found;
  }

  private static final class Counted {
    private final List<Optional<Wanted.Use>> uses = new ArrayList<>();
    private final Sketch.Tally people = new Sketch.Tally(Sketch.USUAL);
    private final Sketch.Tally emails = new Sketch.Tally(Sketch.USUAL);

    Counted(List<String> columns) {
      columns.forEach(column -> uses.add(Wanted.ofPeople(column)));
    }

    boolean speaks() {
      return uses.stream().anyMatch(Optional::isPresent);
    }

    void add(List<@Nullable String> values, Salt salt) {
      if (values.size() != uses.size()) {
        return;
      }
      Someone someone = new Someone();
      for (int i = 0; i < uses.size(); i++) {
        String value = values.get(i);
        if (value != null && uses.get(i).isPresent()) {
          someone.said(uses.get(i).get(), value);
        }
      }
      someone.into(people, emails, salt);
    }
  }
}
