package anamnesis.detect.baseline;

import anamnesis.backup.Stamp;
import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is asked of each row of a table, so that one pass over it answers everything.
///
/// @param pace the column that tells when a row was written; empty if none does
record Wanted(Relation relation, List<Asking> asking, String pace) {
  private static final Set<String> DELETED =
      Set.of("deleted", "archived", "removed", "discarded", "trashed", "deactivated", "isdeleted");
  private static final Set<String> SEX = Set.of("sex", "gender");
  private static final Set<String> VITAL =
      Set.of(
          "systolic",
          "diastolic",
          "bp",
          "pulse",
          "weight",
          "height",
          "heart",
          "pressure",
          "temperature",
          "glucose",
          "respiratory");
  private static final Set<String> MADE =
      Set.of("created", "inserted", "received", "recorded", "logged", "registered", "sent", "at");
  private static final Set<String> LATER = Set.of("updated", "modified", "changed", "seen");
  private static final int MOST_STAMPS = 6;
  private static final int LONGEST = 200;

  Wanted {
    asking = List.copyOf(asking);
  }

  /// What a value is for.
  enum Use {
    KEY,
    PRESENT,
    STAMP,
    SOFT,
    GIVEN,
    FAMILY,
    NAME,
    BORN,
    EMAIL,
    SHARE,
    DIGIT
  }

  /// @param about the column, or what people divide by
  record Asking(Use use, String about, String sql) {}

  static Wanted of(Relation relation) {
    List<Asking> asking = new ArrayList<>();
    asking.add(new Asking(Use.KEY, "", key(relation)));
    asking.add(new Asking(Use.PRESENT, "", present(relation)));
    List<Relation.Column> stamps = stamps(relation);
    for (Relation.Column stamp : stamps) {
      asking.add(
          new Asking(
              Use.STAMP,
              stamp.name(),
              "case when isfinite(%1$s) then floor(extract(epoch from %1$s))::bigint end"
                  .formatted(stamp.sql())));
    }
    relation.columns().stream()
        .filter(Wanted::isSoft)
        .forEach(soft -> asking.add(new Asking(Use.SOFT, soft.name(), soft(soft))));
    asking.addAll(people(relation));
    return new Wanted(relation, asking, pace(stamps));
  }

  String sql() {
    return asking.stream()
        .map(Asking::sql)
        .collect(java.util.stream.Collectors.joining(", ", "select ", " from " + relation.sql()));
  }

  boolean keyed() {
    return !relation.key().isEmpty();
  }

  private static String key(Relation relation) {
    List<Relation.Column> key = relation.key();
    return key.isEmpty()
        ? "''"
        : key.stream()
            .map(Wanted::text)
            .collect(java.util.stream.Collectors.joining(" || chr(31) || "));
  }

  private static String present(Relation relation) {
    return relation.columns().isEmpty()
        ? "''"
        : relation.columns().stream()
            .map(column -> "case when %s is null then '0' else '1' end".formatted(column.sql()))
            .collect(java.util.stream.Collectors.joining(" || "));
  }

  static boolean isSoft(Relation.Column column) {
    boolean kind = column.isMoment() || Set.of("boolean", "date").contains(column.type());
    return kind && ColumnKind.words(column.name()).stream().anyMatch(DELETED::contains);
  }

  private static String soft(Relation.Column column) {
    String set = column.type().equals("boolean") ? column.sql() : column.sql() + " is not null";
    return "case when %s then 1 else 0 end".formatted(set);
  }

  private static List<Relation.Column> stamps(Relation relation) {
    return relation.columns().stream()
        .filter(column -> column.isMoment() && Stamp.speaks(column.name()) && !isSoft(column))
        .limit(MOST_STAMPS)
        .toList();
  }

  /// When a row was made, not when it was touched.
  private static String pace(List<Relation.Column> stamps) {
    return stamps.stream()
        .filter(stamp -> says(stamp, MADE) && !says(stamp, LATER))
        .findFirst()
        .or(() -> stamps.stream().filter(stamp -> !says(stamp, LATER)).findFirst())
        .map(Relation.Column::name)
        .orElse("");
  }

  private static boolean says(Relation.Column column, Set<String> words) {
    return ColumnKind.words(column.name()).stream().anyMatch(words::contains);
  }

  private static List<Asking> people(Relation relation) {
    List<Asking> asking = new ArrayList<>();
    for (Relation.Column column : relation.columns()) {
      ofPeople(column.name())
          .ifPresentOrElse(
              use -> asking.add(new Asking(use, "", text(column))), () -> other(column, asking));
    }
    return asking;
  }

  /// What a column of this name tells of who somebody is.
  static Optional<Use> ofPeople(String column) {
    return switch (ColumnKind.of(column, List.of())) {
      case GIVEN -> Optional.of(Use.GIVEN);
      case FAMILY -> Optional.of(Use.FAMILY);
      case NAME -> Optional.of(Use.NAME);
      case BORN -> Optional.of(Use.BORN);
      case EMAIL -> Optional.of(Use.EMAIL);
      default -> Optional.empty();
    };
  }

  private static void other(Relation.Column column, List<Asking> asking) {
    ColumnKind kind = ColumnKind.of(column.name(), List.of());
    if (kind == ColumnKind.STATE) {
      asking.add(new Asking(Use.SHARE, "state", text(column)));
    } else if (kind == ColumnKind.POSTAL) {
      asking.add(new Asking(Use.SHARE, "postcode", text(column)));
    } else if (says(column, SEX)) {
      asking.add(new Asking(Use.SHARE, "sex", text(column)));
    } else if (says(column, VITAL) && !column.key()) {
      asking.add(new Asking(Use.DIGIT, "last digit of " + column.name(), text(column)));
    }
  }

  private static String text(Relation.Column column) {
    return "left(%s::text, %s)".formatted(column.sql(), LONGEST);
  }
}
