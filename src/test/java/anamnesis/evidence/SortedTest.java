package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedTest {
  /// Of each length in bytes, the first and the last; the ends of words among them.
  private static final String UNITS =
      "\0\1aAz@:~\u007f\u0080é\u07fe\u07ff\u0800語\ud83d\ude00\ue000\uffee\uffff";

  private record Name(String kind, String id) {}

  @Test
  void bytes_sort_as_the_words_do() {
    Random random = new Random(11);
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      names.add(new Name(word(random), word(random)));
    }
    List<Name> byBytes =
        names.stream()
            .sorted(
                Comparator.comparing(
                    name -> Sorted.name(name.kind(), name.id()), Arrays::compareUnsigned))
            .toList();

    assertThat(byBytes)
        .isSortedAccordingTo(Comparator.comparing(Name::kind).thenComparing(Name::id));
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      word.append(UNITS.charAt(random.nextInt(UNITS.length())));
    }
    return word.toString();
  }
}
