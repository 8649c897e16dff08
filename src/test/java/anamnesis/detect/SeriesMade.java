package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Series of copies made by words, one a day unless told otherwise.
final class SeriesMade {
  static final Thresholds USUAL = Thresholds.usual();
  static final Instant FIRST = Instant.parse("2026-03-09T03:17:00Z");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'portal-'uuuu-MM-dd'T'HHmm'Z.sql'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SeriesMade() {}

  /// What the copy of a day is like; the first day is 1.
  interface Day {
    CopyMade of(CopyMade copy, int day);
  }

  static Series days(int count, Day each) {
    List<Copy> copies = new ArrayList<>();
    for (int day = 1; day <= count; day++) {
      copies.add(each.of(at(FIRST.plus(Duration.ofDays(day - 1L))), day).copy());
    }
    return new Series("portal-*.sql", copies);
  }

  static CopyMade at(Instant moment) {
    return CopyMade.called(NAME.format(moment)).takenAt(moment).sha256("sha of " + moment);
  }

  static Given given(List<Copy> copies, Instant now) {
    return new Given(null, copies, now, Progress.SILENT);
  }

  static Given given(List<Copy> copies, Instant now, UnaryOperator<Thresholds> own) {
    Around around = Around.nothing();
    return given(copies, now)
        .in(new Around(own.apply(USUAL), around.reaches(), around.posing(), around.rows()));
  }

  static Finding found(
      String detector, Finding.Severity severity, java.util.Map<String, Object> measures) {
    return new Finding(
        detector.substring(0, 3) + "-x",
        detector,
        severity,
        Finding.Confidence.STRONG,
        "x",
        "",
        new java.util.LinkedHashMap<>(measures),
        List.of(),
        "",
        "",
        "");
  }
}
