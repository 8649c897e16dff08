package anamnesis.detect;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When it happened, as far as anybody knows. One of the two bounds is always there.
///
/// @param notBefore then all was well; null if nobody knows since when it was not
/// @param notAfter then it had happened; null if nobody knows by when
/// @param told who says so
public record Wiped(@Nullable Instant notBefore, @Nullable Instant notAfter, By told) {
  /// Who knows when it happened. A person outranks a scan.
  public enum By {
    PERSON,
    CASE,
    SCAN
  }

  /// As it was typed, with its zone.
  public static Wiped said(String written) {
    return exact(
        moment(written)
            .orElseThrow(
                () ->
                    new Refusal(
                        "that is no moment",
                        "write it with its zone, as --wiped 2026-04-03T03:07:12Z")),
        By.PERSON);
  }

  /// What `case.yaml` says under `moments`, else what the scan found; nothing if nobody knows.
  public static Optional<Wiped> of(Case file) throws IOException {
    Yaml said = file.about().at("moments").at("incident");
    return said.missing() ? scanned(file) : Optional.of(exact(moment(said), By.CASE));
  }

  /// A moment that stands in `case.yaml`.
  public static Instant moment(Yaml said) {
    return moment(said.text())
        .orElseThrow(
            () ->
                new Refusal(
                    "%s:%s: this is not a moment".formatted(said.file(), said.line()),
                    "write it in UTC, as 2026-04-06T02:14:00Z"));
  }

  private static Optional<Instant> moment(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Wiped exact(Instant at, By told) {
    return new Wiped(at, at, told);
  }

  /// The loss that was first. What was done between its two bounds is rather kept than lost.
  private static Optional<Wiped> scanned(Case file) {
    List<Finding> found;
    try (Stream<Finding> shelf = Finding.shelf(file, "scan").read()) {
      found = shelf.filter(one -> one.severity() == Finding.Severity.CRITICAL).toList();
    }
    Optional<Instant> from = Incident.of(found).first().flatMap(Incident::notBefore);
    Optional<Instant> until =
        found.stream()
            .flatMap(one -> Incident.notAfter(one).stream())
            .filter(at -> from.filter(at::isBefore).isEmpty())
            .min(Instant::compareTo);
    return from.or(() -> until)
        .map(known -> new Wiped(from.orElse(null), until.orElse(null), By.SCAN));
  }

  /// What was done from then on is told apart. Witnesses count in whole seconds, and what was done
  /// within that of the wipe is rather told than lost.
  public Instant from() {
    Instant known = notBefore == null ? notAfter : notBefore;
    if (known == null) {
      throw new IllegalStateException("nobody says when");
    }
    return known.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Whether what was done then was perhaps done before it.
  public boolean isPerhaps(Instant at) {
    Instant surely = notAfter;
    return surely == null || at.isBefore(surely.truncatedTo(ChronoUnit.SECONDS));
  }

  /// `2026-04-03 03:07 UTC`, `between … and …`, `after …`, `before …`.
  public String words() {
    Instant after = notBefore;
    Instant before = notAfter;
    if (after == null || before == null) {
      return (after == null ? "before " : "after ") + Ages.at(from());
    }
    return after.equals(before)
        ? Ages.at(after)
        : "between %s and %s".formatted(Ages.at(after), Ages.at(before));
  }
}
