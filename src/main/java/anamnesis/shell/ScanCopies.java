package anamnesis.shell;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Need;
import anamnesis.detect.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a scan's screen says of time and of copies: since when it may be, and what could be had
/// back.
record ScanCopies(ScanScreen.Night night, Scan.Result result) {
  private static final int BAD = 3;
  private static final int TABLES = 2;

  String when() {
    return after()
        .map(
            from ->
                "after %s, before %s".formatted(Moments.withLocal(from, night.here()), until(from)))
        .orElseGet(this::unknown);
  }

  /// How many there are, which are bad, and how much of the hurt tables is in them.
  List<String> told() {
    List<String> told = new ArrayList<>();
    if (night.given().has(Need.COPIES)) {
      told.add(CopyWords.of(night.given().allCopies()));
      night.given().allCopies().stream()
          .filter(copy -> !copy.good())
          .limit(BAD)
          .forEach(copy -> told.add(CopyWords.bad(copy)));
      hurt().flatMap(table -> holding(table).stream()).limit(TABLES).forEach(told::add);
    }
    return told;
  }

  /// How far back the provider could go, and whether that is far enough.
  Optional<String> window() {
    return night
        .window()
        .map(
            span -> {
              Instant back = now().minus(span.length());
              return "your recovery window is %s: it reaches back to %s%s"
                  .formatted(span.words(), Moments.utc(back), reaching(back));
            });
  }

  private String reaching(Instant back) {
    return after()
        .map(
            from ->
                from.isBefore(back)
                    ? ", perhaps too late"
                    : ", before it happened: recover into another database")
        .orElse("");
  }

  private String unknown() {
    return good().stream()
        .findFirst()
        .map(
            oldest ->
                "not known yet; the oldest copy is of "
                    + Moments.withLocal(oldest.takenAt(), night.here()))
        .orElse("not known yet");
  }

  private Optional<Instant> after() {
    return moments("notBefore").max(Comparator.naturalOrder());
  }

  /// A copy that was bad already came after it.
  private String until(Instant from) {
    return moments("notAfter")
        .filter(from::isBefore)
        .min(Comparator.naturalOrder())
        .map(Moments::utc)
        .orElseGet(() -> "now (%s)".formatted(Moments.utc(now())));
  }

  private Stream<Instant> moments(String measure) {
    return result.findings().stream()
        .filter(finding -> finding.measures().containsKey(measure))
        .map(finding -> Instant.parse(String.valueOf(finding.measures().get(measure))));
  }

  /// Nothing if no copy speaks of the table.
  private Optional<String> holding(String table) {
    Map<Long, Copy> byRows = new TreeMap<>();
    for (Copy copy : good()) {
      copy.table(table).ifPresent(there -> byRows.put(there.rows(), copy));
    }
    List<Long> rows = List.copyOf(byRows.keySet());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        rows.size() == 1
            ? String.format(
                Locale.ROOT, "each good one holds %,d rows of %s", rows.getFirst(), table)
            : String.format(
                Locale.ROOT,
                "they hold %,d to %,d rows of %s; the newest with most is %s",
                rows.getFirst(),
                rows.getLast(),
                table,
                byRows.values().stream().reduce((first, last) -> last).orElseThrow().path()));
  }

  /// The largest first, as the copies know them.
  private Stream<String> hurt() {
    return result.findings().stream()
        .filter(finding -> finding.severity() == Severity.CRITICAL)
        .map(Finding::subject)
        .distinct()
        .sorted(Comparator.comparingLong(this::most).reversed());
  }

  private long most(String table) {
    return good().stream()
        .flatMap(copy -> copy.table(table).stream())
        .mapToLong(Copy.Table::rows)
        .max()
        .orElse(0);
  }

  private List<Copy> good() {
    return night.given().allCopies().stream().filter(Copy::good).toList();
  }

  private Instant now() {
    return night.given().now();
  }
}
