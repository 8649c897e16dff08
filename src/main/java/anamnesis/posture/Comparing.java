package anamnesis.posture;

import anamnesis.backup.Contained;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.posture.TableDrilled.Content;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Holds what came back against what the copy holds: rows, times, and the rows themselves.
///
/// A dump writes times as its server's clock showed them and names no zone. So rows that differ in
/// UTC are read again in every zone that fits the copy's own times, until they are the same.
final class Comparing {
  private static final String UTC = "UTC";

  /// Since version 12 a server writes the shortest digits that mean the same number.
  private static final int SHORTEST_DIGITS = 12;

  private static final int MOST_ZONES = 40;

  private final Copy copy;
  private final List<DatabaseUrl> databases;
  private final Map<String, Copy.Table> found = new TreeMap<>();
  private final Set<String> unlike = new HashSet<>();
  private final Set<String> extensions = new HashSet<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<Collision> collisions = new ArrayList<>();
  private String zone = UTC;

  private Comparing(Copy copy, List<DatabaseUrl> databases) {
    this.copy = copy;
    this.databases = databases;
  }

  static Comparing of(Copy copy, List<DatabaseUrl> databases, Copies copies) throws IOException {
    Comparing comparing = new Comparing(copy, databases);
    comparing.read(UTC, Set.of());
    comparing.tryZones(copies);
    return comparing;
  }

  /// @param only these tables; all if empty
  private void read(String in, Set<String> only) throws IOException {
    Contained contained = new Contained(copy.takenAt().plus(Duration.ofDays(1)));
    for (DatabaseUrl url : databases) {
      try (Asked asked = Asked.open(url)) {
        asked.inZone(in);
        Holdings holdings = new Holdings(asked);
        for (Holdings.Held table : holdings.readable(filled())) {
          if (only.isEmpty() || only.contains(table.name())) {
            holdings.read(table, contained);
          }
        }
        note(holdings);
      }
    }
    contained.tables().forEach(table -> found.put(table.name(), table));
  }

  /// Sequences and the like are the same in every zone.
  private void note(Holdings holdings) {
    boolean again = !found.isEmpty();
    if (again) {
      return;
    }
    sequences.putAll(holdings.sequences());
    collisions.addAll(holdings.collisions());
    for (Holdings.Held table : holdings.tables()) {
      if (table.extension()) {
        extensions.add(table.name());
      }
      int server = Doubts.major(copy.origin().server());
      if (table.floats() && server > 0 && server < SHORTEST_DIGITS) {
        unlike.add(table.name());
      }
    }
  }

  private void tryZones(Copies copies) throws IOException {
    Set<String> differing = differing();
    if (differing.isEmpty()) {
      return;
    }
    Zones zones = new Zones();
    copies.tell(copy.path(), zones);
    for (String candidate : zones.candidates().stream().limit(MOST_ZONES).toList()) {
      read(candidate, differing);
      if (differing().isEmpty()) {
        zone = candidate;
        return;
      }
    }
  }

  private Set<String> differing() {
    Set<String> differing = new TreeSet<>();
    for (TableDrilled table : tables()) {
      if (table.content() == Content.DIFFERS && table.expected() == table.rows()) {
        differing.add(table.name());
      }
    }
    return differing;
  }

  private Set<String> filled() {
    Set<String> filled = new HashSet<>();
    copy.tables().stream()
        .filter(table -> table.rows() > 0)
        .forEach(table -> filled.add(table.name()));
    return filled;
  }

  List<TableDrilled> tables() {
    Set<String> names = new TreeSet<>(found.keySet());
    copy.tables().stream()
        .filter(table -> table.rows() > 0 || found.containsKey(table.name()))
        .forEach(table -> names.add(table.name()));
    List<TableDrilled> tables = new ArrayList<>();
    for (String name : names) {
      tables.add(table(name));
    }
    return tables;
  }

  private TableDrilled table(String name) {
    Copy.Table none = new Copy.Table(name, 0, 0, null, new java.util.LinkedHashMap<>(), null, null);
    Copy.Table expected = copy.table(name).orElse(none);
    boolean ours = !extensions.contains(name);
    Copy.Table back = ours ? found.getOrDefault(name, none) : expected;
    return new TableDrilled(
        name,
        expected.rows(),
        back.rows(),
        expected.newest(),
        back.newest(),
        content(expected, back, ours));
  }

  private Content content(Copy.Table expected, Copy.Table back, boolean ours) {
    boolean same =
        String.valueOf(expected.contentHash()).equals(String.valueOf(back.contentHash()));
    if (!ours) {
      return Content.NOT_COMPARED;
    }
    return same
        ? Content.SAME
        : unlike.contains(expected.name()) ? Content.NOT_COMPARED : Content.DIFFERS;
  }

  String zone() {
    return zone;
  }

  /// Those that do not stand where the copy says.
  List<String> sequences() {
    List<String> moved = new ArrayList<>();
    copy.sequences()
        .forEach(
            (name, last) -> {
              Long there = sequences.get(name);
              if (!last.equals(there)) {
                moved.add(
                    "%s is at %s, not at %s"
                        .formatted(name, there == null ? "its beginning" : there, last));
              }
            });
    return moved;
  }

  List<Collision> collisions() {
    return collisions;
  }
}
