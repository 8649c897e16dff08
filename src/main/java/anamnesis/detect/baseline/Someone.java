package anamnesis.detect.baseline;

import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import java.text.Normalizer;
import java.util.Locale;

/// Whoever a row may speak of, as its columns are read one after the other.
///
/// A name is its letters alone, small and without accents: it is only ever held against what was
/// made of it here, a million times over.
final class Someone {
  private static final int DAY = 10;

  private String given = "";
  private String family = "";
  private String name = "";
  private String born = "";
  private String email = "";

  void said(Wanted.Use use, String value) {
    switch (use) {
      case GIVEN -> given = value;
      case FAMILY -> family = value;
      case NAME -> name = value;
      case BORN -> born = day(value);
      case EMAIL -> email = Email.of(value).map(Email::address).orElse("");
      default -> throw new IllegalArgumentException(use + " says nothing of a person");
    }
  }

  /// In which year; 0 where nobody knows.
  int year() {
    return born.isEmpty() ? 0 : Integer.parseInt(born, 0, 4, 10);
  }

  /// Both, as a table's sketches hold them: by name and birth date, and by e-mail.
  void into(Sketch.Tally people, Sketch.Tally emails, Salt salt) {
    String called = given.isEmpty() && family.isEmpty() ? name : given + family;
    if (!born.isEmpty() && !called.isEmpty()) {
      people.add(salt.hash("person", letters(called) + born));
    }
    if (!email.isEmpty()) {
      emails.add(salt.hash("email", email));
    }
  }

  /// As PostgreSQL writes a date, or as anybody else might.
  private static String day(String value) {
    boolean iso = value.length() >= DAY && value.charAt(4) == '-' && value.charAt(7) == '-';
    for (int i = 0; iso && i < DAY; i++) {
      iso = i == 4 || i == 7 || (value.charAt(i) >= '0' && value.charAt(i) <= '9');
    }
    return iso
        ? value.substring(0, DAY)
        : BirthDate.of(value).filter(BirthDate::whole).map(BirthDate::toString).orElse("");
  }

  static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return plain(text);
      }
      if (c >= 'A' && c <= 'Z') {
        letters.append((char) (c + ('a' - 'A')));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
