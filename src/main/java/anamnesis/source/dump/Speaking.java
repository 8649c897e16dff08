package anamnesis.source.dump;

import anamnesis.contact.ColumnKind;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Reading;
import anamnesis.source.Mentions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What in the rows of a table speaks of whom, in a schema that nobody here knows.
///
/// @param system in which the ids are given out
/// @param called whose own record a row is, as `patient`; empty if it is nobody's
/// @param about the column that names the person whom a row is about; empty if none does
/// @param kinds the columns of each kind, in their order
record Speaking(String system, String called, String about, Map<ColumnKind, List<String>> kinds) {
  static final Speaking OF_NOBODY = new Speaking("", "", "", Map.of());

  private static final Set<String> PEOPLE = Set.of("patient", "client", "person", "member", "user");

  /// A row may name a patient and the clerk who typed it: two people, who would be made one.
  private static final List<String> ABOUT = List.of("patient", "client", "person", "member");

  /// Whose columns these are is somebody else.
  private static final Set<String> OTHERS =
      Set.of(
          "emergency",
          "guardian",
          "parent",
          "mother",
          "father",
          "spouse",
          "partner",
          "kin",
          "next",
          "referring",
          "referrer",
          "provider",
          "physician",
          "doctor",
          "clinic",
          "employer",
          "insurance",
          "insurer",
          "pharmacy",
          "billing",
          "company",
          "practice",
          "maiden");

  Speaking {
    kinds = Collections.unmodifiableMap(kinds);
  }

  static Speaking of(Within of, List<String> columns, List<Map<String, @Nullable String>> samples) {
    Map<ColumnKind, List<String>> kinds = new EnumMap<>(ColumnKind.class);
    for (String column : columns) {
      List<String> values =
          samples.stream()
              .map(row -> row.get(column))
              .filter(Objects::nonNull)
              .filter(value -> !value.isBlank())
              .toList();
      if (ColumnKind.words(column).stream().noneMatch(OTHERS::contains)) {
        ColumnKind kind = ColumnKind.of(column, values);
        kinds.computeIfAbsent(kind, none -> new ArrayList<>()).add(column);
      }
    }
    String about = about(columns);
    String noun = ColumnKind.noun(of.table());
    boolean people = PEOPLE.contains(noun) || (about.isEmpty() && describesPeople(kinds));
    return new Speaking(of.system(), people ? noun : "", people ? "" : about, kinds);
  }

  List<Mention> mentions(Reading row, String kind, String id) {
    Mentions mentions = Mentions.in(row);
    if (called.isEmpty()) {
      mentions.of(Role.DOCUMENT).add("@id", Identifier.of(kind, id));
      if (!about.isEmpty()) {
        mentions.of(Role.ABOUT).identifier(about, system + "." + person(about));
      }
      return mentions.all();
    }
    mentions.add("@id", Identifier.of(system + "." + called, id));
    first(ColumnKind.BORN).ifPresent(mentions::born);
    columns(ColumnKind.EMAIL).forEach(mentions::email);
    columns(ColumnKind.PHONE).forEach(mentions::phone);
    named(mentions, row);
    first(ColumnKind.STREET).ifPresent(street -> mentions.address(address(street)));
    return mentions.all();
  }

  private void named(Mentions mentions, Reading row) {
    Optional<String> family = first(ColumnKind.FAMILY);
    Optional<String> given = first(ColumnKind.GIVEN);
    if (family.isPresent() && row.at(family.get()).isPresent()) {
      mentions.name(
          family.get(), said(row, given), said(row, first(ColumnKind.MIDDLE)), said(row, family));
    } else {
      first(ColumnKind.NAME).ifPresent(mentions::name);
    }
  }

  private static String said(Reading row, Optional<String> column) {
    return column.flatMap(row::at).orElse("");
  }

  private List<String> address(String street) {
    return List.of(
        street,
        first(ColumnKind.UNIT).orElse(""),
        first(ColumnKind.CITY).orElse(""),
        first(ColumnKind.STATE).orElse(""),
        first(ColumnKind.POSTAL).orElse(""));
  }

  private List<String> columns(ColumnKind kind) {
    return kinds.getOrDefault(kind, List.of());
  }

  private Optional<String> first(ColumnKind kind) {
    return columns(kind).stream().findFirst();
  }

  /// A name and a day of birth are a person, whatever the table is called.
  private static boolean describesPeople(Map<ColumnKind, List<String>> kinds) {
    return kinds.containsKey(ColumnKind.BORN)
        && (kinds.containsKey(ColumnKind.FAMILY) || kinds.containsKey(ColumnKind.NAME));
  }

  private static String about(List<String> columns) {
    return ABOUT.stream()
        .flatMap(
            noun ->
                columns.stream()
                    .filter(column -> ColumnKind.words(column).equals(List.of(noun, "id"))))
        .findFirst()
        .orElse("");
  }

  private static String person(String column) {
    return ColumnKind.words(column).getFirst();
  }

  /// Whether a column is called after its own table: `visit_id` of `visits`.
  static boolean names(String table, String column) {
    return ColumnKind.words(column).equals(List.of(ColumnKind.noun(table), "id"));
  }
}
