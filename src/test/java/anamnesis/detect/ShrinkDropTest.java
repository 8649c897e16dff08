package anamnesis.detect;

import static anamnesis.backup.CopyMade.table;
import static anamnesis.detect.SeriesMade.USUAL;
import static anamnesis.detect.SeriesMade.days;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShrinkDropTest {
  @Test
  void a_table_emptied_on_day_three_is_critical_and_stays_so() {
    Series series =
        days(
            30,
            (copy, day) ->
                copy.tables(table("public.design", day < 3 ? 151 : 0), table("public.user", 16)));
    Finding finding = only(series);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement())
        .isEqualTo(
            "public.design fell from 151 to 0 rows between 2026-03-10 03:17 UTC and 2026-03-11"
                + " 03:17 UTC");
    assertThat(finding.measures())
        .containsEntry("lastGood", "portal-2026-03-10T0317Z.sql")
        .containsEntry("firstBad", "portal-2026-03-11T0317Z.sql")
        .containsEntry("notBefore", "2026-03-10T03:17:00Z");
  }

  @Test
  void half_of_a_small_table_is_nothing_and_of_a_precious_one_a_single_row_is() {
    Series series = days(8, (copy, day) -> copy.tables(table("public.consent", day < 5 ? 20 : 9)));
    assertThat(ShrinkDrop.judge(series, USUAL)).isEmpty();
    Series one = days(8, (copy, day) -> copy.tables(table("public.consent", day < 5 ? 20 : 19)));
    assertThat(
            ShrinkDrop.judge(one, USUAL.with("B06-shrink.precious", "public.consent"))
                .map(Finding::severity))
        .contains(Severity.CRITICAL);
  }

  @Test
  void a_table_that_is_not_there_any_more_is_gone_unless_it_lives_under_another_name() {
    Series gone =
        days(
            5,
            (copy, day) ->
                day < 4
                    ? copy.tables(table("public.a", 5), table("public.b", 50))
                    : copy.tables(table("public.a", 5)));
    assertThat(only(gone).statement()).startsWith("public.b is not in them any more (50 rows");
    Series renamed =
        days(
            5,
            (copy, day) ->
                copy.tables(
                    table("public.a", 5), keyed(day < 4 ? "public.b" : "public.c", 50, 1, 50)));
    assertThat(ShrinkDrop.judge(renamed, USUAL)).isEmpty();
    Series rotated =
        days(
            5,
            (copy, day) ->
                day < 4
                    ? copy.tables(table("public.log_1", 50), table("public.log_2", 60))
                    : copy.tables(table("public.log_2", 60)));
    assertThat(ShrinkDrop.judge(rotated, USUAL)).isEmpty();
  }

  @Test
  void keys_that_are_all_others_are_a_table_replaced_unless_they_always_wander() {
    Series replaced =
        days(
            6,
            (copy, day) ->
                copy.tables(
                    day < 4
                        ? keyed("public.patient", 151, 1, 151)
                        : keyed("public.patient", 151, 152, 302)));
    assertThat(only(replaced).statement())
        .startsWith("public.patient has none of its 151 rows any more, but others");
    Series rolling =
        days(
            6, (copy, day) -> copy.tables(keyed("public.event", 100, 100L * day, 100L * day + 99)));
    assertThat(ShrinkDrop.judge(rolling, USUAL)).isEmpty();
  }

  @Test
  void what_empties_by_nature_is_let_be() {
    Series sessions =
        days(9, (copy, day) -> copy.tables(table("public.user_sessions", day < 9 ? 400 : 0)));
    assertThat(ShrinkDrop.judge(sessions, USUAL)).isEmpty();
    Series purged =
        days(9, (copy, day) -> copy.tables(table("public.inbox", day % 3 == 0 ? 0 : 200)));
    assertThat(ShrinkDrop.judge(purged, USUAL)).isEmpty();
    Series twice =
        days(9, (copy, day) -> copy.tables(table("public.patient", day == 4 || day > 7 ? 0 : 200)));
    assertThat(only(twice).severity())
        .as("two accidents are no habit")
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void the_whole_under_half_of_what_was_usual_is_a_warning_and_another_packing_is_nothing() {
    Series many =
        days(
            9,
            (copy, day) -> {
              Copy.Table[] tables = new Copy.Table[30];
              for (int i = 0; i < tables.length; i++) {
                tables[i] = table("public.t" + (char) ('a' + i % 26) + i / 26, day < 9 ? 15 : 5);
              }
              return copy.tables(tables);
            });
    assertThat(only(many).severity()).isEqualTo(Severity.WARN);
    Series packed =
        days(
            9,
            (copy, day) ->
                copy.tables(table("public.a", 100))
                    .bytes(day < 9 ? 100_000 : 9_000)
                    .format(day < 9 ? "plain" : "plain+xz"));
    assertThat(ShrinkDrop.judge(packed, USUAL)).isEmpty();
  }

  private static Copy.Table keyed(String name, long rows, long first, long last) {
    return new Copy.Table(
        name,
        rows,
        100 * rows,
        null,
        new LinkedHashMap<>(),
        new Copy.Key("id", Long.toString(first), Long.toString(last)),
        null);
  }

  private static Finding only(Series series) {
    Optional<Finding> finding = ShrinkDrop.judge(series, USUAL);
    assertThat(finding).isPresent();
    return finding.get();
  }
}
