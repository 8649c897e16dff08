package anamnesis.detect.baseline;

import anamnesis.contact.ColumnKind;
import anamnesis.database.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Columns that name a row of another table while nothing sees to it that there is one: no foreign
/// key, or one that was never checked or is switched off.
public final class Strays {
  /// Foreign keys of one column.
  private static final String KEYS =
      """
      select n.nspname || '.' || c.relname as child, a.attname as col,
             pn.nspname || '.' || p.relname as parent, b.attname as target,
             k.convalidated and not exists (select from pg_trigger t where t.tgconstraint = k.oid
                                            and t.tgenabled in ('D', 'R')) as holds
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
      where k.contype = 'f' and cardinality(k.conkey) = 1
      """;

  private Strays() {}

  /// @param declared whether a foreign key says so; otherwise its name does
  /// @param from where the rows are that name nobody, as SQL
  public record Reference(
      String child, String column, String parent, String target, boolean declared, String from) {
    /// How many rows name nobody: what a person can run as it stands.
    public String sql() {
      return "select count(*) as rows from " + from;
    }

    public String name() {
      return child + "." + column;
    }
  }

  private record Key(String parent, String target, boolean holds) {}

  /// Whose rows can be read, on both sides.
  static List<Reference> in(Asked asked, List<Relation> relations) {
    Map<String, Key> keys = new HashMap<>();
    asked.each(
        KEYS,
        row ->
            keys.put(
                row.word("child") + "." + row.word("col"),
                new Key(row.word("parent"), row.word("target"), row.yes("holds"))));
    List<Reference> references = new ArrayList<>();
    for (Relation child : relations) {
      for (Relation.Column column : child.columns()) {
        Key key = keys.get(child.name() + "." + column.name());
        Optional<Reference> found =
            key == null
                ? named(child, column, relations)
                : key.holds() ? Optional.empty() : declared(child, column, key, relations);
        found.ifPresent(references::add);
      }
    }
    return references;
  }

  private static Optional<Reference> declared(
      Relation child, Relation.Column column, Key key, List<Relation> relations) {
    return relations.stream()
        .filter(parent -> parent.name().equals(key.parent()))
        .flatMap(
            parent ->
                parent.columns().stream()
                    .filter(target -> target.name().equals(key.target()))
                    .flatMap(
                        target ->
                            of(new Joint(child, column), new Joint(parent, target), true).stream()))
        .findFirst();
  }

  /// `patient_id`, `patientId` or `PatientID` beside a table `patient`, `Patients`.
  private static Optional<Reference> named(
      Relation child, Relation.Column column, List<Relation> relations) {
    List<String> words = ColumnKind.words(column.name());
    if (words.size() < 2 || !words.getLast().equals("id") || column.key()) {
      return Optional.empty();
    }
    Set<String> wanted = forms(String.join("", words.subList(0, words.size() - 1)));
    return relations.stream()
        .filter(parent -> schema(parent).equals(schema(child)) && parent.key().size() == 1)
        .filter(parent -> wanted.contains(plain(parent)))
        .flatMap(
            parent ->
                of(new Joint(child, column), new Joint(parent, parent.key().getFirst()), false)
                    .stream())
        .findFirst();
  }

  private record Joint(Relation table, Relation.Column column) {
    boolean fits(Joint other) {
      return kind(column).equals(kind(other.column)) && readable() && other.readable();
    }

    private boolean readable() {
      return table.hidden().isEmpty();
    }
  }

  /// A child that is marked as deleted may well have lost its parent.
  private static Optional<Reference> of(Joint child, Joint parent, boolean declared) {
    if (!child.fits(parent)) {
      return Optional.empty();
    }
    String lives =
        child.table().columns().stream()
            .filter(column -> Wanted.isSoft(column) && column.isMoment())
            .findFirst()
            .map(soft -> " and c.%s is null".formatted(soft.sql()))
            .orElse("");
    String from =
        "%s c where c.%s is not null%s and not exists (select from %s p where p.%s = c.%s)"
            .formatted(
                child.table().sql(),
                child.column().sql(),
                lives,
                parent.table().sql(),
                parent.column().sql(),
                child.column().sql());
    return Optional.of(
        new Reference(
            child.table().name(),
            child.column().name(),
            parent.table().name(),
            parent.column().name(),
            declared,
            from));
  }

  private static String kind(Relation.Column column) {
    return switch (column.type()) {
      case "smallint", "integer", "bigint" -> "number";
      case "character varying", "character", "name" -> "text";
      default -> column.type();
    };
  }

  private static Set<String> forms(String noun) {
    Set<String> forms = new HashSet<>(Set.of(noun, noun + "s", noun + "es"));
    if (noun.endsWith("y")) {
      forms.add(noun.substring(0, noun.length() - 1) + "ies");
    }
    return forms;
  }

  private static String schema(Relation relation) {
    return relation.name().substring(0, relation.name().indexOf('.'));
  }

  private static String plain(Relation relation) {
    String name = relation.name().substring(relation.name().indexOf('.') + 1);
    return String.join("", ColumnKind.words(name));
  }
}
