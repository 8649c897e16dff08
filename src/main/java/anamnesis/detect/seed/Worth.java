package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.regex.Pattern;

/// How much it says that a row and a seed hold the same value: the power of ten against its being
/// chance, by what the column holds and by how long and rare the value is.
final class Worth {
  /// A value below says nothing of itself.
  static final double TELLING = 1.5;

  private static final double LETTER = 0.35;

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ].*)?");
  private static final Pattern PHONE = Pattern.compile("\\+?[\\d(][\\d(). -]{8,}");

  private Worth() {}

  /// @param kind what the column holds of people; other, where it holds none
  static double of(ColumnKind kind, String value) {
    String text = value.strip();
    if (EMAIL.matcher(text).matches()) {
      return 6;
    }
    if (UUID.matcher(text).matches()) {
      return 9;
    }
    String day = Form.day(text);
    if (DAY.matcher(day).matches()) {
      return kind == ColumnKind.BORN ? 4 : 1;
    }
    return switch (kind) {
      case GIVEN, MIDDLE -> hasLetters(text) ? 2 : 0;
      case FAMILY -> hasLetters(text) ? 2.5 : 0;
      case NAME -> text.indexOf(' ') > 0 ? 4.5 : 2;
      case PHONE -> Form.digits(text).length() >= 7 ? 6 : 0;
      case NATIONAL, NPI, IBAN, CARD -> text.length() >= 7 ? 6 : 0;
      case SECRET -> text.length() >= 20 ? 4 : 0;
      case STREET -> text.indexOf(' ') > 0 ? 5 : 1;
      case CITY -> 1;
      case POSTAL -> 1.5;
      case STATE, SEX -> 0;
      default -> written(text);
    };
  }

  /// Whether a column's value tells of whom a record is.
  static boolean isOfPerson(ColumnKind kind, String value) {
    return switch (kind) {
      case CITY, STATE, SEX, POSTAL, PICTURE, CREATED, HISTORY, NOTE, OTHER ->
          EMAIL.matcher(value).matches() || UUID.matcher(value).matches();
      default -> true;
    };
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  private static double written(String text) {
    int length = text.length();
    if (PHONE.matcher(text).matches()) {
      return 5;
    }
    if (!hasLetters(text)) {
      return length >= 5 ? Math.min(3, length * LETTER) : 0;
    }
    if (text.indexOf(' ') > 0) {
      return Math.min(8, length * LETTER);
    }
    boolean coded = text.chars().anyMatch(Character::isDigit) || text.matches(".*[a-z][-._:].*");
    return length < 4
        ? 0
        : coded ? Math.min(4, length * LETTER) : Math.min(2, length * LETTER / 1.5);
  }

  private static boolean hasLetters(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }
}
