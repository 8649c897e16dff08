package anamnesis.mapping;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import anamnesis.contact.BirthDate;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of a field's text is taken for a column. Nothing, where the text is not what it should be.
public enum Take {
  AS_IT_IS {
    @Override
    Optional<String> of(String text) {
      return Optional.of(text);
    }
  },
  /// The first name out of a whole one, as it is spelt there.
  GIVEN {
    @Override
    Optional<String> of(String text) {
      return PersonName.of(text).flatMap(name -> Spelt.given(text, name));
    }
  },
  /// The family name out of a whole one, with its generation, as it is spelt there.
  FAMILY {
    @Override
    Optional<String> of(String text) {
      return PersonName.of(text).flatMap(name -> Spelt.family(text, name));
    }
  },
  DATE {
    @Override
    Optional<String> of(String text) {
      return BirthDate.of(text).filter(BirthDate::whole).map(BirthDate::toString);
    }
  },
  /// A phone number in E.164, as applications keep it, however the front desk typed it.
  PHONE {
    @Override
    Optional<String> of(String text) {
      return Phone.of(text).map(Phone::e164);
    }
  },
  /// A point in time, in ISO 8601 UTC: seconds since 1970, or ISO with its offset; without one it
  /// is taken to be UTC.
  INSTANT {
    @Override
    Optional<String> of(String text) {
      try {
        return Optional.of(instant(text.strip()).toString());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  };

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

  /// What a payment provider writes over what it was told to forget: never a value.
  private static final String REDACTED = "[redacted]";

  abstract Optional<String> of(String text);

  /// A text that no database could hold, or that was redacted, says nothing.
  public Optional<String> from(String text) {
    boolean said = storable(text) && !text.strip().equals(REDACTED);
    return said ? of(text) : Optional.empty();
  }

  /// PostgreSQL keeps no NUL, and half of a surrogate pair is no character in UTF-8: both would
  /// come out of the database otherwise than the witness said them.
  private static boolean storable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        return false;
      }
    }
    return true;
  }

  static Take read(@Nullable String word, Yaml where, Problems problems) {
    if (word == null) {
      return AS_IT_IS;
    }
    for (Take take : values()) {
      if (take.word().equals(word)) {
        return take;
      }
    }
    problems.add(where, "unknown `| %s` (known: %s)".formatted(word, known()));
    return AS_IT_IS;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String known() {
    return Arrays.stream(values())
        .filter(take -> take != AS_IT_IS)
        .map(Take::word)
        .collect(Collectors.joining(", "));
  }

  private static Instant instant(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
    // PostgreSQL writes whole hours of an offset alone: `+00`.
    String whole = iso.replaceFirst("(T.*[+-]\\d\\d)$", "$1:00");
    boolean zoned = whole.endsWith("Z") || whole.matches(".*[+-]\\d\\d:?\\d\\d$");
    return zoned
        ? OffsetDateTime.parse(whole.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }
}
