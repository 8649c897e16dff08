package anamnesis.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `CREATE TABLE`, and keys added by `ALTER TABLE`, out of SQL as people and pg_dump write
/// it.
final class Definitions {
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile("(?is)\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?([\\w.\"]+)\\s*\\(");
  private static final Pattern REFERENCES = Pattern.compile("(?i)\\breferences\\s+([\\w.\"]+)");
  private static final Pattern FOREIGN =
      Pattern.compile(
          "(?is)foreign\\s+key\\s*\\(\\s*([\\w\"]+)\\s*\\)\\s*references\\s+([\\w.\"]+)");
  private static final Pattern ADDED =
      Pattern.compile("(?is)\\balter\\s+table\\s+(?:only\\s+)?([\\w.\"]+)\\s+add\\s+([^;]*)");
  private static final Pattern CONSTRAINT =
      Pattern.compile("(?is)^(constraint|primary|foreign|unique|check|exclude|like)\\b.*");
  private static final Pattern FILLED =
      Pattern.compile("(?is).*\\b(not\\s+null|primary\\s+key)\\b.*");
  private static final Pattern DEFAULT =
      Pattern.compile("(?is).*\\b(default|generated|serial|bigserial|smallserial)\\b.*");

  private Definitions() {}

  static SequencedMap<String, Schema.Table> tables(String sql) {
    String plain = COMMENT.matcher(sql).replaceAll(" ");
    SequencedMap<String, Schema.Table> tables = new LinkedHashMap<>();
    Matcher table = TABLE.matcher(plain);
    while (table.find()) {
      String name = qualified(table.group(1));
      tables.put(name, read(name, parts(plain, table.end())));
    }
    Matcher added = ADDED.matcher(plain);
    while (added.find()) {
      Schema.Table known = tables.get(qualified(added.group(1)));
      if (known != null) {
        foreign(added.group(2), known.references());
      }
    }
    return tables;
  }

  private static Schema.Table read(String name, List<String> parts) {
    SequencedMap<String, ColumnType> columns = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    SequencedMap<String, String> references = new LinkedHashMap<>();
    for (String part : parts) {
      if (CONSTRAINT.matcher(part).matches()) {
        foreign(part, references);
        continue;
      }
      String[] words = part.split("\\s+", 2);
      String column = unquoted(words[0]);
      columns.put(column, words.length > 1 ? ColumnType.of(words[1]) : ColumnType.ANY);
      if (FILLED.matcher(part).matches() && !DEFAULT.matcher(part).matches()) {
        required.add(column);
      }
      Matcher reference = REFERENCES.matcher(part);
      if (reference.find()) {
        references.put(column, qualified(reference.group(1)));
      }
    }
    return new Schema.Table(name, columns, required, references);
  }

  private static void foreign(String text, SequencedMap<String, String> references) {
    Matcher foreign = FOREIGN.matcher(text);
    while (foreign.find()) {
      references.put(unquoted(foreign.group(1)), qualified(foreign.group(2)));
    }
  }

  /// What stands between the commas of a pair of brackets; commas in inner brackets part nothing.
  private static List<String> parts(String sql, int from) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = from;
    for (int i = from; i < sql.length() && depth >= 0; i++) {
      char c = sql.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || (c == ',' && depth == 0)) {
        parts.add(sql.substring(begin, i).strip());
        begin = i + 1;
      }
    }
    return parts;
  }

  private static String qualified(String name) {
    String plain = unquoted(name);
    return plain.contains(".") ? plain : "public." + plain;
  }

  /// Names fold to lower case unless they are quoted, as PostgreSQL folds them.
  private static String unquoted(String name) {
    return name.contains("\"") ? name.replace("\"", "") : name.toLowerCase(Locale.ROOT);
  }
}
