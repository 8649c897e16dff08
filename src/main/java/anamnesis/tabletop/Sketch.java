package anamnesis.tabletop;

import java.time.Instant;
import java.time.LocalDate;

/// What is settled about somebody by their household.
record Sketch(Called called, Sex sex, LocalDate born, Reach reach) {
  Person finished(String key, Quirk quirk, Instant joined) {
    return new Person(key, called, sex, born, reach, reach, quirk, joined, joined);
  }
}
