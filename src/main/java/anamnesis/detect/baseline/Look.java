package anamnesis.detect.baseline;

import anamnesis.Progress;
import anamnesis.database.Asked;
import anamnesis.database.ServerIdentity;
import anamnesis.database.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A look at the database as it stands: its catalogue and counters at once, its rows when somebody
/// first asks, in one pass over each table.
public final class Look {
  /// Counters as they stand; where they began anew nobody knows what was deleted before.
  private static final String COUNTERS =
      """
      select schemaname || '.' || relname as name, n_tup_del as deleted from pg_stat_user_tables
      """;

  private static final String WATCHERS =
      """
      select e.evtname as name, e.evtevent || case when e.evtenabled in ('D', 'R')
             then ' switched off' else '' end as kind, coalesce(p.prosrc, '') as definition
      from pg_event_trigger e join pg_proc p on p.oid = e.evtfoid
      """;

  private final Asked asked;
  private final Manner manner;
  private final List<Relation> relations;
  private final Portrait bare;
  private final List<Strays.Reference> references;
  private final List<String> gaps = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private @Nullable Portrait whole;
  private @Nullable SortedMap<String, Long> strays;

  /// How to look.
  ///
  /// @param at the moment of it
  /// @param precious tables of which every key is kept
  public record Manner(Salt salt, Instant at, Predicate<String> precious, Progress progress) {}

  public Look(Asked asked, Manner manner) {
    this.asked = asked;
    this.manner = manner;
    this.relations = Relation.all(asked);
    this.references = Strays.in(asked, relations);
    this.bare = bare();
  }

  public ServerIdentity database() {
    return asked.identity();
  }

  /// What the catalogue and the counters tell, before any row was read.
  public Portrait catalogue() {
    return bare;
  }

  /// Columns that name rows which nothing sees to.
  public List<Strays.Reference> references() {
    return references;
  }

  /// How many rows name a parent that is not there, by the column that names it.
  public SortedMap<String, Long> strays() {
    SortedMap<String, Long> known = strays;
    if (known == null) {
      known = counted();
      strays = known;
    }
    return known;
  }

  /// All of it.
  public Portrait portrait() {
    Portrait known = whole;
    if (known == null) {
      known = whole();
      whole = known;
    }
    return known;
  }

  /// Which tables could not be read, and why; known once the portrait is.
  public List<String> gaps() {
    return List.copyOf(gaps);
  }

  private Portrait bare() {
    Map<String, Long> deleted = new HashMap<>();
    asked.each(COUNTERS, row -> deleted.put(row.word("name"), row.count("deleted")));
    Map<String, Shape> shapes = new ShapeLook(asked, manner.salt()).of(relations);
    SortedMap<String, Portrait.Table> tables = new TreeMap<>();
    for (Relation relation : relations) {
      tables.put(
          relation.name(),
          new Portrait.Table(
              manner.at(),
              shapes.getOrDefault(relation.name(), Shape.nothing()),
              deleted.getOrDefault(relation.name(), -1L),
              null));
    }
    SortedMap<String, String> watchers = new TreeMap<>();
    asked.each(
        WATCHERS,
        row ->
            watchers.put(
                row.word("name"),
                row.word("kind") + " #" + manner.salt().label("is", row.word("definition"))));
    return new Portrait(
        manner.at(),
        asked.identity().version(),
        tables,
        PowersLook.of(asked, manner.salt()),
        watchers,
        List.of(),
        new TreeMap<>());
  }

  private Portrait whole() {
    Map<String, RowsLook> looks = new LinkedHashMap<>();
    try (Progress.Task task = manner.progress().begin("reading tables", relations.size())) {
      for (Relation relation : relations) {
        read(relation, looks);
        task.done(looks.size());
      }
    }
    BitSet open = new BitSet();
    looks.values().forEach(look -> open.or(look.pace().days()));
    SortedMap<String, Portrait.Table> tables = new TreeMap<>();
    bare.tables()
        .forEach(
            (name, table) -> {
              RowsLook look = looks.get(name);
              Held held = look == null ? null : held(look, open);
              tables.put(
                  name, new Portrait.Table(table.at(), table.shape(), table.deleted(), held));
            });
    return new Portrait(
        bare.at(),
        bare.version(),
        tables,
        bare.powers(),
        bare.watchers(),
        Closure.in(open, PaceTally.DAYS, bare.at()),
        strays());
  }

  private static Held held(RowsLook look, BitSet open) {
    return look.held().at(look.pace().pace(open).orElse(null));
  }

  private void read(Relation relation, Map<String, RowsLook> looks) {
    if (!relation.hidden().isEmpty()) {
      gaps.add(relation.name() + ": " + relation.hidden());
      return;
    }
    Wanted wanted = Wanted.of(relation);
    boolean precious = manner.precious().test(relation.name());
    RowsLook look = new RowsLook(wanted, manner.salt(), manner.at(), precious);
    try (CopyLines lines = new CopyLines(look::add)) {
      asked.copyOut(wanted.sql(), lines);
      looks.put(relation.name(), look);
    } catch (Trouble trouble) {
      refuseLost(trouble);
      gaps.add(
          relation.name()
              + ": "
              + (trouble.forbidden() ? "no right to read it" : trouble.getMessage()));
    } catch (IOException broken) {
      gaps.add(relation.name() + ": its rows could not be read");
    }
  }

  /// Half a look is none: it would be learnt as if the rest were not there.
  private static void refuseLost(Trouble trouble) {
    if (trouble.lost()) {
      throw trouble;
    }
  }

  private SortedMap<String, Long> counted() {
    SortedMap<String, Long> counted = new TreeMap<>();
    for (Strays.Reference reference : references) {
      try {
        asked
            .first(reference.sql(), row -> row.count("rows"))
            .ifPresent(rows -> counted.put(reference.name(), rows));
      } catch (Trouble trouble) {
        refuseLost(trouble);
        unread.add(reference.name() + ": " + trouble.getMessage());
      }
    }
    return counted;
  }

  /// To be told the rows of a copy, whose people are then held against those of this look.
  public CopyPeople people() {
    return new CopyPeople(manner.salt());
  }

  /// Which of them could not be counted.
  public List<String> uncounted() {
    return List.copyOf(unread);
  }
}
