package anamnesis.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-04-06T02:14:00Z, UTC, hipaa-individuals, 151, 2026-06-05",
    // Still 5 April where the practice is: the earlier day counts.
    "2026-04-06T02:14:00Z, America/New_York, hipaa-individuals, 151, 2026-06-04",
    "2026-04-06T23:59:59Z, UTC, hipaa-individuals, 151, 2026-06-05",
    // Across the change of clocks, 60 days are still 60 days.
    "2026-10-01T03:30:00Z, America/New_York, hipaa-individuals, 1, 2026-11-29",
    "2027-12-31T12:00:00Z, UTC, hipaa-individuals, 1, 2028-02-29",
    "2026-04-06T02:14:00Z, UTC, hipaa-secretary-500, 500, 2026-06-05",
    "2026-04-06T02:14:00Z, UTC, hipaa-secretary-log, 499, 2027-03-01",
    // 60 days after a year's end fall on 29 February in a leap year, on 1 March in others.
    "2027-01-01T00:00:00Z, UTC, hipaa-secretary-log, 1, 2028-02-29",
    // New Year's night belongs to the year that it is where the practice is.
    "2027-01-01T03:00:00Z, America/New_York, hipaa-secretary-log, 1, 2027-03-01",
  })
  void the_last_day_is_counted_from_discovery(
      String discovery, String zone, String rule, long people, LocalDate last) {
    Moments moments =
        new Moments(Map.of(Moment.DISCOVERY, Instant.parse(discovery)), ZoneId.of(zone), List.of());

    assertThat(duty(rule, moments, people).clock())
        .isEqualTo(new Clock.Day(Moment.DISCOVERY, Instant.parse(discovery), last));
  }

  @Test
  void the_supervisory_authority_hears_within_72_hours_of_awareness_not_of_discovery() {
    Instant discovery = Instant.parse("2026-04-06T02:14:00Z");
    Instant aware = Instant.parse("2026-04-07T10:00:00Z");
    Moments moments =
        new Moments(
            Map.of(Moment.DISCOVERY, discovery, Moment.AWARENESS, aware),
            ZoneId.of("Europe/Paris"),
            List.of());

    assertThat(duty("gdpr-authority", moments, 3).clock())
        .isEqualTo(new Clock.Hour(Moment.AWARENESS, aware, Instant.parse("2026-04-10T10:00:00Z")));
  }

  @Test
  void a_clock_whose_moment_nobody_knows_is_shown_as_waiting() {
    Moments unknown = new Moments(Map.of(), ZoneId.of("UTC"), List.of());

    assertThat(Rules.duties(unknown, new Concerned(151, 0)))
        .extracting(Duty::clock)
        .containsExactly(
            new Clock.Waiting(Moment.DISCOVERY),
            new Clock.Waiting(Moment.DISCOVERY),
            new Clock.Waiting(Moment.AWARENESS));
  }

  @Test
  void the_secretary_hears_at_once_from_500_people_and_with_the_year_below() {
    assertThat(ids(499)).contains("hipaa-secretary-log").doesNotContain("hipaa-secretary-500");
    assertThat(ids(500)).contains("hipaa-secretary-500").doesNotContain("hipaa-secretary-log");
  }

  @Test
  void answers_are_asked_for_again_only_if_some_are_lost() {
    Moments unknown = new Moments(Map.of(), ZoneId.of("UTC"), List.of());

    assertThat(ids(151)).doesNotContain("re-confirmation");
    assertThat(Rules.duties(unknown, new Concerned(151, 4)))
        .filteredOn(duty -> duty.rule().id().equals("re-confirmation"))
        .singleElement()
        .satisfies(duty -> assertThat(duty.people()).isEqualTo(4))
        .satisfies(duty -> assertThat(duty.clock()).isEqualTo(new Clock.Untimed()));
  }

  @Test
  void every_rule_of_law_is_cited_with_its_words_and_where_they_stand() {
    assertThat(Rules.all())
        .filteredOn(rule -> !rule.citation().isEmpty())
        .hasSize(4)
        .allSatisfy(rule -> assertThat(rule.source()).startsWith("https://"))
        .allSatisfy(rule -> assertThat(rule.words()).hasSizeGreaterThan(80));
    assertThat(words("hipaa-individuals")).contains("in no case later than 60 calendar days");
    assertThat(words("hipaa-secretary-500")).contains("500 or more", "contemporaneously");
    assertThat(words("hipaa-secretary-log")).contains("less than 500", "after the end of each");
    assertThat(words("gdpr-authority"))
        .contains("not later than 72 hours after having become aware");
  }

  @Test
  void decency_is_not_dressed_up_as_law() {
    assertThat(Rules.all())
        .filteredOn(rule -> rule.citation().isEmpty())
        .singleElement()
        .satisfies(rule -> assertThat(rule.words()).isEmpty())
        .satisfies(rule -> assertThat(rule.term()).isEqualTo(new Term.Untimed()));
  }

  private static String words(String rule) {
    return Rules.all().stream().filter(r -> r.id().equals(rule)).findFirst().orElseThrow().words();
  }

  private static List<String> ids(long people) {
    Moments unknown = new Moments(Map.of(), ZoneId.of("UTC"), List.of());
    return Rules.duties(unknown, new Concerned(people, 0)).stream()
        .map(duty -> duty.rule().id())
        .toList();
  }

  private static Duty duty(String rule, Moments moments, long people) {
    return Rules.duties(moments, new Concerned(people, 0)).stream()
        .filter(duty -> duty.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
