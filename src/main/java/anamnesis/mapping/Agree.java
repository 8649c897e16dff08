package anamnesis.mapping;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import anamnesis.contact.Address;
import anamnesis.contact.Email;
import anamnesis.contact.Nicknames;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// When two witnesses are taken to say the same, though they may spell it differently.
public enum Agree {
  EXACTLY {
    @Override
    boolean same(String a, String b) {
      return a.equals(b);
    }
  },
  /// Letter case, blanks and punctuation do not matter.
  WORDS {
    @Override
    boolean same(String a, String b) {
      return words(a).equals(words(b));
    }
  },
  /// First names: a short form and its long form agree.
  NAME {
    @Override
    boolean same(String a, String b) {
      String one = given(a);
      String other = given(b);
      return one.equals(other) || Nicknames.related(one, other);
    }
  },
  /// Family names: a generation that only one of them names is no contradiction, two are.
  FAMILY {
    @Override
    boolean same(String a, String b) {
      PersonName one = PersonName.of("", "", a).orElse(NOBODY);
      PersonName other = PersonName.of("", "", b).orElse(NOBODY);
      boolean generations =
          one.suffix().isEmpty() || other.suffix().isEmpty() || one.suffix().equals(other.suffix());
      return generations && one.family().equals(other.family());
    }
  },
  EMAIL {
    @Override
    boolean same(String a, String b) {
      return Email.of(a).equals(Email.of(b)) && Email.of(a).isPresent();
    }
  },
  PHONE {
    @Override
    boolean same(String a, String b) {
      return Phone.of(a).equals(Phone.of(b)) && Phone.of(a).isPresent();
    }
  },
  STREET {
    @Override
    boolean same(String a, String b) {
      return Address.of(a, "", "", "").equals(Address.of(b, "", "", ""));
    }
  };

  private static final PersonName NOBODY = new PersonName("", "", "", "");

  abstract boolean same(String a, String b);

  static Agree read(Yaml yaml, Problems problems) {
    if (yaml.missing()) {
      return EXACTLY;
    }
    for (Agree agree : values()) {
      if (agree.word().equals(yaml.text())) {
        return agree;
      }
    }
    String known = Arrays.stream(values()).map(Agree::word).collect(Collectors.joining(", "));
    problems.add(yaml, "unknown `agree: %s` (known: %s)".formatted(yaml.text(), known));
    return EXACTLY;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static String given(String text) {
    return PersonName.of(text, "", "nobody").map(PersonName::given).orElse(words(text));
  }
}
