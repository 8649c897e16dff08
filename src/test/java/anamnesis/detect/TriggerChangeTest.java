package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding.Severity;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TriggerChangeTest {
  private static final SortedMap<String, String> THEN =
      new TreeMap<>(Map.of("audit", "after delete #aa", "wipe", "after truncate #bb"));

  @Test
  void a_trigger_that_is_gone_off_or_another_is_a_warning() {
    var change =
        TriggerChange.judge(THEN, map("audit", "after delete switched off #aa")).orElseThrow();
    assertThat(change.severity()).isEqualTo(Severity.WARN);
    assertThat(change.words())
        .containsExactly(
            "no trigger sees a TRUNCATE any more", "wipe is gone", "audit is switched off");
  }

  @Test
  void foreign_keys_that_are_switched_off_are_triggers_too() {
    TreeMap<String, String> now = new TreeMap<>(THEN);
    now.put("foreign keys", "switched off #");
    var change = TriggerChange.judge(THEN, now).orElseThrow();
    assertThat(change.severity()).isEqualTo(Severity.WARN);
    assertThat(change.words()).containsExactly("foreign keys are switched off");
  }

  @Test
  void a_body_that_does_something_else_is_another_trigger() {
    TreeMap<String, String> now = new TreeMap<>(THEN);
    now.put("audit", "after delete #cc");
    assertThat(TriggerChange.judge(THEN, now).orElseThrow().words())
        .containsExactly("audit is another");
  }

  @Test
  void a_new_one_is_worth_knowing_and_the_same_are_not() {
    TreeMap<String, String> now = new TreeMap<>(THEN);
    now.put("touch", "before update #dd");
    assertThat(TriggerChange.judge(THEN, now).orElseThrow().severity()).isEqualTo(Severity.INFO);
    assertThat(TriggerChange.judge(THEN, THEN)).isEmpty();
  }

  private static SortedMap<String, String> map(String name, String kind) {
    return new TreeMap<>(Map.of(name, kind));
  }
}
