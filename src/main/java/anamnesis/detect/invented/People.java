package anamnesis.detect.invented;

import anamnesis.Progress;
import anamnesis.contact.ColumnKind;
import anamnesis.database.Trouble;
import anamnesis.detect.Finding;
import anamnesis.detect.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All people that a scan was given, looked at once, by all signs together, when the first asks.
public final class People {
  private final List<? extends PeopleTable> tables;
  private final List<Sign> signs;
  private final Map<String, Map<String, ColumnKind>> corrected;
  private final Progress progress;
  private @Nullable Seen seen;

  /// @param corrected what somebody said of columns, by table and column
  public People(
      List<? extends PeopleTable> tables,
      List<Sign> signs,
      Map<String, Map<String, ColumnKind>> corrected,
      Progress progress) {
    this.tables = List.copyOf(tables);
    this.signs = List.copyOf(signs);
    this.corrected = Map.copyOf(corrected);
    this.progress = progress;
  }

  private record Seen(List<Pass.Looked> tables, List<String> gaps) {}

  /// What a sign has to say of each table; what could not be read is everybody's gap.
  Judgement judgement(Sign sign) {
    List<Finding> findings = new ArrayList<>();
    boolean any = false;
    for (Pass.Looked table : looked().tables) {
      Sign.Watch watch = table.watches().get(sign);
      if (watch != null) {
        any = true;
        watch.finding(sign.rule(), table.crowd()).ifPresent(findings::add);
      }
    }
    return new Judgement(findings, looked().gaps, any || looked().gaps.isEmpty());
  }

  public boolean any() {
    return !tables.isEmpty();
  }

  /// What looks at them.
  public List<Sign> signs() {
    return signs;
  }

  public List<Crowd> crowds() {
    return looked().tables.stream().map(Pass.Looked::crowd).toList();
  }

  /// Those that were looked at so far: nobody is asked for only to be told of.
  public List<Crowd> seen() {
    Seen known = seen;
    return known == null ? List.of() : known.tables.stream().map(Pass.Looked::crowd).toList();
  }

  public List<String> gaps() {
    return looked().gaps;
  }

  private Seen looked() {
    Seen known = seen;
    if (known == null) {
      known = look();
      seen = known;
    }
    return known;
  }

  private Seen look() {
    List<Pass.Looked> looked = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    try (Progress.Task task = progress.begin("looking at people", tables.size())) {
      int done = 0;
      for (PeopleTable table : tables) {
        if (table.gap().isEmpty()) {
          look(table, gaps).ifPresent(looked::add);
        } else {
          gaps.add(table.gap());
        }
        task.done(++done);
      }
    }
    return new Seen(List.copyOf(looked), List.copyOf(gaps));
  }

  private Optional<Pass.Looked> look(PeopleTable table, List<String> gaps) {
    try {
      return look(table, pass(table), gaps);
    } catch (Trouble trouble) {
      gaps.add(
          table.name()
              + ": "
              + (trouble.forbidden() ? "no right to read it" : trouble.getMessage()));
      return Optional.empty();
    } catch (IOException e) {
      gaps.add(table.declared() ? String.valueOf(e.getMessage()) : table.name() + ": " + e);
      return Optional.empty();
    }
  }

  private Pass pass(PeopleTable table) {
    Map<String, ColumnKind> known = new HashMap<>(table.known());
    known.putAll(corrected.getOrDefault(table.name(), Map.of()));
    return new Pass(table.name(), table.declared(), signs, known);
  }

  private static Optional<Pass.Looked> look(PeopleTable table, Pass pass, List<String> gaps)
      throws IOException {
    try (Alongside alongside = new Alongside(pass)) {
      table.read(alongside);
      alongside.finish();
      Optional<Pass.Looked> looked = pass.close();
      if (table.declared() && looked.isEmpty()) {
        gaps.add(table.name() + ": none of its columns was recognised as one of people");
      } else if (table.declared() && looked.get().crowd().standing() == Standing.UNKNOWN) {
        gaps.add(table.name() + ": too few people to judge them as a crowd");
      }
      return looked;
    }
  }
}
