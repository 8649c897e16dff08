package anamnesis.report.scan;

import anamnesis.detect.history.Scanned;
import anamnesis.report.Html;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// How many rows a table had, scan by scan, as a line that begins at nothing: half as many is half
/// as high, whatever the numbers.
///
/// @param past oldest first, of the scans that counted this table
record Trend(String table, List<Scanned> past) {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 44;
  private static final int EDGE = 3;

  static Trend of(String table, List<Scanned> past) {
    return new Trend(
        table, past.stream().filter(scanned -> scanned.rows().containsKey(table)).toList());
  }

  long now() {
    return rows(past.getLast());
  }

  /// What became of it since the scan before; empty if there was none.
  String change() {
    if (past.size() < 2) {
      return "first count";
    }
    long change = now() - rows(past.get(past.size() - 2));
    return change == 0 ? "as before" : String.format(Locale.ROOT, "%+,d", change);
  }

  /// Of a table that this scan did not count: it is gone, or nobody may look at it any more.
  String last() {
    return String.format(Locale.ROOT, "%,d before", now());
  }

  void into(Html html) {
    String words =
        String.format(
            Locale.ROOT,
            "%s: %,d rows at the first of %d scans, %,d now",
            table,
            rows(past.getFirst()),
            past.size(),
            now());
    html.open(
        "svg",
        "class",
        "trend",
        "viewBox",
        "0 0 %s %s".formatted(WIDTH, HEIGHT),
        "role",
        "img",
        "aria-label",
        words,
        "preserveAspectRatio",
        "none");
    html.element("title", words);
    html.open("polyline", "points", points(), "class", "line").close("polyline");
    html.open(
            "circle",
            "cx",
            figure(x(past.size() - 1)),
            "cy",
            figure(y(now())),
            "r",
            "2.5",
            "class",
            "end")
        .close("circle");
    html.close("svg");
  }

  private String points() {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < past.size(); i++) {
      points.append(figure(x(i))).append(',').append(figure(y(rows(past.get(i))))).append(' ');
    }
    return points.toString().strip();
  }

  /// By time, not by number: a week in which nobody scanned is a gap that is seen.
  private double x(int at) {
    double whole = seconds(past.getLast());
    // A clock that was set back tells nothing of the order.
    double share = whole <= 0 ? 1 : Math.clamp(seconds(past.get(at)) / whole, 0, 1);
    return EDGE + share * (WIDTH - 2 * EDGE);
  }

  private double seconds(Scanned scanned) {
    return Duration.between(past.getFirst().at(), scanned.at()).toSeconds();
  }

  private double y(long rows) {
    long most = past.stream().flatMapToLong(each -> LongStream.of(rows(each))).max().orElse(1);
    return HEIGHT - EDGE - (double) rows / Math.max(1, most) * (HEIGHT - 2 * EDGE);
  }

  private long rows(Scanned scanned) {
    return scanned.rows().getOrDefault(table, 0L);
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
