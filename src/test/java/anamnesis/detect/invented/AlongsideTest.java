package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlongsideTest {
  /// Notes what it is handed, and does not bear one of them.
  private static final class Noting implements PeopleTable.Look {
    private final List<String> seen = new ArrayList<>();
    private final String unbearable;

    Noting(String unbearable) {
      this.unbearable = unbearable;
    }

    @Override
    public void heading(List<String> names, Set<String> key) {
      seen.addAll(names);
    }

    @Override
    public void record(@Nullable String[] values) {
      String value = String.valueOf(values[0]);
      if (value.equals(unbearable)) {
        throw new IllegalStateException("record " + value);
      }
      seen.add(value);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 5_000})
  void every_record_is_looked_at_once_in_the_order_of_the_table(int records) {
    Noting noting = new Noting("");
    try (Alongside alongside = new Alongside(noting)) {
      hand(alongside, records);
      alongside.finish();
    }
    List<String> all = new ArrayList<>(List.of("id"));
    IntStream.range(0, records).mapToObj(String::valueOf).forEach(all::add);
    assertThat(noting.seen).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "700", "99999"})
  void what_cannot_be_looked_at_stops_the_reading(String unbearable) {
    try (Alongside alongside = new Alongside(new Noting(unbearable))) {
      assertThatThrownBy(
              () -> {
                hand(alongside, 100_000);
                alongside.finish();
              })
          .hasMessage("record " + unbearable);
    }
  }

  @Test
  void an_interrupt_is_put_off_and_not_lost() {
    Noting noting = new Noting("");
    try (Alongside alongside = new Alongside(noting)) {
      Thread.currentThread().interrupt();
      hand(alongside, 5_000);
      alongside.finish();
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(noting.seen).hasSize(5_001);
  }

  @Test
  void a_table_that_breaks_off_leaves_no_thread_behind() {
    try (Alongside alongside = new Alongside(new Noting(""))) {
      hand(alongside, 5_000);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("looking at people"));
  }

  private static void hand(Alongside alongside, int records) {
    alongside.heading(List.of("id"), Set.of("id"));
    for (int i = 0; i < records; i++) {
      alongside.record(new String[] {String.valueOf(i)});
    }
  }
}
