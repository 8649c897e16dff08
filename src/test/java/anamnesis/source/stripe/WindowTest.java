package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void the_parts_of_what_is_left_leave_no_second_out_and_each_is_smaller() {
    Random chance = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      long from = chance.nextInt(4) == 0 ? Long.MIN_VALUE : chance.nextInt(1_000_000);
      long to = Math.max(from, 0) + 2 + chance.nextInt(1_000_000);
      long oldest = Math.max(from, 0) + 1 + chance.nextInt((int) (to - Math.max(from, 0) - 1));
      Window window = new Window(from, to);

      List<Window> parts = window.rest(oldest, 1 + chance.nextInt(50_000));

      assertThat(window.since(oldest)).isEqualTo(new Window(oldest, to));
      assertThat(parts.getFirst().to()).isEqualTo(oldest);
      assertThat(parts.getLast().from()).isEqualTo(from);
      for (int part = 1; part < parts.size(); part++) {
        assertThat(parts.get(part).to()).isEqualTo(parts.get(part - 1).from());
      }
      assertThat(parts).allMatch(part -> part.from() < part.to() && part.to() < to);
    }
  }
}
