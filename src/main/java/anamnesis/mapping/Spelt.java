package anamnesis.mapping;

import anamnesis.contact.PersonName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds a part of a name as its witness spelt it: the shortest stretch of words whose normal form
/// is that part's.
final class Spelt {
  private Spelt() {}

  static Optional<String> given(String whole, PersonName name) {
    return stretch(
        whole,
        part ->
            PersonName.of(part, "", name.family())
                .filter(found -> found.given().equals(name.given()))
                .isPresent());
  }

  static Optional<String> family(String whole, PersonName name) {
    return stretch(
        whole,
        part ->
            PersonName.of(name.given(), "", part)
                .filter(found -> found.family().equals(name.family()))
                .filter(found -> found.suffix().equals(name.suffix()))
                .isPresent());
  }

  private static Optional<String> stretch(String whole, Predicate<String> isIt) {
    List<String> words =
        Arrays.stream(whole.strip().split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    for (int length = 1; length <= words.size(); length++) {
      for (int from = 0; from + length <= words.size(); from++) {
        String part = String.join(" ", words.subList(from, from + length));
        if (isIt.test(part)) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }
}
