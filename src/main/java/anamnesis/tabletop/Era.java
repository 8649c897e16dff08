package anamnesis.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// When things happen in the invented practice.
///
/// @param opened midnight of its first day
/// @param emptied when the first table loses its rows: nothing is lived after that
/// @param wiped when the patients are lost and invented ones are put in their place
/// @param noticed the night that is rehearsed
record Era(Instant opened, Instant emptied, Instant wiped, Instant noticed) {
  private static final Duration LIVED = Duration.ofDays(63);
  private static final LocalTime NIGHTLY = LocalTime.of(3, 17);
  private static final int KEPT = 7;

  static Era of(Wish wish) {
    Instant noticed = wish.asOf();
    Instant last = lastNightBefore(noticed);
    Instant emptied =
        switch (wish.incident()) {
          case WIPED_AND_RESEEDED ->
              noticed.minus(Duration.ofDays(2).plusHours(23).plusMinutes(6).plusSeconds(48));
          case CASCADE -> noticed.minus(Duration.ofDays(9));
        };
    Instant wiped =
        switch (wish.incident()) {
          case WIPED_AND_RESEEDED -> emptied;
          case CASCADE -> morningAfter(last, noticed);
        };
    return new Era(emptied.minus(LIVED).truncatedTo(ChronoUnit.DAYS), emptied, wiped, noticed);
  }

  /// Payments of the first week do not say for whom they were.
  Instant firstWeekOver() {
    return opened.plus(Duration.ofDays(7));
  }

  /// From here on an account names the patient who opened it.
  Instant secondVersion() {
    return opened.plus(Duration.ofDays(22));
  }

  /// Nobody joins later, so that everyone has paid once before the end.
  Instant lastToJoin() {
    return opened.plus(Duration.ofDays(57));
  }

  /// From here on who asked to be erased is redacted at Stripe, and gone from the portal.
  Instant erasure() {
    return opened.plus(Duration.ofDays(50));
  }

  /// When accounts were deleted of which Stripe still has the payments.
  Instant deletion() {
    return emptied.minus(Duration.ofDays(2));
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /// The nights whose copies retention has left: all of them follow the first loss.
  List<Instant> nights(Incident incident) {
    Instant end = incident == Incident.CASCADE ? wiped : noticed;
    List<Instant> all =
        Stream.iterate(lastNightBefore(end), night -> night.minus(Duration.ofDays(1)))
            .takeWhile(night -> night.isAfter(emptied))
            .limit(KEPT)
            .toList();
    return all.reversed();
  }

  private static Instant lastNightBefore(Instant end) {
    Instant night =
        LocalDate.ofInstant(end, ZoneOffset.UTC).atTime(NIGHTLY).toInstant(ZoneOffset.UTC);
    return night.isBefore(end) ? night : night.minus(Duration.ofDays(1));
  }

  private static Instant morningAfter(Instant night, Instant noticed) {
    Instant morning = night.plus(Duration.ofHours(4)).plusSeconds(1391);
    Instant between = night.plus(Duration.between(night, noticed).dividedBy(2));
    return morning.isBefore(noticed) ? morning : between.truncatedTo(ChronoUnit.SECONDS);
  }
}
