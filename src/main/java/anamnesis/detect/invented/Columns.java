package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the columns of one table say of people: told by their names, in whatever style, and by what
/// stands in them; and as somebody corrected it.
///
/// @param names of all columns, in their order
/// @param kinds which columns are of which kind
/// @param key the columns that tell its records apart; none if they are only counted
public record Columns(
    String table, List<String> names, Map<ColumnKind, int[]> kinds, List<Integer> key) {
  /// What nobody is called or reached by, and no record of a person is without.
  private static final Set<ColumnKind> OF_PEOPLE =
      Set.of(
          ColumnKind.EMAIL,
          ColumnKind.GIVEN,
          ColumnKind.FAMILY,
          ColumnKind.PHONE,
          ColumnKind.NATIONAL,
          ColumnKind.BORN);

  private static final List<ColumnKind> NAMES =
      List.of(ColumnKind.NAME, ColumnKind.GIVEN, ColumnKind.FAMILY);

  /// `Jonathan Q. Vargas`, `Vargas, Jonathan` or `van den Berg, Anna`.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:[a-z]{2,3} ){0,3}\\p{Lu}[\\p{L}'’.-]+,?"
              + "(?: (?:[a-z]{1,3} ){0,3}\\p{Lu}[\\p{L}'’.-]*,?){1,3}");

  /// What a word says only beside another: `first` and `last` are names where they stand together,
  /// and anything where they do not; `nom` is a whole name, or half of one.
  private static final List<Half> HALVES =
      List.of(
          new Half("first", Set.of("last"), ColumnKind.GIVEN),
          new Half("last", Set.of("first"), ColumnKind.FAMILY),
          new Half("nom", Set.of("prenom", "prenoms"), ColumnKind.FAMILY),
          new Half("nome", Set.of("cognome", "sobrenome", "apelido"), ColumnKind.GIVEN));

  /// So many of what is there must look like what the column's name promises.
  private static final double HALF = 0.5;

  /// What a table is told by: the same for a database, a copy and a file.
  ///
  /// @param key the columns of its primary key
  /// @param corrected what somebody said of a column, by its name
  record Heading(
      String table, List<String> names, Set<String> key, Map<String, ColumnKind> corrected) {
    Heading {
      names = List.copyOf(names);
    }

    private boolean hasOne(Set<String> words) {
      return names.stream().map(ColumnKind::joined).anyMatch(words::contains);
    }
  }

  private record Half(String name, Set<String> beside, ColumnKind kind) {}

  static Columns of(Heading heading, List<@Nullable String[]> samples) {
    Map<ColumnKind, List<Integer>> found = new EnumMap<>(ColumnKind.class);
    for (int column = 0; column < heading.names().size(); column++) {
      ColumnKind kind = kind(heading, column, said(samples, column));
      if (kind != ColumnKind.OTHER) {
        found.computeIfAbsent(kind, none -> new ArrayList<>()).add(column);
      }
    }
    if (NAMES.stream().noneMatch(found::containsKey)) {
      named(heading, found, samples).ifPresent(at -> found.put(ColumnKind.NAME, List.of(at)));
    }
    Map<ColumnKind, int[]> kinds = new EnumMap<>(ColumnKind.class);
    found.forEach((kind, columns) -> kinds.put(kind, ints(columns)));
    return new Columns(
        heading.table(), heading.names(), Collections.unmodifiableMap(kinds), key(heading));
  }

  /// Where no column is called a name: the first that holds different ones, as `Vargas, Jonathan`.
  private static Optional<Integer> named(
      Heading heading, Map<ColumnKind, List<Integer>> found, List<@Nullable String[]> samples) {
    for (int column = 0; column < heading.names().size(); column++) {
      List<String> said = said(samples, column);
      int at = column;
      boolean free = found.values().stream().noneMatch(taken -> taken.contains(at));
      boolean different = new HashSet<>(said).size() * 10L >= said.size() * 7L;
      if (free && different && ColumnKind.mostly(said, NAMED.asMatchPredicate())) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static ColumnKind kind(Heading heading, int column, List<String> said) {
    String name = heading.names().get(column);
    ColumnKind corrected = heading.corrected().get(name);
    if (corrected != null) {
      return corrected;
    }
    ColumnKind kind = halves(heading, name, ColumnKind.of(name, said));
    return switch (kind) {
      // `email_verified_at` and `phone_opt_in` are called so, and hold none.
      case EMAIL -> holds(said, ColumnKind::isEmail) ? kind : ColumnKind.of("", said);
      // Who logs in by an address has one.
      case USERNAME -> {
        ColumnKind held = ColumnKind.of("", said);
        yield held == ColumnKind.OTHER ? kind : held;
      }
      case PHONE -> holds(said, Columns::isNumber) ? kind : ColumnKind.OTHER;
      default -> kind;
    };
  }

  private static ColumnKind halves(Heading heading, String name, ColumnKind kind) {
    if (kind != ColumnKind.OTHER && kind != ColumnKind.NAME) {
      return kind;
    }
    String word = ColumnKind.joined(name);
    return HALVES.stream()
        .filter(half -> half.name().equals(word) && heading.hasOne(half.beside()))
        .findFirst()
        .map(Half::kind)
        .orElse(kind);
  }

  private static boolean holds(List<String> said, java.util.function.Predicate<String> kind) {
    return said.isEmpty() || said.stream().filter(kind).count() >= HALF * said.size();
  }

  private static boolean isNumber(String value) {
    int digits = Digits.only(value).length();
    return digits >= 5 && digits <= 20 && digits * 2 >= value.length() && !value.contains(":");
  }

  private static List<String> said(List<@Nullable String[]> samples, int column) {
    List<String> said = new ArrayList<>();
    for (@Nullable String[] sample : samples) {
      String value = column < sample.length ? sample[column] : null;
      if (value != null && !value.isBlank()) {
        said.add(value);
      }
    }
    return said;
  }

  /// The primary key; of a file, which has none, a column that is called `id`.
  private static List<Integer> key(Heading heading) {
    List<Integer> key = new ArrayList<>();
    for (int column = 0; column < heading.names().size(); column++) {
      if (heading.key().contains(heading.names().get(column))) {
        key.add(column);
      }
    }
    if (key.isEmpty()) {
      heading.names().stream()
          .filter(name -> name.equalsIgnoreCase("id"))
          .findFirst()
          .ifPresent(name -> key.add(heading.names().indexOf(name)));
    }
    return key;
  }

  /// Whether its records are people, as far as its columns tell.
  boolean ofPeople() {
    boolean called = has(ColumnKind.NAME) && (has(ColumnKind.SEX) || has(ColumnKind.SECRET));
    return called || OF_PEOPLE.stream().anyMatch(this::has);
  }

  /// A column as SQL names it.
  String sql(int column) {
    return quoted(names.get(column));
  }

  /// The table as SQL names it.
  String sqlTable() {
    int dot = table.indexOf('.');
    return dot < 0
        ? quoted(table)
        : quoted(table.substring(0, dot)) + "." + quoted(table.substring(dot + 1));
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  public boolean has(ColumnKind kind) {
    return kinds.containsKey(kind);
  }

  public boolean named() {
    return has(ColumnKind.NAME) || has(ColumnKind.GIVEN) || has(ColumnKind.FAMILY);
  }

  public int[] of(ColumnKind kind) {
    int[] found = kinds.get(kind);
    return found == null ? NONE : found;
  }

  private static final int[] NONE = {};

  /// What was recognised, for who wants to correct it.
  public SequencedMap<String, String> told() {
    SequencedMap<String, String> told = new LinkedHashMap<>();
    for (int column = 0; column < names.size(); column++) {
      for (Map.Entry<ColumnKind, int[]> kind : kinds.entrySet()) {
        for (int of : kind.getValue()) {
          if (of == column) {
            told.put(names.get(column), kind.getKey().word());
          }
        }
      }
    }
    return told;
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
