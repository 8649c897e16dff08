package anamnesis.reconcile;

import anamnesis.casefile.Case;
import anamnesis.casefile.Shelf;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What reconciliation found about one record. No default: a new verdict breaks every switch.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Agreed.class, name = "agreed"),
  @JsonSubTypes.Type(value = Verdict.Single.class, name = "single"),
  @JsonSubTypes.Type(value = Verdict.Disputed.class, name = "disputed"),
  @JsonSubTypes.Type(value = Verdict.Missing.class, name = "missing"),
  @JsonSubTypes.Type(value = Verdict.Changed.class, name = "changed"),
  @JsonSubTypes.Type(value = Verdict.Unknown.class, name = "unknown"),
})
public sealed interface Verdict {
  String table();

  String key();

  /// In the database as witnessed, and more than one witness says so.
  record Agreed(String table, String key, int witnesses) implements Verdict {}

  /// In the database as witnessed, on one witness's word alone.
  record Single(String table, String key, String witness) implements Verdict {}

  /// In the database, with columns on which witnesses contradict each other.
  record Disputed(String table, String key, List<String> columns) implements Verdict {}

  /// Witnessed, but not in the database.
  record Missing(String table, String key) implements Verdict {}

  /// In the database with other values than were witnessed.
  record Changed(String table, String key, List<String> columns) implements Verdict {}

  /// In the database, and no witness knows it.
  record Unknown(String table, String key) implements Verdict {}

  static Shelf<Verdict> shelf(Case file) {
    return file.shelf("verdicts.jsonl", Verdict.class, 1);
  }
}
