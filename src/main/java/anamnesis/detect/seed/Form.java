package anamnesis.detect.seed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The comparable form of a value: case, spaces, the spelling of phones, dates and numbers apart.
/// It is a number that nobody reads a value from.
final class Form {
  /// What says nothing.
  static final long NONE = 0;

  private static final int FEWEST_DIGITS = 7;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?(?: ?(?:Z|[+-]\\d{2}(?::?\\d{2})?))?)?");

  private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

  private Form() {}

  static long of(String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return NONE;
    }
    char first = text.charAt(0);
    if (Character.isDigit(first) || first == '+' || first == '(' || first == '-') {
      return numbered(text);
    }
    return lettered(text, 'a');
  }

  /// A day as both sides write it; what is none stays as it is.
  static String day(String text) {
    if (text.indexOf('/') < 0) {
      return text;
    }
    Matcher american = AMERICAN.matcher(text);
    return american.matches()
        ? String.format(
            Locale.ROOT,
            "%s-%02d-%02d",
            american.group(3),
            Integer.parseInt(american.group(1)),
            Integer.parseInt(american.group(2)))
        : text;
  }

  private static long numbered(String text) {
    String day = day(text);
    if (day.length() >= 10 && day.charAt(4) == '-' && day.charAt(7) == '-') {
      Matcher moment = MOMENT.matcher(day);
      if (moment.matches()) {
        return moment(moment.group(1), moment.group(2) == null ? "" : moment.group(2));
      }
    }
    String digits = digits(text);
    if (digits.length() >= FEWEST_DIGITS) {
      boolean american = digits.length() == 11 && digits.charAt(0) == '1';
      return lettered(american ? digits.substring(1) : digits, '#');
    }
    boolean broken = text.indexOf('.') > 0 && text.matches("-?\\d+\\.\\d+");
    return lettered(broken ? text.replaceAll("\\.?0+$", "") : text, 'a');
  }

  private static long moment(String day, String time) {
    boolean midnight = time.isEmpty() || time.startsWith("00:00");
    return lettered(midnight ? day : day + " " + time.substring(0, 5), 'd');
  }

  /// Of what is nothing but digits and what people put between them; else none.
  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if ("+-(). /".indexOf(c) < 0) {
        return "";
      }
    }
    return digits.toString();
  }

  private static long lettered(String text, char kind) {
    long hash = (BASIS ^ kind) * PRIME;
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        gap = true;
      } else {
        hash = gap ? (hash ^ ' ') * PRIME : hash;
        hash = (hash ^ Character.toLowerCase(c)) * PRIME;
        gap = false;
      }
    }
    // Long texts differ in their last letters alone: those must reach every bit.
    hash ^= hash >>> 32;
    return hash == NONE ? 1 : hash;
  }
}
