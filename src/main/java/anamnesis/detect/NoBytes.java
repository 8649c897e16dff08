package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.backup.State;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// Copies that would give nothing back, by what was found inside: no bytes, no rows, no end, the
/// words of a program that failed.
final class NoBytes implements Detector {
  private static final Rule RULE =
      new Rule(
          "B03-no-bytes",
          "copies that would give no row back",
          "has copies that would give nothing back",
          "critical if the newest of a series is one; a warning if good ones followed, or if another"
              + " series of the same hours is good; info if it may still be being written, or if"
              + " this series never held a row and another does",
          "anamnesis backups PATH",
          "a series of schemas alone, kept on purpose beside one that holds the rows",
          "take one dump by hand now, and look into it: anamnesis backups PATH");

  /// What a copy is where nobody could look: that is a question, not a finding.
  private static final Set<State> CLOSED =
      Set.of(State.ENCRYPTED, State.UNREADABLE, State.BASE, State.TOLD);

  private static final Duration SAME_HOURS = Duration.ofHours(26);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.COPIES);
  }

  @Override
  public Judgement examine(Given given) {
    if (given.allCopies().isEmpty()) {
      return Judgement.unable(Judgement.NO_COPY);
    }
    List<Series> all = Series.in(given.allCopies());
    List<Finding> findings = new ArrayList<>();
    for (Series series : all) {
      judge(series, all, given).ifPresent(findings::add);
    }
    return new Judgement(findings, unread(given.allCopies()), true);
  }

  private static Optional<Finding> judge(Series series, List<Series> all, Given given) {
    List<Copy> bad = series.copies().stream().filter(NoBytes::isBad).toList();
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    Optional<Copy> other = alive(series, all);
    boolean schemas = series.good().isEmpty() && only(bad, State.NO_ROWS) && bad.size() > 1;
    boolean stray = series.good().isEmpty() && only(bad, State.NOT_A_COPY);
    Severity severity =
        (other.isPresent() && (schemas || stray)) || writing(series, bad, given)
            ? Severity.INFO
            : other.isPresent() || !isBad(series.copies().getLast())
                ? Severity.WARN
                : given.thresholds().severity(RULE);
    return Optional.of(finding(series, bad, severity));
  }

  /// The newest alone is bad, and young enough to be still on its way.
  private static boolean writing(Series series, List<Copy> bad, Given given) {
    Copy newest = bad.getLast();
    Instant young = given.now().minus(given.thresholds().span(RULE.id() + ".still-writing"));
    return bad.size() == 1
        && newest.path().equals(series.copies().getLast().path())
        && series.copies().size() > 1
        && Set.of(State.CUT_SHORT, State.EMPTY).contains(newest.state())
        && newest.takenAt().isAfter(young)
        && !newest.takenAt().isAfter(given.now());
  }

  /// A good copy of another series, taken about as late as anything here.
  private static Optional<Copy> alive(Series series, List<Series> all) {
    Instant late = series.copies().getLast().takenAt().minus(SAME_HOURS);
    return all.stream()
        .filter(each -> !each.name().equals(series.name()))
        .flatMap(each -> each.newestGood().stream())
        .filter(copy -> copy.takenAt().isAfter(late) && copy.rows() > 0)
        .findFirst();
  }

  private static Finding finding(Series series, List<Copy> bad, Severity severity) {
    Map<State, Integer> states = new TreeMap<>();
    bad.forEach(copy -> states.merge(copy.state(), 1, Integer::sum));
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copies", series.copies().size());
    measures.put("bad", bad.size());
    states.forEach((state, times) -> measures.put(state.word(), times));
    measures.put("newestBad", bad.getLast().path());
    measures.put("problem", bad.getLast().trouble().orElse("incomplete"));
    series
        .newestGood()
        .ifPresent(
            good -> {
              measures.put("newestGood", good.path());
              measures.put("newestGoodTakenAt", good.takenAt().toString());
            });
    return RULE.finding(
        severity, Confidence.PROOF, series.name(), statement(series, bad), measures);
  }

  private static String statement(Series series, List<Copy> bad) {
    String good =
        series
            .newestGood()
            .map(copy -> "the newest good one is of " + Ages.at(copy.takenAt()))
            .orElse("none of the series is good");
    return String.format(
        Locale.ROOT,
        "%s of %s copies give nothing back, the newest, %s: %s; %s",
        bad.size(),
        series.copies().size(),
        bad.getLast().path(),
        bad.getLast().trouble().orElse("incomplete"),
        good);
  }

  private static boolean isBad(Copy copy) {
    return !copy.good() && !CLOSED.contains(copy.state());
  }

  private static boolean only(List<Copy> copies, State state) {
    return copies.stream().allMatch(copy -> copy.state() == state);
  }

  /// Of a copy that nobody could look into, nothing but its name and size was judged.
  static List<String> unread(List<Copy> copies) {
    List<Copy> closed =
        copies.stream().filter(copy -> !copy.good() && CLOSED.contains(copy.state())).toList();
    if (closed.isEmpty()) {
      return List.of();
    }
    Copy newest = closed.getLast();
    return List.of(
        "%s of %s copies could not be looked into; the newest, %s: %s"
            .formatted(
                closed.size(),
                copies.size(),
                newest.path(),
                newest.trouble().orElse("known by its catalogue alone")));
  }
}
