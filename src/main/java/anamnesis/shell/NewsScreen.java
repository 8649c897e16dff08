package anamnesis.shell;

import anamnesis.detect.Finding;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.News;
import anamnesis.detect.history.Scanned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said first of a scan that is not the first: what is new, worse and resolved; and what
/// somebody acknowledged, which stays in sight.
record NewsScreen(Optional<News> news, Acks.Weighed weighed, Instant now) {
  private static final int SHOWN = 4;
  private static final String WELL = "Nothing wrong was found.";

  /// Among the lines of the scan's screen, behind its answer.
  List<String> among(List<String> screen) {
    List<String> lines = new ArrayList<>(screen);
    List<String> told = lines();
    if (told.isEmpty()) {
      return lines;
    }
    int blank = lines.indexOf("");
    lines.add(blank, "");
    lines.addAll(blank + 1, told);
    if (!weighed.held().isEmpty()) {
      lines.set(0, lines.getFirst().replace(WELL, "Nothing wrong but what is acknowledged."));
    }
    return lines;
  }

  /// What is new, for a watch and a message as well; nothing at the first scan.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(sinceThen());
    for (Acks.Returned back : weighed.returned()) {
      lines.addAll(new Passage("again", back.why(), number(back.id())).lines());
    }
    lines.addAll(held());
    return lines;
  }

  /// Since when, and what is new; nothing at the first scan.
  List<String> sinceThen() {
    return news.map(this::news).orElse(List.of());
  }

  private List<String> news(News news) {
    List<String> lines = new ArrayList<>();
    String since = "%s, %s".formatted(Moments.minute(news.since()), Moments.age(news.since(), now));
    lines.addAll(
        Passage.of("since", news.nothing() ? since + ": nothing new, nothing resolved" : since)
            .lines());
    findings(lines, "new", news.fresh());
    findings(lines, "worse", news.worse());
    past(lines, "resolved", news.resolved());
    past(lines, "not seen", news.unseen());
    List<Scan.Gap> blind = news.blind();
    few(lines, blind.stream().map(gap -> told("blind", gap.reason(), gap.detector())).toList());
    return lines;
  }

  private static void findings(List<String> lines, String label, List<Finding> all) {
    few(lines, all.stream().map(each -> told(label, each.statement(), each.detector())).toList());
  }

  private static void past(List<String> lines, String label, List<Scanned.Found> all) {
    few(lines, all.stream().map(each -> told(label, each.statement(), each.detector())).toList());
  }

  private List<String> held() {
    List<String> lines = new ArrayList<>();
    few(
        lines,
        weighed.held().stream()
            .map(
                held ->
                    told(
                        "acked",
                        "%s (until %s, %s: %s)"
                            .formatted(
                                held.finding()
                                    .map(Finding::statement)
                                    .or(() -> held.gap().map(Scan.Gap::reason))
                                    .orElse(""),
                                day(held.ack().until()),
                                held.ack().by(),
                                held.ack().reason()),
                        held.finding()
                            .map(Finding::detector)
                            .or(() -> held.gap().map(Scan.Gap::detector))
                            .orElse("")))
            .toList());
    return lines;
  }

  /// It ends with the day before this moment.
  static String day(Instant until) {
    return until.minus(Duration.ofSeconds(1)).toString().substring(0, 10);
  }

  private static Passage told(String label, String text, String detector) {
    return new Passage(label, text, number(detector));
  }

  /// The label once, and no more than a few.
  private static void few(List<String> lines, List<Passage> all) {
    for (int i = 0; i < Math.min(SHOWN, all.size()); i++) {
      Passage each = all.get(i);
      lines.addAll(new Passage(i == 0 ? each.label() : "", each.text(), each.proof()).lines());
    }
    if (all.size() > SHOWN) {
      lines.addAll(
          Passage.of("", "and %s more: --format json".formatted(all.size() - SHOWN)).lines());
    }
  }

  private static String number(String detector) {
    int dash = detector.indexOf('-');
    return dash < 0 ? detector : new Rule(detector, "", "", "", "", "", "").number();
  }
}
