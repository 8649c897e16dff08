package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
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

  private final List<Written> records = new ArrayList<>();
  private final Map<Long, Named> accounts = new LinkedHashMap<>();
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
    named.secret |= record.stream().anyMatch(Gleaning::isSecret);
    named.reserved |= isReserved(text.substring(text.indexOf('@') + 1));
  }

  private static boolean isSecret(Literal literal) {
    return ColumnKind.of(literal.key(), List.of()) == ColumnKind.SECRET
        && !literal.text().isEmpty();
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
        keys.add(key(literal.key()));
        forms[size++] = form;
      }
    }
    values += size;
    if (size > 0) {
      records.add(
          new Written(
              new At(file, line),
              List.copyOf(keys),
              java.util.Arrays.copyOf(forms, size),
              Exported.is(file, whole)));
    }
  }

  static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /// Column names and what values are called, in one style.
  static String key(String called) {
    return String.join("_", ColumnKind.words(called));
  }

  /// A seeder writes both halves of a name, and a table may hold it whole.
  private static List<Literal> withName(List<Literal> literals) {
    String given = first(literals, ColumnKind.GIVEN);
    String family = first(literals, ColumnKind.FAMILY);
    Set<String> keys = new java.util.HashSet<>();
    literals.forEach(literal -> keys.add(literal.key()));
    if (given.isEmpty() || family.isEmpty() || keys.contains("name")) {
      return literals;
    }
    List<Literal> whole = new ArrayList<>(literals);
    whole.add(new Literal("name", given + " " + family, literals.getFirst().line()));
    return whole;
  }

  private static String first(List<Literal> literals, ColumnKind kind) {
    return literals.stream()
        .filter(literal -> ColumnKind.of(literal.key(), List.of()) == kind)
        .map(Literal::text)
        .findFirst()
        .orElse("");
  }
}
