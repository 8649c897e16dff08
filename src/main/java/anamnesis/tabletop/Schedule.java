package anamnesis.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Draws the appointments of the clinic's own system, in the order in which they were made.
final class Schedule {
  private static final List<String> STATUSES =
      List.of(
          "Complete", "Complete", "Complete", "Complete", "No Show", "Cancelled", "Rescheduled");
  private static final List<String> REASONS =
      List.of("New patient", "Follow up", "Telehealth", "Labs", "Medication check", "");

  private final Chance chance;
  private final Era era;
  private long id;

  private Schedule(Chance chance, Era era) {
    this.chance = chance;
    this.era = era;
    this.id = 201_000_000L + chance.below(5_000_000);
  }

  static List<Visit> of(List<Chart> charts, Era era, Chance chance) {
    Schedule schedule = new Schedule(chance, era);
    List<Visit> all = new ArrayList<>();
    for (Chart chart : charts) {
      for (int i = chance.between(1, 5); i > 0; i--) {
        all.add(schedule.made(chart));
      }
    }
    all.sort(Comparator.comparing(Visit::made).thenComparing(visit -> visit.chart().id()));
    return all.stream().map(schedule::numbered).toList();
  }

  private Visit made(Chart chart) {
    Instant made = chance.daytime(chart.person().joined(), era.emptied());
    Instant at = chance.daytime(made, made.plus(Duration.ofDays(21)));
    String status = at.isAfter(era.emptied()) ? "Confirmed" : chance.pick(STATUSES);
    int minutes = 15 * chance.between(1, 3);
    return new Visit("", chart, at, status, chance.pick(REASONS), minutes, made);
  }

  private Visit numbered(Visit visit) {
    id += chance.between(1, 40);
    return new Visit(
        Long.toString(id),
        visit.chart(),
        visit.at(),
        visit.status(),
        visit.reason(),
        visit.minutes(),
        visit.made());
  }
}
