package anamnesis.detect;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.seed.Seeds;
import java.util.List;
import java.util.Map;

/// What is known besides the database and the copies themselves.
///
/// @param reaches how far back others can go; empty if nobody said
/// @param posing databases that were named as if they were copies
/// @param people files of people that were named beside the database
/// @param corrected what somebody said of columns, by table and column
/// @param notKnown what could not be found out about how copies are kept, each with its place
/// @param seeds what the application's own checkout would write into a database
public record Around(
    Thresholds thresholds,
    List<Reach> reaches,
    List<Posing> posing,
    Rows rows,
    List<PeopleTable> people,
    Map<String, Map<String, ColumnKind>> corrected,
    List<String> notKnown,
    Seeds seeds) {
  public Around {
    reaches = List.copyOf(reaches);
    posing = List.copyOf(posing);
    people = List.copyOf(people);
    corrected = Map.copyOf(corrected);
    notKnown = List.copyOf(notKnown);
  }

  public Around(Thresholds thresholds, List<Reach> reaches, List<Posing> posing, Rows rows) {
    this(thresholds, reaches, posing, rows, List.of());
  }

  public Around(
      Thresholds thresholds,
      List<Reach> reaches,
      List<Posing> posing,
      Rows rows,
      List<String> notKnown) {
    this(thresholds, reaches, posing, rows, List.of(), Map.of(), notKnown, Seeds.none());
  }

  /// With these people beside the database.
  public Around with(List<PeopleTable> files, Map<String, Map<String, ColumnKind>> columns) {
    return new Around(thresholds, reaches, posing, rows, files, columns, notKnown, seeds);
  }

  /// With what stands in the checkout's seed files.
  public Around with(Seeds read) {
    return new Around(thresholds, reaches, posing, rows, people, corrected, notKnown, read);
  }

  /// Nothing but the usual thresholds.
  public static Around nothing() {
    return new Around(Thresholds.usual(), List.of(), List.of(), (copy, told) -> false);
  }
}
