package anamnesis.mapping;

import anamnesis.casefile.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// What a column can hold, as far as its definition says. A value that it cannot hold is found
/// before the database refuses all rows for the sake of one; of a type that is not known here the
/// database alone judges.
///
/// @param size the length of a text, the bytes of a whole number, the digits before a point
record ColumnType(Form form, int size) {
  /// How the values of a type are written.
  enum Form {
    ANYTHING,
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    DATE,
    MOMENT,
    UUID,
    JSON
  }

  static final ColumnType ANY = new ColumnType(Form.ANYTHING, 0);

  /// A number of more digits is no measure of anything, and work without end.
  private static final int MOST_DIGITS = 1000;

  private static final Pattern DEFINED =
      Pattern.compile(
          "(?is)\\s*\"?([a-z0-9_]+)\"?(?:\\s+(varying))?\\s*(?:\\((\\d{1,8})(?:\\s*,\\s*(\\d{1,4}))?\\))?.*");
  private static final Pattern NUMERIC =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,25}");
  private static final Pattern UNIQUE =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");
  private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?:[T ](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?)?"
              + "(?: ?(?:Z|UTC|[+-]\\d\\d(?::?\\d\\d)?))?");
  private static final Set<String> TRUTHS =
      Set.of("t", "true", "y", "yes", "on", "1", "f", "false", "n", "no", "off", "0");

  /// @param definition what stands behind the column's name
  static ColumnType of(String definition) {
    Matcher words = DEFINED.matcher(definition);
    boolean list = definition.matches("(?is)[^,(]*(\\([^)]*\\))?\\s*(\\[.*|array\\b.*)");
    if (list || !words.matches()) {
      return ANY;
    }
    return switch (words.group(1).toLowerCase(Locale.ROOT)) {
      case "smallint", "int2", "smallserial" -> new ColumnType(Form.WHOLE, 2);
      case "integer", "int", "int4", "serial" -> new ColumnType(Form.WHOLE, 4);
      case "bigint", "int8", "bigserial" -> new ColumnType(Form.WHOLE, 8);
      case "numeric", "decimal" -> new ColumnType(Form.NUMBER, digits(words));
      case "varchar", "character", "char" -> new ColumnType(Form.TEXT, longest(words));
      case "boolean", "bool" -> new ColumnType(Form.TRUTH, 0);
      case "date" -> new ColumnType(Form.DATE, 0);
      case "timestamp", "timestamptz" -> new ColumnType(Form.MOMENT, 0);
      case "uuid" -> new ColumnType(Form.UUID, 0);
      case "json", "jsonb" -> new ColumnType(Form.JSON, 0);
      default -> ANY;
    };
  }

  boolean holds(String text) {
    return switch (form) {
      case ANYTHING -> true;
      case TEXT -> text.codePointCount(0, text.length()) <= size;
      case WHOLE -> whole(text.strip());
      case NUMBER -> number(text.strip());
      case TRUTH -> TRUTHS.contains(text.strip().toLowerCase(Locale.ROOT));
      case DATE, MOMENT -> moment(text.strip());
      case UUID -> UNIQUE.matcher(text.strip()).matches();
      case JSON -> json(text);
    };
  }

  /// For a reason: `is no whole number that fits`.
  String described() {
    return switch (form) {
      case ANYTHING -> "value";
      case TEXT -> "text of at most %d characters".formatted(size);
      case WHOLE -> "whole number of %d bytes".formatted(size);
      case NUMBER -> "number that fits";
      case TRUTH -> "yes or no";
      case DATE -> "date";
      case MOMENT -> "moment";
      case UUID -> "UUID";
      case JSON -> "JSON";
    };
  }

  private static int digits(Matcher words) {
    if (words.group(3) == null) {
      return MOST_DIGITS;
    }
    int scale = words.group(4) == null ? 0 : Integer.parseInt(words.group(4));
    return Integer.parseInt(words.group(3)) - scale;
  }

  /// `char` alone is one character; `varchar` and `character varying` alone are any number of them.
  private static int longest(Matcher words) {
    if (words.group(3) != null) {
      return Integer.parseInt(words.group(3));
    }
    boolean any = words.group(1).equalsIgnoreCase("varchar") || words.group(2) != null;
    return any ? Integer.MAX_VALUE : 1;
  }

  private boolean whole(String text) {
    return WHOLE_NUMBER.matcher(text).matches()
        && new BigInteger(text).bitLength() < size * Byte.SIZE;
  }

  private boolean number(String text) {
    if (text.length() > MOST_DIGITS || !NUMERIC.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text);
    return number.signum() == 0 || number.precision() - number.scale() <= size;
  }

  private static boolean moment(String text) {
    Matcher day = DAY.matcher(text);
    if (!day.lookingAt() || !TIME.matcher(text.substring(day.end())).matches()) {
      return false;
    }
    try {
      LocalDate.parse(day.group());
      return !day.group(1).equals("0000");
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean json(String text) {
    try {
      return !Json.tree(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }
}
