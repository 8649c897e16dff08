package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.detect.Finding.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A practice that does everything right is never told otherwise, whatever its rhythm, its zone,
/// its retention and its names.
class HealthySeriesTest {
  private static final List<Detector> COPIES =
      DetectorsForTests.all().stream().filter(each -> each.rule().id().startsWith("B")).toList();
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneOffset.UTC,
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Sydney"),
          ZoneId.of("Pacific/Auckland"));
  private static final List<String> NAMES =
      List.of(
          "'portal-'uuuu-MM-dd'.sql.gz'",
          "'portal_'uuuuMMdd-HHmmss'.sql'",
          "'nightly/'uuuu-MM-dd'T'HH-mm'/portal.dump'",
          "'portal-'EEE'-'uuuu-MM-dd-HHmm'.sql'");

  /// How one practice takes its copies.
  private record Habit(String words, Duration every, boolean weekdays, boolean officeHours) {}

  private static final List<Habit> HABITS =
      List.of(
          new Habit("nightly", Duration.ofDays(1), false, false),
          new Habit("nightly on weekdays", Duration.ofDays(1), true, false),
          new Habit("weekly", Duration.ofDays(7), false, false),
          new Habit("hourly", Duration.ofHours(1), false, false),
          new Habit("hourly in office hours", Duration.ofHours(1), true, true),
          new Habit("every four hours", Duration.ofHours(4), false, false),
          new Habit("every five minutes", Duration.ofMinutes(5), false, false),
          new Habit("monthly", Duration.ofDays(30), false, false));

  @Test
  void a_healthy_practice_is_left_in_peace() {
    int depth = Integer.getInteger("depth", 1);
    List<String> accused = new ArrayList<>();
    for (int seed = 0; seed < 120 * depth; seed++) {
      Random chance = new Random(seed);
      Habit habit = HABITS.get(seed % HABITS.size());
      List<Copy> copies = new Practice(habit, chance).copies();
      Instant now = now(copies, habit, chance);
      for (Finding finding : loud(copies, now)) {
        accused.add(
            "seed %s: %s, %s copies, the newest %s, now %s: %s %s"
                .formatted(
                    seed,
                    habit.words(),
                    copies.size(),
                    copies.getLast().path(),
                    now,
                    finding.id(),
                    finding.statement()));
      }
    }
    assertThat(String.join("\n", accused)).isEmpty();
  }

  @Test
  void a_monthly_archive_beside_a_daily_one_and_thinned_out_copies_are_left_in_peace() {
    for (int seed = 0; seed < 20; seed++) {
      Random chance = new Random(seed);
      List<Copy> daily = new Practice(HABITS.getFirst(), chance).copies();
      List<Copy> all = new ArrayList<>(daily);
      Instant last = daily.getLast().takenAt();
      for (Copy copy : daily) {
        if (copy.takenAt().atZone(ZoneOffset.UTC).getDayOfMonth() == 1) {
          all.add(copy.under("archive"));
        }
      }
      List<Copy> thinned =
          all.stream()
              .filter(copy -> kept(copy.takenAt(), last))
              .sorted(Comparator.comparing(Copy::takenAt))
              .toList();
      assertThat(loud(thinned, last.plus(Duration.ofHours(9)))).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void a_thousand_copies_of_a_hundred_tables_are_judged_in_no_time() {
    Copy.Table[] tables = new Copy.Table[100];
    java.util.Arrays.setAll(tables, i -> CopyMade.table("public.table_" + i, 50 + i));
    List<Copy> copies =
        SeriesMade.days(1000, (copy, day) -> copy.contentHash("of " + day).tables(tables)).copies();
    long begin = System.nanoTime();
    loud(copies, copies.getLast().takenAt().plusSeconds(60));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  /// Seven days, four weeks, and the firsts of months.
  private static boolean kept(Instant at, Instant last) {
    ZonedDateTime day = at.atZone(ZoneOffset.UTC);
    long age = Duration.between(at, last).toDays();
    return age < 7
        || (age < 35 && day.getDayOfWeek() == DayOfWeek.SUNDAY)
        || day.getDayOfMonth() == 1;
  }

  /// A moment before the next copy is due, and a little.
  private static Instant now(List<Copy> copies, Habit habit, Random chance) {
    Practice last = new Practice(habit, chance);
    Instant taken = last.real(copies.getLast());
    return taken.plus(habit.every().multipliedBy(chance.nextInt(100)).dividedBy(100));
  }

  private static List<Finding> loud(List<Copy> copies, Instant now) {
    return new Scan(COPIES)
        .of(new Given(null, copies, now, Progress.SILENT)).findings().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .toList();
  }

  /// One that lives: it grows by chance, rests on weekends and some nights, and purges sessions.
  private static final class Practice {
    private final Habit habit;
    private final Random chance;

    Practice(Habit habit, Random chance) {
      this.habit = habit;
      this.chance = chance;
    }

    /// When the copy was really taken: CopyMade keeps it in the hash.
    Instant real(Copy copy) {
      return Instant.parse(copy.sha256());
    }

    List<Copy> copies() {
      ZoneId zone = ZONES.get(chance.nextInt(ZONES.size()));
      DateTimeFormatter name =
          DateTimeFormatter.ofPattern(NAMES.get(chance.nextInt(NAMES.size())), Locale.ROOT)
              .withZone(zone);
      boolean named = habit.every().compareTo(Duration.ofDays(1)) >= 0 || !day(name);
      int most = habit.every().compareTo(Duration.ofHours(3)) < 0 ? 900 : 400;
      int retention = List.of(7, 30, 365).get(chance.nextInt(3));
      long count = Math.min(most, Duration.ofDays(retention).dividedBy(habit.every()));
      // A weekday habit is learnt from four weeks on.
      long fewest = habit.weekdays() ? Duration.ofDays(40).dividedBy(habit.every()) : 4;
      ZonedDateTime at =
          ZonedDateTime.of(2026, 1 + chance.nextInt(10), 1 + chance.nextInt(28), 3, 17, 0, 0, zone);
      Life life = new Life(chance);
      List<Copy> copies = new ArrayList<>();
      for (long i = 0; i < Math.max(fewest, count); i++) {
        if (open(at)) {
          Instant real = at.toInstant().plusSeconds(chance.nextInt(jitter()));
          life.live(at, habit.every());
          copies.add(copy(named ? name.format(real) : "portal-" + i + ".sql", real, zone, life));
        }
        at = next(at);
      }
      return copies;
    }

    private ZonedDateTime next(ZonedDateTime at) {
      if (habit.words().equals("monthly")) {
        return at.plusMonths(1);
      }
      // As cron does it: by the local clock, over every change of it.
      return habit.every().compareTo(Duration.ofDays(1)) >= 0
          ? at.plusDays(habit.every().toDays())
          : at.plus(habit.every());
    }

    private int jitter() {
      return (int) Math.max(1, Math.min(1500, habit.every().toSeconds() / 8));
    }

    private boolean open(ZonedDateTime at) {
      boolean weekend =
          at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
      return !(habit.weekdays() && weekend)
          && !(habit.officeHours() && (at.getHour() < 8 || at.getHour() > 18));
    }

    private static boolean day(DateTimeFormatter name) {
      return !name.toString().contains("HourOfDay");
    }

    private Copy copy(String path, Instant real, ZoneId zone, Life life) {
      boolean dayOnly = path.matches("portal-\\d{4}-\\d{2}-\\d{2}\\.sql\\.gz");
      Instant local = real.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
      Instant told =
          !path.matches(".*\\d{4}.?\\d{2}.?\\d{2}.*")
              ? real
              : dayOnly
                  ? local.truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                  : local.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
      return CopyMade.called(path)
          .takenAt(told)
          .sha256(real.toString())
          .format(path.endsWith(".gz") ? "plain+gzip" : "plain")
          .bytes(life.bytes(path.endsWith(".gz") ? chance.nextInt(40) : 0))
          .contentHash(life.hash())
          .tables(life.tables())
          .copy();
    }
  }

  /// What a practice's tables hold.
  private static final class Life {
    private final Random chance;
    private final double busy;
    private long patients = 60;
    private long visits = 300;
    private long payments = 200;
    private long sessions = 40;
    private Instant newest = Instant.EPOCH;
    private int quiet;

    Life(Random chance) {
      this.chance = chance;
      this.busy = 0.5 + chance.nextDouble() * 2;
    }

    /// Day by day, where a copy is of more than one.
    void live(ZonedDateTime at, Duration every) {
      for (long back = every.toDays() - 1; back > 0; back--) {
        live(at.minusDays(back));
      }
      live(at);
    }

    private void live(ZonedDateTime at) {
      boolean weekend =
          at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
      quiet = quiet > 0 ? quiet - 1 : chance.nextInt(25) == 0 ? 3 : 0;
      if (quiet > 0 || weekend) {
        return;
      }
      newest = at.toInstant().minusSeconds(600);
      patients += chance.nextDouble() < 0.2 * busy ? 1 : 0;
      visits += Math.round(chance.nextDouble() * 6 * busy);
      payments += chance.nextDouble() < 0.6 * busy ? 1 + chance.nextInt(3) : 0;
      sessions = at.getHour() < 4 ? chance.nextInt(5) : sessions + chance.nextInt(20);
    }

    long bytes(int packed) {
      return 3_100 + 150 * patients + 90 * visits + 80 * payments + 60 * sessions + packed;
    }

    String hash() {
      return patients + "/" + visits + "/" + payments + "/" + sessions;
    }

    Copy.Table[] tables() {
      return new Copy.Table[] {
        table("public.patient", patients, 150),
        table("public.visit", visits, 90),
        table("public.payment", payments, 80),
        table("public.session", sessions, 60)
      };
    }

    private Copy.Table table(String name, long rows, long each) {
      return new Copy.Table(
          name,
          rows,
          rows * each,
          newest,
          new LinkedHashMap<>(),
          rows == 0 ? null : new Copy.Key("id", "1", Long.toString(rows)),
          name + rows);
    }
  }
}
