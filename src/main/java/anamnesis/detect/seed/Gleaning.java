package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is picked up while one seed file after the other is read. Values are let go of at once.
final class Gleaning implements Told {
  /// What a scan looks at of a longer value.
  static final int LONGEST = 320;

  /// So many values are kept; a checkout with more holds data, and no seeds.
  private static final int MOST = 1_000_000;

  private static final int MOST_NAMES = 10_000;

  private final List<Written> records = new ArrayList<>();
  private final Map<Long, Named> accounts = new LinkedHashMap<>();
  private final Map<String, Called> names = new HashMap<>();

  /// What a file says again and again is one record, where it stands first.
  private final Set<Long> known = new HashSet<>();

  private final NameLists lists = new NameLists();
  private String file = "";
  private Kin kin = Kin.NONE;
  private int values;

  /// An address while it is heard of.
  private static final class Named {
    private final List<At> places = new ArrayList<>();
    private boolean all;
    private boolean secret;
    private boolean reserved;
  }

  /// From here on it is another file.
  void begin(String path, Kin of) {
    file = path;
    kin = of;
    lists.begin();
  }

  boolean full() {
    return values >= MOST;
  }

  List<Written> records() {
    return records;
  }

  /// Those that would have an account, of all that seeders name.
  List<Account> accounts() {
    List<Account> all = new ArrayList<>();
    accounts.forEach(
        (form, named) -> {
          if (named.all || named.secret) {
            all.add(new Account(form, named.places, named.all, named.secret, named.reserved));
          }
        });
    return all;
  }

  NameLists lists() {
    return lists;
  }

  @Override
  public void list(List<String> words) {
    lists.add(words);
  }

  @Override
  public void text(String text, int line) {
    if (kin != Kin.FIXTURE && text.length() < LONGEST && Worth.isEmail(text.strip())) {
      named(text, line, List.of());
    }
  }

  private void named(String address, int line, List<Literal> record) {
    String text = address.strip().toLowerCase(java.util.Locale.ROOT);
    Named named = accounts.computeIfAbsent(Form.of(text), unseen -> new Named());
    At at = new At(file, line);
    if (!named.places.contains(at) && named.places.size() < 100) {
      named.places.add(at);
    }
    named.all |=
        Privilege.isAddressed(text.substring(0, text.indexOf('@'))) || Privilege.of(record);
    named.secret |= record.stream().anyMatch(this::isSecret);
    named.reserved |= isReserved(text.substring(text.indexOf('@') + 1));
  }

  private boolean isSecret(Literal literal) {
    return called(literal.key()).kind() == ColumnKind.SECRET && !literal.text().isEmpty();
  }

  /// A name that no mail reaches: RFC 2606, RFC 6761 and RFC 6762.
  private static boolean isReserved(String domain) {
    return domain.matches(
        "(?:.*\\.)?(?:example\\.(?:com|net|org)|test|example|invalid|localhost|local)");
  }

  @Override
  public void record(int line, List<Literal> literals) {
    if (full()) {
      return;
    }
    if (kin != Kin.FIXTURE) {
      for (Literal literal : literals) {
        if (Worth.isEmail(literal.text().strip())) {
          named(literal.text(), literal.line(), literals);
        }
      }
    }
    List<Literal> whole = withName(literals);
    List<String> keys = new ArrayList<>();
    long[] forms = new long[whole.size()];
    int size = 0;
    for (Literal literal : whole) {
      long form = Form.of(cut(literal.text()));
      if (form != Form.NONE) {
        keys.add(called(literal.key()).key());
        forms[size++] = form;
      }
    }
    if (size > 0 && known.add(mark(keys, forms))) {
      values += size;
      records.add(
          new Written(
              new At(file, line),
              List.copyOf(keys),
              Arrays.copyOf(forms, size),
              Exported.is(file, whole)));
    }
  }

  private static long mark(List<String> keys, long[] forms) {
    long mark = keys.hashCode();
    for (long form : forms) {
      mark = (mark ^ form) * 0x100000001b3L;
      mark ^= mark >>> 32;
    }
    return mark;
  }

  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /// Column names and what values are called, in one style.
  static String key(String called) {
    return called.isEmpty() ? "" : String.join("_", ColumnKind.words(called));
  }

  /// What a value is called is the same in thousands of records.
  private record Called(String key, ColumnKind kind) {}

  private Called called(String written) {
    if (names.size() > MOST_NAMES) {
      names.clear();
    }
    return names.computeIfAbsent(
        written, name -> new Called(key(name), ColumnKind.of(name, List.of())));
  }

  /// A seeder writes both halves of a name, and a table may hold it whole.
  private List<Literal> withName(List<Literal> literals) {
    String given = first(literals, ColumnKind.GIVEN);
    String family = first(literals, ColumnKind.FAMILY);
    Set<String> keys = new HashSet<>();
    literals.forEach(literal -> keys.add(literal.key()));
    if (given.isEmpty() || family.isEmpty() || keys.contains("name")) {
      return literals;
    }
    List<Literal> whole = new ArrayList<>(literals);
    whole.add(new Literal("name", given + " " + family, literals.getFirst().line()));
    return whole;
  }

  private String first(List<Literal> literals, ColumnKind kind) {
    return literals.stream()
        .filter(literal -> called(literal.key()).kind() == kind)
        .map(Literal::text)
        .findFirst()
        .orElse("");
  }
}
