package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-04-03T03:00:00Z");

  @Test
  void it_says_how_far_how_fast_and_how_long() {
    Progress.Task task = bar(true).begin("objects", 10_000);

    after(10, task, 1_000);

    assertThat(drawn()).isEqualTo("objects  1,000 of 10,000  100/s  1 min 30 s left");
  }

  @Test
  void it_judges_by_the_last_half_minute_and_not_by_a_quick_beginning() {
    Progress.Task task = bar(true).begin("objects", 80_000);
    after(1, task, 50_000);
    for (int i = 1; i <= 50; i++) {
      after(1, task, 50_000 + i);
    }

    assertThat(drawn()).isEqualTo("objects  50,050 of 80,000  1/s  8 h 19 min left");
  }

  @Test
  void it_promises_no_end_that_it_cannot_know() {
    Progress.Task task = bar(true).begin("objects", -1);
    after(9, task, 0);
    assertThat(drawn()).isEqualTo("objects  0  0/s");
    task.total(100);
    after(11, task, 0);
    assertThat(drawn()).isEqualTo("objects  0 of 100  nothing new for 20 s");
    after(10, task, 30);
    assertThat(drawn()).isEqualTo("objects  30 of 100  1/s  1 min 10 s left");
    after(1, task, 130);
    assertThat(drawn()).as("more than was expected").isEqualTo("objects  130  4/s");
    task.total(200);
    after(1, task, 199);
    assertThat(drawn()).isEqualTo("objects  199 of 200  6/s");
  }

  @Test
  void what_stands_still_says_so_though_nobody_calls() {
    Bar bar = bar(true);
    Progress.Task task = bar.begin("objects at Stripe", -1);
    after(2, task, 687);

    now = now.plusSeconds(43);
    bar.tick();

    assertThat(drawn()).isEqualTo("objects at Stripe  687  nothing new for 43 s");
    task.close();
    assertThat(bar.tick()).isFalse();
  }

  @Test
  void several_share_the_line_and_none_is_wider_than_a_terminal() {
    Progress bar = bar(true);
    Progress.Task objects = bar.begin("objects at Stripe", 93_200);
    Progress.Task tables = bar.begin("tables", 12);
    after(1, tables, 3);
    after(1, objects, 1_200);
    assertThat(drawn())
        .isEqualTo("objects at Stripe  1,200 of 93,200 | tables  3 of 12")
        .hasSizeLessThan(80);
    for (int i = 0; i < 4; i++) {
      bar.begin("documents in another bucket", 1_000_000);
    }
    after(1, objects, 1_300);
    assertThat(drawn()).hasSize(79).endsWith(" …");
    tables.close();
    objects.close();
    assertThat(drawn()).as("a line that is over is taken away").isEmpty();
  }

  @Test
  void where_nobody_draws_each_says_a_line_now_and_then() {
    Progress bar = bar(false);
    try (Progress.Task objects = bar.begin("objects", 100);
        Progress.Task tables = bar.begin("tables", 12)) {
      after(14, objects, 20);
      assertThat(said()).isEmpty();
      after(1, objects, 30);
      after(1, objects, 31);
      after(5, tables, 3);
    }

    assertThat(said().lines().toList())
        .isEqualTo(
            List.of("objects  30 of 100  2/s  35 s left", "tables  3 of 12  0/s  1 min 3 s left"));
  }

  private void after(int seconds, Progress.Task task, long done) {
    now = now.plus(Duration.ofSeconds(seconds));
    task.done(done);
  }

  private Bar bar(boolean terminal) {
    return new Bar(Screen.of(OutputStream.nullOutputStream(), err, terminal), () -> now);
  }

  private String drawn() {
    String[] lines = said().split("\r");
    return lines[lines.length - 1].replace("\u001b[K", "");
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
