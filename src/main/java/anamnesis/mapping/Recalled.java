package anamnesis.mapping;

import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Quarantined;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All rows that can be made, and those that cannot.
public final class Recalled {
  private final Mapping mapping;
  private final List<Standing> standing;
  private final List<Refused> refused;

  Recalled(Mapping mapping, List<Standing> standing, List<Refused> refused) {
    this.mapping = mapping;
    this.standing = List.copyOf(standing);
    this.refused = List.copyOf(refused);
  }

  /// A row, and the keys of the exhibits that had something to say.
  record Standing(Row row, List<String> heard) {
    static Standing of(Draft draft) {
      return new Standing(draft.row(), draft.heard().stream().map(Exhibit::key).toList());
    }
  }

  /// A row that cannot stand, and why.
  record Refused(Draft draft, String why) {
    boolean record() {
      return !draft.mapping().rows().areOfPeople();
    }
  }

  /// The rows of a table in the order of their keys.
  public List<Row> rows(TableMapping table) {
    return standing.stream()
        .map(Standing::row)
        .filter(row -> row.table().equals(table.table()))
        .sorted(Comparator.comparing(Row::key))
        .toList();
  }

  /// What asked for a row that cannot be made: each exhibit once for each row.
  public List<Quarantined> quarantined() {
    return refused.stream()
        .flatMap(one -> one.draft().heard().stream().map(exhibit -> quarantined(exhibit, one)))
        .sorted(
            Comparator.comparing(Quarantined::kind)
                .thenComparing(Quarantined::reason)
                .thenComparing(Quarantined::sha256)
                .thenComparingLong(one -> one.place().offset()))
        .toList();
  }

  public long refusedRows(TableMapping table) {
    return refused.stream().filter(one -> one.draft().mapping().equals(table)).count();
  }

  /// @param omitted by the key of each exhibit that must not be heard, why
  public Fates fates(Map<String, String> omitted) {
    return new Fates(mapping, standing, refused, omitted);
  }

  private static Quarantined quarantined(Exhibit exhibit, Refused refused) {
    return new Quarantined(
        exhibit.sha256(),
        exhibit.place(),
        exhibit.witness(),
        exhibit.kind(),
        "%s, for %s".formatted(refused.why(), refused.draft().mapping().table()),
        exhibit.id());
  }
}
