package anamnesis.reconcile.wounded;

import anamnesis.contact.BirthDate;
import anamnesis.contact.ColumnKind;
import anamnesis.contact.Email;
import anamnesis.contact.Phone;
import java.util.List;

/// The ways in which a row leads to what a witness said.
final class Way {
  /// More than these share one way only where it is an institution's, or a placeholder.
  static final int CROWD = 200;

  /// Who counts from one up reaches any shorter number again.
  private static final int LONG_NUMBER = 12;

  private static final int SHORTEST = 8;
  private static final int LONGEST = 200;

  private Way() {}

  static String email(Email email) {
    return "@" + email.address();
  }

  static String phone(Phone phone) {
    return "+" + phone.e164();
  }

  static String born(BirthDate born) {
    return "*" + born;
  }

  static String id(String value) {
    return "#" + value.strip();
  }

  static boolean mayBeId(String value) {
    return !value.isBlank() && value.length() <= LONGEST;
  }

  /// Whether two systems have it in common only because one told the other.
  static boolean unguessable(String id) {
    boolean letter = id.chars().anyMatch(Character::isLetter);
    boolean digit = id.chars().anyMatch(Character::isDigit);
    return letter ? digit && id.length() >= SHORTEST : id.length() >= LONG_NUMBER;
  }

  /// Whether a column means identifiers of that namespace: `ehr_chart_id` those of `ehr.patient`.
  static boolean means(String column, String namespace) {
    List<String> words = ColumnKind.words(column);
    return words.contains(namespace.substring(0, Math.max(0, namespace.indexOf('.'))));
  }
}
