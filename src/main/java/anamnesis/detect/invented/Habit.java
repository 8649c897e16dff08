package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In which of a few ways a record writes something.
enum Habit {
  /// How finely the moment of entry is told: a server's clock knows microseconds, a script none.
  MOMENT {
    @Override
    int of(Person person) {
      String moment = person.text(ColumnKind.CREATED);
      int dot = moment.lastIndexOf('.');
      int digits = 0;
      for (int i = dot + 1; dot > 0 && i < moment.length() && isDigit(moment.charAt(i)); i++) {
        digits = moment.charAt(i) == '0' ? digits : i - dot;
      }
      return moment.length() < 11 ? 0 : 1 + Math.min(digits, 9);
    }
  },
  PHONE {
    @Override
    int of(Person person) {
      return shape(person.text(ColumnKind.PHONE));
    }
  },
  BORN {
    @Override
    int of(Person person) {
      return shape(person.text(ColumnKind.BORN));
    }
  },
  /// At one of the three providers that come to mind, at another; out of the names beside it, with
  /// a number, or not.
  EMAIL {
    @Override
    int of(Person person) {
      return person
          .email()
          .map(
              address ->
                  local(address.local(), person) * 2
                      + (PROVIDERS.contains(address.domain()) ? 1 : 0))
          .orElse(0);
    }

    private int local(String local, Person person) {
      String letters = Letters.only(local);
      boolean numbered = isDigit(local.charAt(local.length() - 1));
      boolean family = !person.family().isEmpty() && letters.endsWith(person.family());
      boolean given = !person.given().isEmpty() && letters.startsWith(person.given());
      return 1 + (family ? 1 : 0) + (given ? 2 : 0) + (numbered ? 4 : 0);
    }
  },
  /// `Håvard F.`, `Jean-Luc`, `ANNA`.
  GIVEN {
    @Override
    int of(Person person) {
      String given = person.text(ColumnKind.GIVEN);
      String name = given.isEmpty() ? person.text(ColumnKind.NAME) : given;
      int words = 0;
      boolean plain = true;
      boolean loud = !name.isEmpty();
      for (int i = 0; i < name.length(); i++) {
        char sign = name.charAt(i);
        words += sign == ' ' || sign == '-' || sign == '.' ? 1 : 0;
        plain &= sign < 128;
        loud &= sign < 'a' || sign > 'z';
      }
      return Math.min(words, 3) + (plain ? 0 : 4) + (loud ? 8 : 0);
    }
  },
  /// Which columns are left empty.
  GAPS {
    @Override
    int of(Person person) {
      int gaps = 0;
      for (@Nullable String value : person.values()) {
        gaps = gaps * 31 + (value == null || value.isEmpty() ? 1 : 0);
      }
      return Math.floorMod((gaps * 0x9E3779B9) >>> 7, KINDS);
    }
  };

  static final int KINDS = 128;

  private static final Set<String> PROVIDERS = Set.of("gmail.com", "yahoo.com", "hotmail.com");

  /// From 0, below [#KINDS].
  abstract int of(Person person);

  /// `(999) 999-9999` and `999.999.9999` are two.
  private static int shape(String text) {
    int shape = 0;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      shape = shape * 31 + (isDigit(sign) ? '9' : sign);
    }
    return text.isEmpty() ? 0 : 1 + Math.floorMod((shape * 0x9E3779B9) >>> 7, KINDS - 1);
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
