package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.baseline.Powers;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrantChangeTest {
  private static final Powers THEN =
      powers(
          Map.of("public.patient", "owner", "the database", "owner"),
          Map.of("public.patient", Map.of("app", "SELECT,UPDATE")),
          Map.of("owner", "login", "app", "login"),
          Map.of("public.patient", "on #", "public.patient: own", "permissive * #aa"));

  @Test
  void nothing_is_said_of_what_is_the_same() {
    assertThat(GrantChange.judge(THEN, THEN)).isEmpty();
  }

  @Test
  void whoever_may_write_own_or_rule_more_is_named_with_what() {
    Powers now =
        powers(
            Map.of("public.patient", "app", "the database", "owner"),
            Map.of(
                "public.patient", Map.of("agent", "DELETE,TRUNCATE", "everybody", "SELECT"),
                "public.visit", Map.of("app", "DELETE", "everybody", "SELECT")),
            Map.of("owner", "login", "app", "login superuser", "agent", "login"),
            THEN.guards());
    assertThat(said(now))
        .containsEntry("agent", "may DELETE, TRUNCATE on public.patient+; is new: login-")
        .containsEntry(
            "app",
            "may not SELECT, UPDATE on public.patient any more-; owns public.patient now, which"
                + " owner owned+; is now: superuser+")
        .containsEntry("everybody", "may SELECT on public.patient+; may SELECT on public.visit+");
  }

  @Test
  void row_security_that_is_off_or_another_guards_less() {
    Powers now =
        powers(
            THEN.owners(),
            Map.of("public.patient", Map.of("app", "SELECT,UPDATE")),
            THEN.roles(),
            Map.of("public.patient: own", "permissive * #bb"));
    assertThat(said(now))
        .containsOnlyKeys("public.patient")
        .containsEntry("public.patient", "its row security is gone+; the policy own is another+");
  }

  @Test
  void reading_more_is_worth_knowing() {
    Powers now =
        powers(
            THEN.owners(),
            Map.of("public.patient", Map.of("app", "SELECT,UPDATE", "looker", "SELECT")),
            THEN.roles(),
            THEN.guards());
    assertThat(said(now)).containsEntry("looker", "may SELECT on public.patient-");
  }

  /// A `+` behind what is more, a `-` behind what is not.
  private static SortedMap<String, String> said(Powers now) {
    SortedMap<String, String> said = new TreeMap<>();
    GrantChange.judge(THEN, now)
        .forEach(
            (who, words) ->
                said.put(
                    who,
                    String.join(
                        "; ",
                        words.stream()
                            .map(word -> word.said() + (word.more() ? "+" : "-"))
                            .toList())));
    return said;
  }

  private static Powers powers(
      Map<String, String> owners,
      Map<String, Map<String, String>> grants,
      Map<String, String> roles,
      Map<String, String> guards) {
    SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
    grants.forEach((thing, may) -> sorted.put(thing, new TreeMap<>(may)));
    return new Powers(new TreeMap<>(owners), sorted, new TreeMap<>(roles), new TreeMap<>(guards));
  }
}
