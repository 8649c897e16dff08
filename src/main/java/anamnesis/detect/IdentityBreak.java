package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.CopyPeople;
import anamnesis.detect.baseline.Held;
import anamnesis.detect.baseline.Sketch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// People of the baseline whom nobody in the table is any more, by name and birth date or by
/// e-mail: others stand in their places, however many there are.
final class IdentityBreak implements Detector {
  private static final Rule RULE =
      new Rule(
          "P23-identity-break",
          "the people in a table are others than they were",
          "holds other people than it did",
          "critical if less than half of the baseline's people are known again; a warning if a"
              + " tenth of those whose rows are still there are others, or numbers are given anew;"
              + " the newest good copy is held against it too",
          "compare names and birth dates with a copy: anamnesis backups compare A B",
          "the practice was split, or its people were moved to another table",
          "stop whoever writes to it, and let witnesses say who is real: anamnesis gather --help");

  private static final int FEWEST = 10;
  private static final double SOME = 0.10;
  private static final double HARDLY_ANY = 0.10;
  private static final int FEW = 5;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE, Need.BEFORE);
  }

  @Override
  public Judgement examine(Given given) throws IOException {
    Map<String, Finding> findings = new TreeMap<>();
    List<String> gaps = new ArrayList<>();
    Optional<Against> against = given.against();
    if (against.isPresent()) {
      baseline(against.get(), findings);
      gaps.addAll(against.get().gaps());
    }
    Optional<Copy> copy = given.allCopies().reversed().stream().filter(Copy::good).findFirst();
    boolean told = copy.isPresent() && copy(copy.get(), given, findings, gaps);
    if (given.has(Need.COPIES) && !told) {
      gaps.add(copy.isPresent() ? "the newest good copy was not heard" : "there is no good copy");
    }
    return new Judgement(List.copyOf(findings.values()), gaps, told || against.isPresent());
  }

  private static void baseline(Against against, Map<String, Finding> findings) {
    for (Against.Pair pair : against.whole()) {
      if (!against.purged(pair)) {
        people(pair, against)
            .or(() -> numbers(pair))
            .ifPresent(finding -> findings.put(finding.id(), finding));
      }
    }
  }

  /// A copy tells whom it knew; a table that is empty now has lost them, and that is said already.
  private static boolean copy(
      Copy copy, Given given, Map<String, Finding> findings, List<String> gaps) throws IOException {
    CopyPeople people = given.look().people();
    if (!given.around().rows().tell(copy, people)) {
      return false;
    }
    double least = given.thresholds().share("P23-identity-break.known");
    people
        .found()
        .forEach(
            (table, found) -> {
              Held now = given.look().portrait().held(table);
              given.look().gaps().stream()
                  .filter(gap -> gap.startsWith(table + ": ") && !gaps.contains(gap))
                  .forEach(gaps::add);
              if (now != null && now.rows() > 0 && given.wounded().selection().includes(table)) {
                Stream.of(
                        known("name and birth date", found.people(), now.people()),
                        known("e-mail", found.emails(), now.emails()))
                    .filter(
                        each -> each.severity(least).filter(Severity.CRITICAL::equals).isPresent())
                    .findFirst()
                    .map(each -> finding(table, each, copy))
                    .ifPresent(finding -> findings.putIfAbsent(finding.id(), finding));
              }
            });
    return true;
  }

  private static Known known(String by, Sketch then, Sketch now) {
    Sketch.Kept kept = then.in(now);
    return new Known(by, kept, Sketch.NONE.in(Sketch.NONE), kept);
  }

  private static Finding finding(String table, Known known, Copy copy) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("people", known.people().seen());
    measures.put("knownAgain", known.again());
    measures.put("knownBy", known.by());
    measures.put("copy", copy.path());
    measures.put("notBefore", copy.takenAt().toString());
    return RULE.finding(
        Severity.CRITICAL,
        Confidence.STRONG,
        table,
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d people of the copy of %s are known again by %s",
            table,
            known.again(),
            known.people().seen(),
            Against.day(copy.takenAt()),
            known.by()),
        measures);
  }

  /// @param by `name and birth date` or `e-mail`
  /// @param people of the baseline, as far as they are known again
  /// @param rows of the baseline, as far as they are there
  /// @param first the same people of the first baseline of all
  record Known(String by, Sketch.Kept people, Sketch.Kept rows, Sketch.Kept first) {
    Optional<Severity> severity(double least) {
      boolean all = people.sampled() >= FEWEST;
      boolean never = first.sampled() >= FEWEST && 1 - first.share() < HARDLY_ANY;
      if (never || (all && 1 - people.share() < least)) {
        return Optional.of(Severity.CRITICAL);
      }
      boolean others = people.share() - rows.share() >= SOME && people.gone() >= FEW;
      return all && others ? Optional.of(Severity.WARN) : Optional.empty();
    }

    long again() {
      return people.seen() - people.gone();
    }
  }

  private static Optional<Finding> people(Against.Pair pair, Against against) {
    Held then = pair.then().held();
    Held now = pair.now() == null ? null : pair.now().held();
    if (then == null || now == null || now.rows() == 0) {
      return Optional.empty();
    }
    Held first = Optional.ofNullable(against.baseline().pinned().held(pair.name())).orElse(then);
    Sketch.Kept rows = then.keys().in(now.keys());
    double least = against.thresholds().share("P23-identity-break.known");
    return Stream.of(
            new Known(
                "name and birth date",
                then.people().in(now.people()),
                rows,
                first.people().in(now.people())),
            new Known(
                "e-mail", then.emails().in(now.emails()), rows, first.emails().in(now.emails())))
        .flatMap(known -> known.severity(least).map(loud -> finding(pair, known, loud)).stream())
        .max(java.util.Comparator.comparing(Finding::severity));
  }

  private static Finding finding(Against.Pair pair, Known known, Severity severity) {
    SequencedMap<String, Object> measures = pair.measures();
    measures.put("people", known.people().seen());
    measures.put("knownAgain", known.again());
    measures.put("knownBy", known.by());
    measures.put("notBefore", pair.then().at().toString());
    return RULE.finding(
        severity,
        Confidence.STRONG,
        pair.name(),
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d people of the %s are known again by %s",
            pair.name(),
            known.again(),
            known.people().seen(),
            pair.words(),
            known.by()),
        measures);
  }

  /// A sequence that stands lower than it stood gives numbers to others that somebody had.
  private static Optional<Finding> numbers(Against.Pair pair) {
    if (pair.now() == null) {
      return Optional.empty();
    }
    SequencedMap<String, Object> measures = pair.measures();
    pair.then()
        .shape()
        .sequences()
        .forEach(
            (sequence, stood) -> {
              Long stands = pair.now().shape().sequences().get(sequence);
              if (stands != null && stands < stood) {
                measures.put(sequence, "about %s, was about %s".formatted(stands, stood));
              }
            });
    return measures.size() == 1
        ? Optional.empty()
        : Optional.of(
            RULE.finding(
                Severity.WARN,
                Confidence.STRONG,
                pair.name(),
                "%s: numbers are given out anew that rows of the %s had"
                    .formatted(pair.name(), pair.words()),
                measures));
  }
}
