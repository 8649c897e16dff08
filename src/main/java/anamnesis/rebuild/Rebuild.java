package anamnesis.rebuild;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Journal;
import anamnesis.casefile.Json;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Quarantined;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Fates;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Recall;
import anamnesis.mapping.Recalled;
import anamnesis.mapping.Row;
import anamnesis.mapping.TableMapping;
import anamnesis.mapping.Witnesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Makes the lost tables again: rows out of exhibits, and the rows into a fresh database.
///
/// The database comes first, the case's shelves after it: a refused rebuild leaves no row, and a
/// killed one is finished by the same command again.
public final class Rebuild {
  /// The name of the database in the case's own server.
  public static final String DATABASE = "fresh";

  private final Case file;
  private final Mapping mapping;

  public Rebuild(Case file, Mapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  /// Where the case's own server keeps its data.
  public static Path data(Case file) {
    return file.folder().resolve("fresh").resolve("data");
  }

  /// @param chosen the tables to fill; all are made
  public Rebuilt run(Into into, List<TableMapping> chosen, Path schema, Progress progress)
      throws IOException {
    try (OwnServer own = new OwnServer(data(file))) {
      if (into instanceof Into.Own) {
        own.start();
      }
      return run(into, own, chosen, schema, progress);
    }
  }

  private Rebuilt run(
      Into into, OwnServer own, List<TableMapping> chosen, Path schema, Progress progress)
      throws IOException {
    Witnesses witnesses = Witnesses.of(file, mapping, progress);
    Recalled recalled = Recall.rows(mapping, witnesses);
    SequencedMap<TableMapping, List<Row>> wanted = new LinkedHashMap<>();
    mapping.tables().stream()
        .filter(chosen::contains)
        .forEach(table -> wanted.put(table, recalled.rows(table)));
    long written = send(into, own, wanted, progress);
    boolean kept = !(into instanceof Into.Nowhere);
    if (kept) {
      keep(recalled, wanted);
    }
    Ends ends = ends(recalled.fates(witnesses.omitted()), kept);
    List<Rebuilt.Table> tables =
        wanted.entrySet().stream()
            .map(
                entry ->
                    Rebuilt.Table.of(
                        entry.getKey().table(),
                        entry.getValue(),
                        recalled.refusedRows(entry.getKey())))
            .toList();
    Rebuilt rebuilt =
        new Rebuilt(
            into.toString(),
            mapping.folder().toString(),
            schema.toString(),
            written,
            tables,
            lost(wanted.values()),
            ends.fates(),
            ends.unused());
    if (kept) {
      Rebuilt.shelf(file).write(List.of(rebuilt.whoeverWrote()));
    }
    return rebuilt;
  }

  private long send(
      Into into, OwnServer own, SequencedMap<TableMapping, List<Row>> wanted, Progress progress)
      throws IOException {
    return switch (into) {
      case Into.Own _ -> {
        EmbeddedServer server = own.started();
        server.ensure(DATABASE);
        try (Fresh fresh = Fresh.open(server.url(DATABASE))) {
          yield new Filling(fresh, mapping, mark(), true).fill(wanted, progress);
        }
      }
      case Into.Outside(var url, var wounded, var scanned) -> {
        try (Fresh fresh = Fresh.open(url)) {
          wounded.ifPresent(fresh::refuseIf);
          // One that holds our own rows was looked at after it was filled.
          if (!Present.isOurs(fresh, mark())) {
            scanned.forEach(fresh::refuseIf);
          }
          yield new Filling(fresh, mapping, mark(), false).fill(wanted, progress);
        }
      }
      case Into.ScriptFile(Path script) -> {
        Script.write(script, door -> write(door, wanted));
        yield wanted.values().stream().mapToLong(List::size).sum();
      }
      case Into.Nowhere _ -> 0;
    };
  }

  private void write(Door door, SequencedMap<TableMapping, List<Row>> wanted) throws IOException {
    door.run(mapping.schema().sql());
    door.run("set local search_path = public;");
    door.run(Lineage.DEFINITIONS);
    for (var entry : wanted.entrySet()) {
      TableRows.write(door, entry.getKey(), entry.getValue(), mark());
    }
  }

  private void keep(Recalled recalled, SequencedMap<TableMapping, List<Row>> wanted)
      throws IOException {
    file.clear("rows");
    for (TableMapping table : mapping.tables()) {
      List<Row> rows = wanted.containsKey(table) ? wanted.get(table) : recalled.rows(table);
      Row.shelf(file, table.shelf()).write(rows);
    }
    Quarantined.shelf(file, "rebuild").write(recalled.quarantined());
  }

  /// Every exhibit on the shelf has one fate.
  private Ends ends(Fates fates, boolean kept) throws IOException {
    Ends ends = new Ends();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      Iterator<Fate> all = exhibits.map(fates::of).map(ends::count).iterator();
      if (kept) {
        Fate.shelf(file).write(all);
      } else {
        all.forEachRemaining(_ -> {});
      }
    }
    return ends;
  }

  private static SequencedMap<Cell.Why, Long> lost(Collection<List<Row>> tables) {
    SequencedMap<Cell.Why, Long> counts = new LinkedHashMap<>();
    for (Cell.Why why : Cell.Why.values()) {
      counts.put(why, 0L);
    }
    tables.stream()
        .flatMap(List::stream)
        .flatMap(row -> row.cells().values().stream())
        .forEach(
            cell -> {
              if (cell instanceof Cell.Lost lost) {
                counts.merge(lost.why(), 1L, Long::sum);
              }
            });
    return counts;
  }

  /// Whose rows these are: the case's name and the first line of its journal, which no two cases
  /// share.
  private String mark() throws IOException {
    List<Journal.Entry> entries = file.journal().entries();
    return Hash.of(file.name() + (entries.isEmpty() ? "" : Json.write(entries.getFirst())));
  }

  /// Refuses where there is nothing to rebuild from.
  public static void refuseUnready(Case file) {
    if (Exhibit.shelf(file).isEmpty()) {
      throw new Refusal(
          "the case holds no exhibits yet", "ask the witnesses first: `anamnesis gather stripe`");
    }
    if (anamnesis.link.Identity.shelf(file).isEmpty()) {
      throw new Refusal(
          "nobody was linked yet: the exhibits have no identities", "run `anamnesis link`");
    }
  }
}
