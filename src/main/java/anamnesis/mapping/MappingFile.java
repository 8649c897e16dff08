package anamnesis.mapping;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file of a mapping folder, read with all its faults.
final class MappingFile {
  private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern CONDITION = Pattern.compile("(\\S+) (\\S+)(?: = (.+))?");

  private final Yaml file;
  private final Problems problems;

  private MappingFile(Yaml file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static TableMapping read(Yaml file, Problems problems) {
    return new MappingFile(file, problems).table();
  }

  private TableMapping table() {
    file.allow(problems, "table", "about", "rows", "key", "money", "columns");
    String table = file.at("table").text();
    if (!TABLE.matcher(table).matches()) {
      problems.add(file.at("table"), "`table` is wanted, with its schema: `public.patient`");
    }
    SequencedMap<String, Column> columns = columns(file.at("columns"));
    String key = file.at("key").text();
    if (!columns.containsKey(key)) {
      problems.add(file.at("key"), "`key` must name one of the columns");
    }
    RowsOf rows = rows(file.at("rows"));
    if (rows.each() == RowsOf.Each.RECORD) {
      refuseOfPeople(columns, file.at("columns"));
    }
    return new TableMapping(
        table, file.at("about").text(), rows, key, columns, money(file.at("money")));
  }

  private RowsOf rows(Yaml rows) {
    rows.allow(problems, "each", "known-by", "where");
    Yaml where = rows.at("where");
    List<Yaml> conditions = where.isText() ? List.of(where) : where.list();
    RowsOf of =
        new RowsOf(
            each(rows.at("each")),
            rows.at("known-by").text(),
            conditions.stream().map(this::condition).toList());
    if (of.each() == RowsOf.Each.RECORD && of.where().isEmpty()) {
      problems.add(rows, "`each: record` wants `where: KIND FIELD`, which says of what kind");
    }
    if (of.each() == RowsOf.Each.RECORD && !of.knownBy().isEmpty()) {
      problems.add(
          rows.at("known-by"), "`known-by` asks who it is, and a record is nobody: leave it out");
    }
    return of;
  }

  /// A record was linked as nobody: what is asked of a person would be lost in every row, and no
  /// count would show that anybody had asked.
  private void refuseOfPeople(SequencedMap<String, Column> all, Yaml columns) {
    all.values().stream()
        .filter(
            column ->
                column.from().stream()
                    .anyMatch(from -> from instanceof From.Name || from instanceof From.Payer))
        .forEach(
            column ->
                problems.add(
                    columns.at(column.name()),
                    "column %s: `name` and `payer` ask of a person, and a record is none: `whose`"
                            .formatted(column.name())
                        + " says to whom it belongs"));
  }

  private RowsOf.Each each(Yaml each) {
    for (RowsOf.Each one : RowsOf.Each.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(each.text())) {
        return one;
      }
    }
    problems.add(each, "`each` must be person, payment, document or record");
    return RowsOf.Each.PERSON;
  }

  private RowsOf.Condition condition(Yaml yaml) {
    Matcher words = CONDITION.matcher(yaml.text());
    if (!words.matches()) {
      problems.add(yaml, "`%s` is not `KIND FIELD` or `KIND FIELD = VALUE`".formatted(yaml.text()));
      return new RowsOf.Condition("", "", "");
    }
    String value = words.group(3);
    return new RowsOf.Condition(words.group(1), words.group(2), value == null ? "" : value);
  }

  private Optional<TableMapping.Money> money(Yaml money) {
    if (money.missing()) {
      return Optional.empty();
    }
    money.allow(problems, "amount", "currency", "witnessed", "in");
    if (said(money.at("witnessed")) instanceof From.Said witnessed
        && said(money.at("in")) instanceof From.Said in) {
      return Optional.of(
          new TableMapping.Money(
              money.at("amount").text(), money.at("currency").text(), witnessed, in));
    }
    problems.add(money, "`money` wants `amount`, `currency`, `witnessed: KIND FIELD`, `in`");
    return Optional.empty();
  }

  private @Nullable From said(Yaml yaml) {
    List<From> all = From.Words.read(yaml, problems);
    return all.size() == 1 ? all.getFirst() : null;
  }

  private SequencedMap<String, Column> columns(Yaml columns) {
    if (columns.map().isEmpty()) {
      problems.add(columns, "`columns` names no column");
    }
    SequencedMap<String, Column> all = new LinkedHashMap<>();
    columns.map().forEach((name, yaml) -> all.put(name, column(name, yaml)));
    all.values().stream()
        .filter(column -> column.made().filter(made -> !all.containsKey(made.of())).isPresent())
        .forEach(
            column ->
                problems.add(columns.at(column.name()), "`made` must be `of` another column"));
    return all;
  }

  private Column column(String name, Yaml yaml) {
    yaml.allow(
        problems, "from", "agree", "named-in", "made", "grants-access", "withheld", "unspoken");
    Column column =
        new Column(
            name,
            From.Words.read(yaml.at("from"), problems),
            Agree.read(yaml.at("agree"), problems),
            namedIn(yaml.at("named-in")),
            made(yaml.at("made")),
            yaml.at("grants-access").yes(),
            yaml.at("withheld").text(),
            yaml.at("unspoken").text());
    refuseSilence(column, yaml);
    return column;
  }

  /// A column must say where its value comes from, or why there is none: never both, never neither.
  private void refuseSilence(Column column, Yaml yaml) {
    boolean filled = !column.from().isEmpty() || column.made().isPresent();
    boolean empty = !column.withheld().isEmpty() || !column.unspoken().isEmpty();
    if (filled == empty) {
      problems.add(
          yaml,
          "column %s: say `from` or `made`, or why it stays empty: `withheld` or `unspoken`"
              .formatted(column.name()));
    }
  }

  private Optional<From.Said> namedIn(Yaml yaml) {
    if (yaml.missing()) {
      return Optional.empty();
    }
    if (said(yaml) instanceof From.Said said) {
      return Optional.of(said);
    }
    problems.add(yaml, "`named-in` wants one `KIND FIELD`");
    return Optional.empty();
  }

  private Optional<Column.Made> made(Yaml yaml) {
    if (yaml.missing()) {
      return Optional.empty();
    }
    yaml.allow(problems, "prefix", "of", "digits");
    String digits = yaml.at("digits").text("12");
    if (!digits.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
      problems.add(yaml.at("digits"), "`digits` must be 1 to 64");
      digits = "12";
    }
    return Optional.of(
        new Column.Made(yaml.at("prefix").text(), yaml.at("of").text(), Integer.parseInt(digits)));
  }
}
