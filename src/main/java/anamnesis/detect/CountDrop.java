package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.database.Trouble;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// A table that holds far fewer rows than the newest copy of it, or than it held when the database
/// was well.
final class CountDrop implements Detector {
  private static final Rule RULE =
      new Rule(
          "P17-count-drop",
          "a table holds far fewer rows than its newest copy, or than when all was well",
          "has lost rows that it held before",
          "critical if nothing is left, or less than half and 20 rows or more are gone, or one row"
              + " of a precious table; a warning if 5 % of the baseline's rows are gone; in tables"
              + " of under 50 rows any loss is a warning",
          "select count(*) from the table, and the rows of the copy: anamnesis backups PATH",
          "a purge or an archiving that someone ordered (P17-count-drop.purged in your"
              + " thresholds), or a copy of another database",
          "put the newest good copy where no retention and no key of the application reaches");

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int SMALL = 50;
  private static final int MANY = 20;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE, Need.BEFORE);
  }

  @Override
  public Judgement examine(Given given) {
    Optional<Against> against = given.against();
    if (!given.has(Need.COPIES)) {
      return against.map(CountDrop::against).orElseThrow();
    }
    Judgement copies = copies(given);
    return against.map(known -> louder(copies, against(known))).orElse(copies);
  }

  private static Judgement copies(Given given) {
    Map<String, Before> newest = newest(given.allCopies(), given.wounded().selection());
    if (newest.isEmpty()) {
      return Judgement.unable(unreadable(given.allCopies()));
    }
    List<Change> changes = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Before before : newest.values()) {
      Optional<Table> table = given.wounded().table(before.table());
      try {
        String gap = table.map(Table::gap).orElse("");
        if (gap.isEmpty()) {
          long rows = table.map(given.wounded()::count).orElse(0L);
          changes.add(new Change(before, table.map(Table::sql).orElse(""), rows));
        } else {
          gaps.add(gap);
        }
      } catch (Trouble trouble) {
        gaps.add(Wounded.gap(before.table(), trouble));
      }
    }
    return new Judgement(judge(changes), gaps, !changes.isEmpty());
  }

  private static Judgement against(Against against) {
    Passing passing = Passing.of(against.thresholds());
    List<Finding> findings = new ArrayList<>();
    for (Against.Pair pair : against.whole()) {
      LostRows.Kind kind =
          against.purged(pair)
              ? LostRows.Kind.PURGED
              : passing.isPrecious(pair.name())
                  ? LostRows.Kind.PRECIOUS
                  : passing.is(pair.name()) ? LostRows.Kind.PASSING : LostRows.Kind.USUAL;
      LostRows.of(against, pair, kind)
          .flatMap(lost -> finding(lost, pair, against))
          .ifPresent(findings::add);
    }
    return new Judgement(findings, against.gaps(), true);
  }

  private static Optional<Finding> finding(LostRows lost, Against.Pair pair, Against against) {
    return lost.severity(against.thresholds())
        .map(
            severity ->
                RULE.finding(
                    severity,
                    Confidence.STRONG,
                    lost.table(),
                    lost.statement(pair),
                    lost.measures(pair)));
  }

  /// Of each table what is worse; a copy, from which rows can be had back, before a baseline. What
  /// was purged on purpose is missed by no copy.
  private static Judgement louder(Judgement copies, Judgement baseline) {
    Map<String, Finding> by = new TreeMap<>();
    copies.findings().forEach(finding -> by.put(finding.id(), finding));
    for (Finding finding : baseline.findings()) {
      Finding other = by.get(finding.id());
      boolean louder = other == null || finding.severity().compareTo(other.severity()) > 0;
      if (louder || finding.severity() == Severity.INFO) {
        by.put(finding.id(), finding);
      }
    }
    List<String> gaps = new ArrayList<>(copies.gaps());
    baseline.gaps().stream().filter(gap -> !gaps.contains(gap)).forEach(gaps::add);
    return new Judgement(List.copyOf(by.values()), gaps, copies.looked() || baseline.looked());
  }

  /// A table in the newest good copy that has it.
  record Before(String table, long rows, String copy, Instant takenAt) {}

  /// What became of it.
  ///
  /// @param sql the table as SQL names it; empty if there is no such table any more
  record Change(Before before, String sql, long rows) {
    boolean exists() {
      return !sql.isEmpty();
    }

    long lost() {
      return before.rows() - rows;
    }
  }

  /// Per table, as it stands in the newest copy that the data could be had back from.
  static Map<String, Before> newest(List<Copy> copies, Selection selection) {
    Map<String, Before> newest = new TreeMap<>();
    for (Copy copy : copies) {
      for (Copy.Table table : copy.tables()) {
        if (copy.good() && selection.includes(table.name())) {
          newest.put(
              table.name(), new Before(table.name(), table.rows(), copy.path(), copy.takenAt()));
        }
      }
    }
    newest.values().removeIf(before -> before.rows() == 0);
    return newest;
  }

  static List<Finding> judge(List<Change> changes) {
    List<Finding> findings = new ArrayList<>();
    for (Change change : changes) {
      severity(change).ifPresent(severity -> findings.add(finding(change, severity)));
    }
    return findings;
  }

  private static Optional<Severity> severity(Change change) {
    if (change.lost() <= 0) {
      return Optional.empty();
    }
    boolean half = change.rows() * 2 < change.before().rows();
    if (change.rows() == 0 || (half && change.lost() >= MANY)) {
      return Optional.of(Severity.CRITICAL);
    }
    return change.before().rows() < SMALL ? Optional.of(Severity.WARN) : Optional.empty();
  }

  private static Finding finding(Change change, Severity severity) {
    Before before = change.before();
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("before", before.rows());
    measures.put("now", change.rows());
    measures.put("exists", change.exists());
    measures.put("copy", before.copy());
    measures.put("notBefore", before.takenAt().toString());
    return new Finding(
        "P17-" + before.table(),
        RULE.id(),
        severity,
        Confidence.STRONG,
        before.table(),
        statement(change),
        measures,
        List.of(),
        change.exists()
            ? "select count(*) from " + change.sql()
            : "select to_regclass('%s')".formatted(before.table()),
        RULE.refutedBy(),
        RULE.next());
  }

  private static String statement(Change change) {
    Before before = change.before();
    String now = change.exists() ? String.format(Locale.ROOT, "%,d", change.rows()) : "no table";
    return String.format(
        Locale.ROOT,
        "%s: %,d rows in the copy of %s, %s now",
        before.table(),
        before.rows(),
        SHORT.format(before.takenAt()),
        now);
  }

  private static String unreadable(List<Copy> copies) {
    if (copies.isEmpty()) {
      return "no copy in the named folder";
    }
    long good = copies.stream().filter(Copy::good).count();
    return good == 0
        ? "none of %s copies can be read whole; the newest: %s"
            .formatted(copies.size(), copies.getLast().trouble().orElse("incomplete"))
        : "no copy holds rows of the tables asked for";
  }
}
