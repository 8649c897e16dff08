package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass over the records of one table, in which all signs look at each of them.
///
/// What its columns hold is told by the first few hundred; those are looked at then.
public final class Pass implements PeopleTable.Look {
  private static final int SAMPLES = 200;

  private final String table;
  private final boolean declared;
  private final List<Sign> signs;
  private final Map<String, ColumnKind> corrected;
  private final List<@Nullable String[]> samples = new ArrayList<>();
  private final SequencedMap<Sign, Sign.Watch> watches = new LinkedHashMap<>();
  private final List<Eye> eyes = new ArrayList<>();
  private final Marks marks = new Marks();
  private final Keys keys = new Keys();
  private final Habits habits = new Habits();
  private Columns.@Nullable Heading heading;
  private @Nullable Columns columns;
  private @Nullable Person person;

  /// @param declared whether somebody said that its records are people
  public Pass(String table, boolean declared, List<Sign> signs, Map<String, ColumnKind> corrected) {
    this.table = table;
    this.declared = declared;
    this.signs = List.copyOf(signs);
    this.corrected = Map.copyOf(corrected);
  }

  @Override
  public void heading(List<String> names, Set<String> key) {
    heading = new Columns.Heading(table, names, key, corrected);
  }

  @Override
  public void record(@Nullable String[] values) {
    if (columns == null) {
      samples.add(values);
      if (samples.size() == SAMPLES) {
        begin();
      }
      return;
    }
    see(values);
  }

  /// What came of it; nothing if its records are not people.
  public Optional<Looked> close() {
    if (columns == null) {
      begin();
    }
    Columns known = columns;
    if (known == null || !ofPeople(known)) {
      return Optional.empty();
    }
    watches.forEach((sign, watch) -> watch.close(hand(sign)));
    marks.soften();
    watches.forEach((sign, watch) -> watch.conclude(hand(sign)));
    marks.soften();
    return Optional.of(new Looked(Crowd.of(known, marks, keys, habits), watches));
  }

  /// A table that was looked at, and what each sign that could look at it has to say.
  public record Looked(Crowd crowd, Map<Sign, Sign.Watch> watches) {
    /// The loudest that is said of it.
    public Optional<Finding> worst() {
      List<Finding> said = new ArrayList<>();
      InventedPeople.judge(crowd).ifPresent(said::add);
      watches.forEach((sign, watch) -> watch.finding(sign.rule(), crowd).ifPresent(said::add));
      return said.stream().max(Comparator.comparing(Finding::severity));
    }
  }

  private void begin() {
    if (heading == null) {
      return;
    }
    Columns known = Columns.of(heading, samples);
    columns = known;
    person = new Person(known);
    if (ofPeople(known)) {
      signs.forEach(sign -> sign.watch(known).ifPresent(watch -> watches.put(sign, watch)));
      watches.forEach((sign, watch) -> eyes.add(new Eye(watch, hand(sign))));
      samples.forEach(this::see);
    }
    samples.clear();
  }

  private boolean ofPeople(Columns known) {
    return known.ofPeople() || (declared && known.named());
  }

  private void see(@Nullable String[] values) {
    if (watches.isEmpty() || person == null) {
      return;
    }
    Person here = person.at(marks.records(), values);
    marks.record();
    keys.add(here.key());
    habits.add(here);
    for (Eye eye : eyes) {
      eye.watch().see(here, eye.hand());
    }
  }

  private record Eye(Sign.Watch watch, Marks.Hand hand) {}

  private Marks.Hand hand(Sign sign) {
    return marks.of(number(sign));
  }

  /// `S06` is 6: its bit among the signs of a record.
  static int number(Sign sign) {
    return Integer.parseInt(sign.rule().number().substring(1));
  }
}
