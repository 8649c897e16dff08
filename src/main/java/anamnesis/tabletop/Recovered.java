package anamnesis.tabletop;

import anamnesis.casefile.Case;
import anamnesis.detect.Finding;
import anamnesis.link.Decision;
import anamnesis.link.Identity;
import anamnesis.link.Pair;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the night brought back, as its shelves hold it.
final class Recovered {
  private static final List<String> TABLES = List.of("patient", "intake", "payment", "consent");

  private final List<Identity> people;
  private final Map<String, Identity> byPortalId;
  private final List<Pair> waiting;
  private final Map<String, Map<String, Row>> rows;
  private final List<Finding> findings;

  private Recovered(
      List<Identity> people,
      List<Pair> waiting,
      Map<String, Map<String, Row>> rows,
      List<Finding> findings) {
    this.people = people;
    this.waiting = waiting;
    this.rows = rows;
    this.findings = findings;
    this.byPortalId = new LinkedHashMap<>();
    for (Identity person : people) {
      person.names().stream()
          .filter(name -> name.namespace().equals("portal.patient"))
          .forEach(name -> byPortalId.put(name.value(), person));
    }
  }

  static Recovered read(Case file) {
    List<Identity> people =
        all(Identity.shelf(file).read()).stream()
            .filter(identity -> identity.kind() == Identity.Kind.PERSON)
            .toList();
    Set<String> ruled =
        all(Decision.shelf(file).read()).stream().map(Decision::pair).collect(Collectors.toSet());
    List<Pair> waiting =
        all(Pair.shelf(file).read()).stream()
            .filter(pair -> pair.band() == Pair.Band.REVIEW && !ruled.contains(pair.id()))
            .toList();
    Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
    for (String table : TABLES) {
      rows.put(
          table,
          all(Row.shelf(file, table).read()).stream()
              .collect(Collectors.toMap(Row::key, Function.identity())));
    }
    return new Recovered(people, waiting, rows, all(Finding.shelf(file, "scan").read()));
  }

  List<Identity> people() {
    return people;
  }

  @Nullable Identity known(String portalId) {
    return byPortalId.get(portalId);
  }

  @Nullable Row row(String table, String key) {
    return rows.getOrDefault(table, Map.of()).get(key);
  }

  Set<String> keys(String table) {
    return rows.getOrDefault(table, Map.of()).keySet();
  }

  /// A question about this person waits for an answer.
  boolean waits(Identity identity, Truth.Human human) {
    Set<String> theirs =
        identity.members().stream()
            .map(Identity.Member::exhibit)
            .collect(Collectors.toCollection(HashSet::new));
    theirs.add("ehr.patient:" + human.chart());
    theirs.add("stripe.customer:" + human.account());
    return waiting.stream()
        .anyMatch(pair -> theirs.contains(pair.a()) || theirs.contains(pair.b()));
  }

  Score.Lost lost(Truth truth) {
    Set<String> real = new TreeSet<>();
    truth.lost().forEach(cell -> real.add(cell.patient() + " " + cell.column()));
    Set<String> reported = new TreeSet<>();
    long invented = 0;
    for (Row row : rows.getOrDefault("intake", Map.of()).values()) {
      String patient = value(row.cells().get("patient_id"));
      for (var cell : row.cells().entrySet()) {
        String name = patient + " " + cell.getKey();
        if (cell.getValue() instanceof Cell.Lost lost) {
          if (lost.why() == Cell.Why.UNWITNESSED) {
            reported.add(name);
          }
        } else if (real.contains(name)) {
          invented++;
        }
      }
    }
    long wrongly = reported.stream().filter(name -> !real.contains(name)).count();
    reported.retainAll(real);
    return new Score.Lost(real.size(), reported.size(), invented + wrongly);
  }

  Score.Consents consents(Truth truth) {
    long right =
        truth.table("consent").stream()
            .filter(
                real -> {
                  Row row = row("consent", String.valueOf(real.get("id")));
                  return row != null
                      && real.entrySet().stream()
                          .allMatch(
                              cell ->
                                  value(row.cells().get(cell.getKey())).equals(cell.getValue()));
                })
            .count();
    return new Score.Consents(truth.table("consent").size(), right);
  }

  /// Whoever has a row in any table, or a payment, or a consent.
  Score.Erased erased(Truth truth) {
    Set<String> gone = truth.erased().stream().map(Truth.Human::key).collect(Collectors.toSet());
    Set<String> returned = new TreeSet<>();
    for (Map<String, Row> table : rows.values()) {
      for (Row row : table.values()) {
        String whose = value(row.cells().get("patient_id"));
        Stream.of(row.key(), whose).filter(gone::contains).forEach(returned::add);
      }
    }
    return new Score.Erased(gone.size(), returned.size());
  }

  Score.Synthetic synthetic(Truth truth) {
    Set<String> accused = new TreeSet<>();
    findings.stream()
        .filter(finding -> finding.detector().startsWith("S"))
        .forEach(finding -> accused.addAll(finding.records()));
    long found = truth.synthetic().stream().filter(accused::contains).count();
    return new Score.Synthetic(truth.synthetic().size(), found, accused.size() - found);
  }

  private static String value(@Nullable Cell cell) {
    return switch (cell) {
      case Cell.Known known -> known.value();
      case Cell.Inferred inferred -> inferred.value();
      case Cell.Disputed disputed -> disputed.loaded() ? disputed.among().getFirst().value() : "";
      case Cell.Lost lost -> "";
      case null -> "";
    };
  }

  private static <T> List<T> all(Stream<T> shelf) {
    try (shelf) {
      return shelf.toList();
    }
  }
}
