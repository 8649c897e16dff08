package anamnesis.detect.baseline;

import anamnesis.backup.Stamp;
import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is asked of each row of a table, so that one pass over it answers everything.
///
/// @param unseen columns, by their places, of which only a bit tells whether they have a value
/// @param pace the column that tells when a row was written; empty if none does
record Wanted(Relation relation, List<Asking> asking, List<Integer> unseen, String pace) {
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

  /// So many fit into a number that PostgreSQL adds without a sign.
  static final int BITS = 60;

  Wanted {
    asking = List.copyOf(asking);
    unseen = List.copyOf(unseen);
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
  /// @param place of the column whose value this is; -1 if it is made of one, or of several
  record Asking(Use use, String about, String sql, int place) {}

  static Wanted of(Relation relation) {
    List<Relation.Column> columns = relation.columns();
    List<Asking> asking = new ArrayList<>();
    List<Relation.Column> key = relation.key();
    asking.add(
        new Asking(Use.KEY, "", key(key), key.size() == 1 ? columns.indexOf(key.getFirst()) : -1));
    List<Relation.Column> stamps = stamps(relation);
    for (Relation.Column stamp : stamps) {
      asking.add(new Asking(Use.STAMP, stamp.name(), stamp.sql(), columns.indexOf(stamp)));
    }
    columns.stream()
        .filter(Wanted::isSoft)
        .forEach(soft -> asking.add(new Asking(Use.SOFT, soft.name(), soft(soft), -1)));
    asking.addAll(people(relation));
    List<Integer> unseen = unseen(columns, asking);
    for (int from = 0; from < unseen.size(); from += BITS) {
      List<Integer> some = unseen.subList(from, Math.min(from + BITS, unseen.size()));
      asking.add(new Asking(Use.PRESENT, String.valueOf(from), present(columns, some), -1));
    }
    return new Wanted(relation, asking, unseen, pace(stamps));
  }

  private static List<Integer> unseen(List<Relation.Column> columns, List<Asking> asking) {
    List<Integer> unseen = new ArrayList<>();
    for (int place = 0; place < columns.size(); place++) {
      int here = place;
      if (asking.stream().noneMatch(each -> each.place() == here)) {
        unseen.add(place);
      }
    }
    return unseen;
  }

  String sql() {
    return asking.stream()
        .map(Asking::sql)
        .collect(Collectors.joining(", ", "select ", " from " + relation.sql()));
  }

  boolean keyed() {
    return !relation.key().isEmpty();
  }

  private static String key(List<Relation.Column> key) {
    if (key.size() < 2) {
      return key.isEmpty() ? "''" : text(key.getFirst());
    }
    return key.stream()
        .map(column -> "left(%s::text, %s)".formatted(column.sql(), LONGEST))
        .collect(Collectors.joining(" || chr(31) || "));
  }

  /// Which of them have a value, as the bits of one number.
  private static String present(List<Relation.Column> columns, List<Integer> places) {
    List<String> bits = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      String column = columns.get(places.get(i)).sql();
      bits.add("case when %s is null then 0 else %s end".formatted(column, 1L << i));
    }
    return String.join(" + ", bits);
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
    for (int place = 0; place < relation.columns().size(); place++) {
      Relation.Column column = relation.columns().get(place);
      int here = place;
      ofPeople(column.name())
          .map(use -> new Asking(use, "", text(column), here))
          .or(
              () ->
                  dividing(column).map(by -> new Asking(by.use(), by.about(), text(column), here)))
          .filter(each -> !column.key())
          .ifPresent(asking::add);
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

  private record By(Use use, String about) {}

  private static Optional<By> dividing(Relation.Column column) {
    ColumnKind kind = ColumnKind.of(column.name(), List.of());
    if (kind == ColumnKind.STATE) {
      return Optional.of(new By(Use.SHARE, "state"));
    }
    if (kind == ColumnKind.POSTAL) {
      return Optional.of(new By(Use.SHARE, "postcode"));
    }
    if (says(column, SEX)) {
      return Optional.of(new By(Use.SHARE, "sex"));
    }
    return says(column, VITAL)
        ? Optional.of(new By(Use.DIGIT, "last digit of " + column.name()))
        : Optional.empty();
  }

  private static String text(Relation.Column column) {
    return switch (column.type()) {
      case "text", "character varying", "character" ->
          "left(%s, %s)".formatted(column.sql(), LONGEST);
      case "uuid", "bigint", "integer", "smallint", "date", "numeric", "double precision" ->
          column.sql();
      default -> "left(%s::text, %s)".formatted(column.sql(), LONGEST);
    };
  }
}
