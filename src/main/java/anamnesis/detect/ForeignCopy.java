package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A newest copy that was taken of something else than those before it.
final class ForeignCopy implements Detector {
  private static final Rule RULE =
      new Rule(
          "B12-wrong-source",
          "the newest copy is of another database than those before it",
          "is of another source than before",
          "critical if the name of the database changed, or under half of the tables are the same;"
              + " info if only the server's version did",
          "anamnesis backups compare A B",
          "a move or an upgrade that was planned",
          "see from where the job takes its connection");

  private static final int FEWEST_TABLES = 3;

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
    List<Finding> findings = new ArrayList<>();
    for (Series series : Series.in(given.allCopies())) {
      judge(series, given.thresholds()).or(() -> foreign(series, given)).ifPresent(findings::add);
    }
    return new Judgement(findings, List.of(), true);
  }

  static Optional<Finding> judge(Series series, Thresholds thresholds) {
    List<Copy> read = series.copies().stream().filter(Copy::complete).filter(Copy::opened).toList();
    if (read.size() < 2) {
      return Optional.empty();
    }
    Copy newest = read.getLast();
    Copy before = read.get(read.size() - 2);
    return renamed(before, newest)
        .or(() -> strange(before, newest, thresholds))
        .map(what -> finding(series, thresholds.severity(RULE), what, measures(newest, before)))
        .or(
            () ->
                upgraded(before, newest)
                    .map(what -> finding(series, Severity.INFO, what, measures(newest, before))));
  }

  private static Optional<String> renamed(Copy before, Copy newest) {
    String then = before.origin().database();
    String now = newest.origin().database();
    return then.isEmpty() || now.isEmpty() || then.equals(now)
        ? Optional.empty()
        : Optional.of("is of the database %s; before, it was %s".formatted(now, then));
  }

  private static Optional<String> strange(Copy before, Copy newest, Thresholds thresholds) {
    double common = common(names(before), names(newest));
    return common >= thresholds.share(RULE.id() + ".common")
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "holds %s tables; the one before held %s, and they have %.0f %% in common",
                newest.tables().size(),
                before.tables().size(),
                100 * common));
  }

  private static Optional<String> upgraded(Copy before, Copy newest) {
    return major(before).isEmpty() || major(newest).isEmpty() || major(before).equals(major(newest))
        ? Optional.empty()
        : Optional.of(
            "is of a server of version %s; before, it was %s"
                .formatted(newest.origin().server(), before.origin().server()));
  }

  /// The name and the tables are both others than the database's own: it dumps something else.
  private static Optional<Finding> foreign(Series series, Given given) {
    Optional<Copy> newest = series.newestGood().filter(Copy::opened);
    if (newest.isEmpty() || given.anyDatabase().isEmpty()) {
      return Optional.empty();
    }
    Wounded wounded = given.wounded();
    String own = wounded.identity().database();
    String there = newest.get().origin().database();
    Set<String> tables = wounded.all().stream().map(Table::name).collect(Collectors.toSet());
    double common = common(tables, names(newest.get()));
    return there.isEmpty()
            || there.equals(own)
            || common >= given.thresholds().share(RULE.id() + ".common")
        ? Optional.empty()
        : Optional.of(
            finding(
                series,
                given.thresholds().severity(RULE),
                "is of the database %s, and shares %s %% of its tables with %s, which was scanned"
                    .formatted(there, Math.round(100 * common), own),
                measures(newest.get(), newest.get())));
  }

  private static Finding finding(
      Series series, Severity severity, String what, SequencedMap<String, Object> measures) {
    return RULE.finding(
        severity,
        Confidence.STRONG,
        series.name(),
        "%s %s".formatted(measures.get("copy"), what),
        measures);
  }

  private static SequencedMap<String, Object> measures(Copy newest, Copy before) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copy", newest.path());
    measures.put("database", newest.origin().database());
    measures.put("server", newest.origin().server());
    measures.put("before", before.path());
    measures.put("databaseBefore", before.origin().database());
    measures.put("serverBefore", before.origin().server());
    return measures;
  }

  private static String major(Copy copy) {
    return copy.origin().server().replaceAll("\\..*", "");
  }

  private static Set<String> names(Copy copy) {
    return copy.tables().stream().map(Copy.Table::name).collect(Collectors.toSet());
  }

  /// The share of the smaller set that the other one holds too: a migration adds tables, and that
  /// is no other database. Of very few tables nothing is told.
  private static double common(Collection<String> one, Collection<String> other) {
    int smaller = Math.min(one.size(), other.size());
    if (smaller < FEWEST_TABLES) {
      return 1;
    }
    Set<String> both = new TreeSet<>(one);
    both.retainAll(new HashSet<>(other));
    return (double) both.size() / smaller;
  }
}
