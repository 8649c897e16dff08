package anamnesis.detect.seed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands between two brackets of a script, while it is read.
final class Group {
  /// More values than these are a table of words, and no record.
  private static final int MOST = 120;

  private static final int MOST_IN_A_ROW = 16;
  private static final int MOST_PARTS = 40;
  private static final int FEWEST_IN_A_LIST = 5;
  private static final int DATE = 3;

  /// What they are given side by side is one record.
  private static final Pattern TOGETHER =
      Pattern.compile(
          "(?i)(?:first_?or_?(?:create|new)|update_?or_?(?:create|insert)|find_?or_?create(?:_?by)?"
              + "|get_or_create|find_or_initialize_by|upsert)");

  private static final Set<String> DATES = Set.of("date", "datetime", "new", "create", "Date");

  final char open;
  final String owner;
  final String key;
  private final List<Literal> own = new ArrayList<>();
  private final List<List<Literal>> within = new ArrayList<>();
  private String pending = "";
  private Token held = Token.NONE;

  /// @param owner the word before it
  /// @param key what it is called in the group around it; empty if nothing
  Group(char open, String owner, String key) {
    this.open = open;
    this.owner = owner;
    this.key = key;
  }

  static Group file() {
    return new Group(' ', "", "");
  }

  String pending() {
    return pending;
  }

  /// The word that stands before the bracket that opens now.
  String word() {
    String word = held.kind() == Token.Kind.WORD ? held.text() : "";
    held = Token.NONE;
    return word;
  }

  void hold(Token token) {
    commit(false);
    held = token;
  }

  /// What is held is what the next value is called.
  void name() {
    if (held.kind() != Token.Kind.END) {
      pending = held.text();
      held = Token.NONE;
    }
  }

  /// @param end whether the value is over
  void commit(boolean end) {
    boolean said =
        held.isValue()
            || (end && held.kind() == Token.Kind.WORD && Privilege.isCalled(pending, held.text()));
    if (said && own.size() < MOST) {
      own.add(new Literal(pending, held.text(), held.line()));
    }
    held = held.isValue() || end ? Token.NONE : held;
    pending = end ? "" : pending;
  }

  /// What is said so far is one record, and what follows another.
  void flush(Told told) {
    commit(true);
    tell(told);
    own.clear();
    within.clear();
  }

  /// Tells the record that it is, if it is one.
  void tell(Told told) {
    boolean keyed = isKeyed(own);
    if (open == '[' && !keyed && own.size() >= FEWEST_IN_A_LIST) {
      told.list(own.stream().map(Literal::text).toList());
    }
    boolean row = (open == '(' || open == '[') && own.size() > 1 && own.size() <= MOST_IN_A_ROW;
    if (keyed || (row && !isDate())) {
      List<Literal> record = whole();
      told.record(record.getFirst().line(), record);
    } else if (TOGETHER.matcher(owner).matches() && within.size() > 1) {
      List<Literal> record = whole();
      told.record(record.getFirst().line(), record);
    }
  }

  /// Takes in a group that ended within it.
  void take(Group ended, Dialect dialect) {
    if (ended.isDate()) {
      own.add(new Literal(ended.key, ended.date(dialect), ended.own.getFirst().line()));
    } else if (ended.key.isEmpty()) {
      if (TOGETHER.matcher(owner).matches() && isKeyed(ended.own)) {
        add(ended.whole());
      }
    } else if (isKeyed(ended.own)) {
      add(ended.whole());
    } else if (ended.own.isEmpty()) {
      if (ended.within.size() == 1) {
        add(ended.within.getFirst());
      }
    } else if (ended.own.size() <= MOST_IN_A_ROW && own.size() < MOST) {
      ended.own.forEach(value -> own.add(new Literal(ended.key, value.text(), value.line())));
    }
  }

  private void add(List<Literal> part) {
    if (within.size() < MOST_PARTS) {
      within.add(part);
    }
  }

  /// With what stands further in; what is called there as something here is of somebody else, as an
  /// emergency contact's name is.
  private List<Literal> whole() {
    List<Literal> whole = new ArrayList<>(own);
    for (List<Literal> part : within) {
      Set<String> keys = new HashSet<>();
      whole.forEach(value -> keys.add(value.key()));
      part.stream()
          .filter(value -> whole.size() < MOST && !keys.contains(value.key()))
          .forEach(whole::add);
    }
    return whole;
  }

  private static boolean isKeyed(List<Literal> values) {
    return values.stream().anyMatch(value -> !value.key().isEmpty());
  }

  /// `date(1985, 3, 15)`.
  private boolean isDate() {
    return open == '('
        && DATES.contains(owner)
        && own.size() >= DATE
        && own.getFirst().text().matches("(?:18|19|20)\\d\\d")
        && own.stream().allMatch(value -> value.key().isEmpty() && isShort(value.text()));
  }

  private static boolean isShort(String text) {
    return text.length() <= 4 && text.chars().allMatch(Character::isDigit);
  }

  /// Months of JavaScript begin with 0.
  private String date(Dialect dialect) {
    int first = dialect == Dialect.JAVASCRIPT ? 1 : 0;
    return "%s-%s-%s"
        .formatted(
            own.getFirst().text(),
            two(Integer.parseInt(own.get(1).text()) + first),
            two(Integer.parseInt(own.get(2).text())));
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
