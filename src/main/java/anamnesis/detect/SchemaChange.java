package anamnesis.detect;

import anamnesis.database.ServerIdentity;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A table that is made of other columns, constraints or indexes than it was.
final class SchemaChange implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P24-schema-change",
          "columns, constraints or indexes that are not as they were",
          "is not made as it was",
          "a warning if a table, a column, a constraint or a unique index is gone or another; what"
              + " is new is worth knowing",
          "select from information_schema.columns and pg_constraint; compare with your migrations",
          "a migration that somebody wrote and reviewed: learn it with --accept",
          "find who changed it, and whether what was dropped held anything: look into a copy");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean readsRows() {
    return false;
  }

  @Override
  public Judgement examine(Against against) {
    boolean alike =
        major(against.then().version()).equals(major(against.look().catalogue().version()));
    List<Finding> findings = new ArrayList<>();
    for (Against.Pair pair : against.bare()) {
      Optional<Shape> now = Optional.ofNullable(pair.now()).map(table -> table.shape());
      judge(pair.name(), pair.then().shape(), now, alike)
          .map(change -> finding(pair, twin(pair, against).map(change::renamed).orElse(change)))
          .ifPresent(findings::add);
    }
    added(against).ifPresent(findings::add);
    anew(against, against.look().database()).ifPresent(findings::add);
    return new Judgement(findings, List.of(), true);
  }

  record Change(Severity severity, List<String> words) {
    /// It may be; whether its rows came along, nobody can tell from the catalogue.
    private Change renamed(String twin) {
      String words =
          "there is no such table any more; %s is new and has the same columns".formatted(twin);
      return new Change(severity, List.of(words + ": was it renamed?"));
    }
  }

  /// Of a table that is gone: one that is new, and made of the same columns.
  private static Optional<String> twin(Against.Pair pair, Against against) {
    if (pair.now() != null) {
      return Optional.empty();
    }
    Map<String, String> columns = marked(pair.then().shape().columns(), false);
    return against.look().catalogue().tables().entrySet().stream()
        .filter(table -> !against.then().tables().containsKey(table.getKey()))
        .filter(table -> marked(table.getValue().shape().columns(), false).equals(columns))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// @param alike whether both were told by the same version, which writes definitions alike
  static Optional<Change> judge(String table, Shape then, Optional<Shape> now, boolean alike) {
    if (now.isEmpty()) {
      return Optional.of(new Change(Severity.WARN, List.of("there is no such table any more")));
    }
    Shape there = now.get();
    Changed columns =
        Changed.between(marked(then.columns(), alike), marked(there.columns(), alike));
    Changed constraints =
        Changed.between(marked(then.constraints(), alike), marked(there.constraints(), alike));
    Changed indexes = Changed.between(indexes(then, alike), indexes(there, alike));
    if (columns.nothing() && constraints.nothing() && indexes.nothing()) {
      return Optional.empty();
    }
    boolean unique =
        indexes.gone().stream()
            .anyMatch(name -> then.indexes().getOrDefault(name, "").startsWith("unique"));
    boolean less =
        !columns.gone().isEmpty()
            || !columns.other().isEmpty()
            || !constraints.gone().isEmpty()
            || !constraints.other().isEmpty()
            || unique;
    List<String> words = new ArrayList<>(columns.words("column"));
    words.addAll(constraints.words("constraint"));
    words.addAll(indexes.words("index"));
    return Optional.of(new Change(less ? Severity.WARN : Severity.INFO, words));
  }

  /// Without those that stand behind a constraint, which is named already.
  private static Map<String, String> indexes(Shape shape, boolean alike) {
    Map<String, String> indexes = marked(shape.indexes(), alike);
    indexes.keySet().removeAll(shape.constraints().keySet());
    return indexes;
  }

  private static Map<String, String> marked(Map<String, String> defined, boolean alike) {
    Map<String, String> marked = new HashMap<>(defined);
    if (!alike) {
      marked.replaceAll((name, words) -> words.replaceFirst(" #[0-9a-f]+$", ""));
    }
    return marked;
  }

  private static Finding finding(Against.Pair pair, Change change) {
    SequencedMap<String, Object> measures = pair.measures();
    measures.put("changes", change.words());
    return RULE.finding(
        change.severity(),
        Confidence.PROOF,
        pair.name(),
        "%s: %s".formatted(pair.name(), Changed.some(change.words())),
        measures);
  }

  private static Optional<Finding> added(Against against) {
    List<String> added =
        against.look().catalogue().tables().keySet().stream()
            .filter(name -> against.selection().includes(name))
            .filter(name -> !against.then().tables().containsKey(name))
            .toList();
    if (added.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, Object> measures = against.measures();
    measures.put("added", added);
    return Optional.of(
        RULE.finding(
            Severity.INFO,
            Confidence.PROOF,
            "new tables",
            "new since the %s: %s".formatted(against.words(), Changed.some(added)),
            measures));
  }

  /// The same server and name, and another number: dropped, and created again.
  private static Optional<Finding> anew(Against against, ServerIdentity now) {
    ServerIdentity then = against.baseline().database();
    boolean other = against.baseline().isOf(now) && !then.sameDatabaseAs(now);
    SequencedMap<String, Object> measures = against.measures();
    measures.put("oidThen", then.databaseOid());
    measures.put("oidNow", now.databaseOid());
    return other
        ? Optional.of(
            RULE.finding(
                Severity.WARN,
                Confidence.PROOF,
                Finding.ITSELF,
                "the database was dropped and made anew since the " + against.words(),
                measures))
        : Optional.empty();
  }

  private static String major(String version) {
    return version.replaceFirst("\\D.*$", "");
  }
}
