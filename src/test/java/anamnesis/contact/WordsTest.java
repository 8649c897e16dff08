package anamnesis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final int TEXTS = 20_000;

  @Test
  void every_mark_parts_but_those_that_join() {
    assertThat(Words.of("Jean-Luc  O'Neill, 3rd ", "'"))
        .containsExactly("jean", "luc", "oneill", "3rd");
    assertThat(Words.of("O'Neill")).containsExactly("o", "neill");
    assertThat(Words.of(" -- ")).isEmpty();
    assertThat(Words.of("Ⅷ ½ ٣٤ 東京")).containsExactly("ⅷ", "½", "٣٤", "東京");
  }

  /// The walk over the letters and the pattern that says the same are one.
  @Test
  void they_are_what_lies_between_what_is_neither_letter_nor_digit() {
    Random random = new Random(1);
    for (int i = 0; i < TEXTS; i++) {
      String text =
          random
              .ints(random.nextInt(12), 0, i % 2 == 0 ? 0x80 : 0x20000)
              .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      List<String> parted =
          Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
              .filter(word -> !word.isEmpty())
              .toList();
      assertThat(Words.of(text)).isEqualTo(parted);
    }
  }
}
