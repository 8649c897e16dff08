package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.detect.Advice;
import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Given;
import anamnesis.detect.Need;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.Standing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first screen of the night: the answer, what it rests on, what is not known, what to do.
final class ScanScreen {
  private static final int SHOWN = 6;
  private static final int REASONS = 4;
  private static final String WHO = "not known yet; whose role could have: anamnesis posture";

  private final Map<String, Rule> rules;
  private final Night night;

  /// What the screen is spoken into.
  ///
  /// @param here the zone of the person at the keyboard
  record Night(
      Given given, Optional<Span> window, Optional<Case> open, Outside outside, ZoneId here) {
    boolean isNamed(String file) {
      return given.around().people().stream().anyMatch(each -> each.name().equals(file));
    }
  }

  ScanScreen(List<Detector> detectors, Night night) {
    this.rules =
        detectors.stream().map(Detector::rule).collect(Collectors.toMap(Rule::id, rule -> rule));
    this.night = night;
  }

  List<String> of(Scan.Result result, List<Advice> advice, Exit exit) {
    List<String> lines = new ArrayList<>(new ScanHeadline(rules).of(result));
    lines.add("");
    if (somethingIsLost(result)) {
      lines.addAll(Passage.of("when", new ScanCopies(night, result).when()).lines());
    }
    lines.addAll(findings("what", about(result, false)));
    if (night.given().has(Need.DATABASE) && !about(result, false).isEmpty()) {
      lines.addAll(Passage.of("who", WHO).lines());
    }
    lines.addAll(letBe(result));
    lines.addAll(copies(result));
    if (!result.findings().isEmpty()) {
      lines.addAll(Passage.of("outside", night.outside().says()).lines());
    }
    List<String> unknown = unknown(result);
    if (lines.getLast().isEmpty() && !unknown.isEmpty()) {
      lines.removeLast();
    }
    lines.addAll(unknown);
    lines.addAll(todo(result, advice));
    lines.add("");
    lines.add(Passage.spread(counts(result), "exit " + exit.code()));
    return lines;
  }

  /// Of files of people that were named: those whom nothing speaks against, and what was looked at.
  private List<String> letBe(Scan.Result result) {
    List<String> lines = new ArrayList<>();
    for (Crowd crowd : result.people()) {
      if (crowd.standing() == Standing.REAL && night.isNamed(crowd.table())) {
        String told =
            String.format(
                Locale.ROOT,
                "%s: nothing speaks against its %,d people (looked at: %s)",
                crowd.table(),
                crowd.records(),
                String.join(", ", crowd.columns().told().sequencedValues()));
        lines.addAll(Passage.of(lines.isEmpty() ? "people" : "", told).lines());
      }
    }
    return lines;
  }

  private List<String> findings(String label, List<Finding> findings) {
    List<Story> stories = Story.of(findings);
    List<String> lines = new ArrayList<>();
    for (Story story : stories.subList(0, Math.min(SHOWN, stories.size()))) {
      lines.addAll(
          new Passage(lines.isEmpty() ? label : "", story.statement(), story.number()).lines());
    }
    if (stories.size() > SHOWN) {
      lines.addAll(
          Passage.of("", "and %s more: --format json".formatted(stories.size() - SHOWN)).lines());
    }
    return lines;
  }

  private List<String> copies(Scan.Result result) {
    ScanCopies copies = new ScanCopies(night, result);
    List<String> lines = new ArrayList<>();
    copies.told().forEach(told -> lines.addAll(told("copies", lines, told)));
    lines.addAll(findings(lines.isEmpty() ? "copies" : "", about(result, true)));
    copies
        .window()
        .filter(told -> !speaksOfTheWindow(result))
        .ifPresent(told -> lines.addAll(told("copies", lines, told)));
    return lines;
  }

  /// Under its label, unless that was said already.
  private static List<String> told(String label, List<String> before, String text) {
    return Passage.of(before.isEmpty() ? label : "", text).lines();
  }

  private List<String> unknown(Scan.Result result) {
    List<String> lines = new ArrayList<>();
    if (!result.notEvaluated().isEmpty()) {
      lines.add("");
      lines.addAll(gaps("Not evaluated", result.notEvaluated()));
    }
    if (!result.notAsked().isEmpty()) {
      lines.add("");
      lines.addAll(notAsked(result.notAsked()));
    }
    return lines;
  }

  /// Each reason once, however many detectors it kept from looking.
  private static List<String> gaps(String words, List<Scan.Gap> gaps) {
    SequencedMap<String, List<String>> reasons = new LinkedHashMap<>();
    for (Scan.Gap gap : gaps) {
      reasons.computeIfAbsent(gap.reason(), told -> new ArrayList<>()).add(number(gap.detector()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(heading(words, gaps));
    reasons.entrySet().stream()
        .limit(REASONS)
        .forEach(
            reason ->
                lines.addAll(
                    new Passage(
                            "",
                            reason.getKey() + others(reason.getValue()),
                            reason.getValue().getFirst())
                        .lines()));
    if (reasons.size() > REASONS) {
      lines.addAll(
          Passage.of("", "and %s more: --format json".formatted(reasons.size() - REASONS)).lines());
    }
    return lines;
  }

  /// What was never given, and what to type to give it: each once, however many wait for it.
  private static List<String> notAsked(List<Scan.Gap> gaps) {
    Set<String> all =
        gaps.stream()
            .map(Scan.Gap::reason)
            .map(reason -> reason.replaceAll(".*\\((.*)\\)", "$1"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String options =
        all.stream()
            .filter(option -> !option.contains(" or ") || !all.containsAll(either(option)))
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add(heading("Not asked", gaps));
    lines.addAll(Passage.of("", "for want of " + options).lines());
    return lines;
  }

  private static List<String> either(String option) {
    return List.of(option.split(",? or "));
  }

  private static String heading(String words, List<Scan.Gap> gaps) {
    return Passage.spread(
        "  %s %s".formatted(words, gaps.size()),
        "anamnesis explain " + number(gaps.getFirst().detector()));
  }

  private static String others(List<String> numbers) {
    return numbers.size() == 1 ? "" : " (and %s more)".formatted(numbers.size() - 1);
  }

  private List<String> todo(Scan.Result result, List<Advice> advice) {
    List<String> lines = new ArrayList<>();
    if (result.findings().isEmpty()) {
      return lines;
    }
    lines.add("");
    List<String> first =
        result.findings().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .filter(finding -> advice.isEmpty() || !isAdvised(finding))
            .sorted(
                Comparator.comparing(ScanScreen::waits)
                    .thenComparing(Comparator.comparing(Finding::severity).reversed())
                    .thenComparing(finding -> finding.detector().startsWith("B")))
            .map(Finding::next)
            .distinct()
            .limit(advice.isEmpty() ? 3 : 1)
            .toList();
    lines.addAll(AdviceScreen.brief("Do first", advice));
    lines.addAll(AdviceScreen.further(advice.isEmpty() ? "Do first" : "", advice.size(), first));
    lines.addAll(Passage.of("Then", then()).lines());
    return lines;
  }

  private String then() {
    if (night.open().isEmpty()) {
      return "anamnesis case open NAME, and scan again: the case keeps what is found";
    }
    return "anamnesis " + night.outside().next().map(Outside::command).orElse("case show");
  }

  private static String counts(Scan.Result result) {
    long info = result.count(Severity.INFO);
    return String.format(
        Locale.ROOT,
        "%d critical, %d %s, %s%d ok, %d not evaluated, %d not asked",
        result.count(Severity.CRITICAL),
        result.count(Severity.WARN),
        result.count(Severity.WARN) == 1 ? "warning" : "warnings",
        info == 0 ? "" : info + " info, ",
        result.clean(),
        result.notEvaluated().size(),
        result.notAsked().size());
  }

  /// A copy that is late, or none at all, has no hour of its own.
  private static boolean somethingIsLost(Scan.Result result) {
    return result.findings().stream()
        .filter(finding -> finding.severity() == Severity.CRITICAL)
        .anyMatch(
            finding ->
                !finding.detector().startsWith("B") || finding.measures().containsKey("notBefore"));
  }

  private static boolean speaksOfTheWindow(Scan.Result result) {
    return Stream.concat(
            result.findings().stream().map(Finding::detector),
            result.notEvaluated().stream().map(Scan.Gap::detector))
        .anyMatch(detector -> detector.startsWith("B09"));
  }

  /// What is advised of a table says what its P-detectors say and how, and which copy to protect.
  private static boolean isAdvised(Finding finding) {
    return finding.detector().startsWith("P") || finding.detector().startsWith("B10");
  }

  /// The one copy that still holds what is gone comes before all else: it may go while one reads.
  private static boolean waits(Finding finding) {
    return !finding.detector().startsWith("B10");
  }

  /// Findings of the copies, or of everything else.
  private static List<Finding> about(Scan.Result result, boolean copies) {
    return result.findings().stream()
        .filter(finding -> finding.detector().startsWith("B") == copies)
        .toList();
  }

  private static String number(String detector) {
    return detector.substring(0, detector.indexOf('-'));
  }
}
