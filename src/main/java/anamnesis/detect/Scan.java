package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Trouble;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.Sign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Asks every detector that can be asked, and counts those that could not.
public final class Scan {
  private final List<Detector> detectors;

  public Scan(List<Detector> detectors) {
    this.detectors =
        detectors.stream().sorted(Comparator.comparing(detector -> detector.rule().id())).toList();
  }

  /// A detector that did not answer, or not for everything, and why.
  public record Gap(String detector, String reason) {}

  /// What is known after a scan.
  ///
  /// @param evaluated how many detectors looked at what they were given
  /// @param clean how many of those looked at all of it and found nothing
  /// @param people those of each table that was looked at, invented or not
  public record Result(
      List<Finding> findings,
      int evaluated,
      int clean,
      List<Gap> notEvaluated,
      List<Gap> notAsked,
      List<Crowd> people) {
    public Result {
      findings = List.copyOf(findings);
      notEvaluated = List.copyOf(notEvaluated);
      notAsked = List.copyOf(notAsked);
      people = List.copyOf(people);
    }

    public Result(
        List<Finding> findings,
        int evaluated,
        int clean,
        List<Gap> notEvaluated,
        List<Gap> notAsked) {
      this(findings, evaluated, clean, notEvaluated, notAsked, List.of());
    }

    /// What would be critical if it were known is not hidden by what is known to be worse, and an
    /// answer that is missing is never ok.
    public Health health() {
      Optional<Finding.Severity> worst = worst();
      if (worst.isPresent() && worst.get() != Finding.Severity.INFO) {
        return worst.get() == Finding.Severity.CRITICAL ? Health.CRITICAL : Health.WARN;
      }
      if (!notEvaluated.isEmpty()) {
        return Health.UNKNOWN;
      }
      return worst.isPresent() ? Health.INFO : Health.OK;
    }

    public Optional<Finding.Severity> worst() {
      return findings.stream().map(Finding::severity).max(Comparator.naturalOrder());
    }

    /// Puts on the case's shelves what was found, and how far could be seen.
    public void keep(Case file) throws IOException {
      Finding.shelf(file, "scan").write(findings);
      Looked.shelf(file).write(List.of(new Looked(evaluated, clean, notEvaluated, notAsked)));
    }

    public long count(Finding.Severity severity) {
      return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
  }

  /// The answer in one word.
  public enum Health {
    OK,
    INFO,
    WARN,
    CRITICAL,
    UNKNOWN
  }

  /// Statistics first, then rows, then who weighs what the others found; the result is in the order
  /// of the rules whatever was asked first.
  public Result of(Given given) {
    List<Detector> order =
        detectors.stream()
            .sorted(Comparator.comparing(Detector::judgesLast).thenComparing(Detector::readsRows))
            .toList();
    List<Answered> answers = new ArrayList<>();
    List<Finding> found = new ArrayList<>();
    Given seen = given.seenBy(signs(detectors));
    try (Progress.Task task = given.progress().begin("asking detectors", order.size())) {
      for (Detector detector : order) {
        Optional<Judgement> judgement = judgement(detector, seen.after(found));
        judgement.ifPresent(known -> found.addAll(known.findings()));
        answers.add(new Answered(detector.rule().id(), judgement));
        task.done(answers.size());
      }
    }
    answers.sort(Comparator.comparing(Answered::detector));
    return result(answers, seen);
  }

  static List<Sign> signs(List<Detector> detectors) {
    return detectors.stream().filter(Sign.class::isInstance).map(Sign.class::cast).toList();
  }

  private record Answered(String detector, Optional<Judgement> judgement) {}

  private Result result(List<Answered> answers, Given given) {
    List<Finding> findings = new ArrayList<>();
    List<Gap> notEvaluated = new ArrayList<>();
    List<Gap> notAsked = new ArrayList<>();
    int evaluated = 0;
    int clean = 0;
    for (Answered answer : answers) {
      if (answer.judgement().isEmpty()) {
        notAsked.add(new Gap(answer.detector(), missing(answer.detector(), given)));
        continue;
      }
      Judgement judgement = answer.judgement().get();
      findings.addAll(judgement.findings());
      judgement.gaps().forEach(gap -> notEvaluated.add(new Gap(answer.detector(), gap)));
      evaluated += judgement.looked() ? 1 : 0;
      clean += judgement.clean() ? 1 : 0;
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::id));
    return new Result(
        Followed.in(findings), evaluated, clean, notEvaluated, notAsked, given.people().seen());
  }

  /// Nothing if it was not given what it needs.
  private static Optional<Judgement> judgement(Detector detector, Given given) {
    if (!detector.needs().stream().allMatch(given::has)) {
      return Optional.empty();
    }
    try {
      return Optional.of(detector.examine(given));
    } catch (Trouble trouble) {
      return Optional.of(
          Judgement.unable(
              trouble.forbidden() ? "no right to ask" : "the database: " + trouble.getMessage()));
    } catch (IOException | RuntimeException broken) {
      // A broken detector must not hide what the others see, nor pass for an answer.
      return Optional.of(Judgement.unable("broken: " + broken.getClass().getSimpleName()));
    }
  }

  private String missing(String detector, Given given) {
    return detectors.stream()
        .filter(each -> each.rule().id().equals(detector))
        .flatMap(each -> each.needs().stream())
        .filter(need -> !given.has(need))
        .sorted()
        .map(Need::reason)
        .findFirst()
        .orElseThrow();
  }
}
