package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Look;
import anamnesis.detect.baseline.Strays.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;

/// Rows that name a parent which is not there, where no foreign key sees to it.
final class OrphanReferences implements Detector {
  private static final Rule RULE =
      new Rule(
          "P18-orphan-references",
          "rows that name a parent which is not there",
          "holds rows whose parent is gone",
          "a warning from 20 more than the baseline had, one in a hundred rows, and three times what"
              + " ever came in one time; critical from a tenth of the rows; fewer are worth knowing;"
              + " without a baseline a warning from 20, and a tenth where no foreign key was"
              + " declared",
          "select the rows of the child that no row of the parent answers to",
          "the parents were deleted on purpose and the children kept, or the column names something"
              + " else",
          "find the parents in a copy before anybody deletes the children:"
              + " anamnesis backups bisect PATH");

  private static final int MANY = 20;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE);
  }

  @Override
  public Judgement examine(Given given) {
    Look look = given.look();
    SortedMap<String, Long> now = look.strays();
    Optional<Against> against = given.against();
    List<Finding> findings = new ArrayList<>();
    for (Reference reference : look.references()) {
      Long strays = now.get(reference.name());
      if (strays != null && given.wounded().selection().includes(reference.child())) {
        Habit habit =
            against
                .map(
                    known ->
                        new Habit(
                            known.then().strays().getOrDefault(reference.name(), 0L),
                            known.baseline().strayed(reference.name())))
                .orElse(Habit.UNKNOWN);
        long rows = given.wounded().table(reference.child()).map(given.wounded()::count).orElse(0L);
        judge(new Counted(reference, strays, habit, rows), against).ifPresent(findings::add);
      }
    }
    return new Judgement(findings, look.uncounted(), true);
  }

  /// @param then how many there were when all was well; -1 if nobody knows
  /// @param step how many came from one time to the next at most
  record Habit(long then, long step) {
    static final Habit UNKNOWN = new Habit(-1, 0);
  }

  record Counted(Reference reference, long strays, Habit habit, long rows) {
    Optional<Severity> severity() {
      if (habit.then() < 0) {
        boolean loud = reference.declared() || strays * 10 >= rows;
        return strays < MANY ? Optional.empty() : Optional.of(loud ? Severity.WARN : Severity.INFO);
      }
      long more = strays - habit.then();
      if (more <= 0) {
        return Optional.empty();
      }
      boolean many = more >= MANY && more * 100 >= rows && more >= 3 * habit.step();
      return Optional.of(
          !many ? Severity.INFO : more * 10 >= rows ? Severity.CRITICAL : Severity.WARN);
    }
  }

  static Optional<Finding> judge(Counted counted, Optional<Against> against) {
    return counted
        .severity()
        .map(
            severity -> {
              Reference reference = counted.reference();
              SequencedMap<String, Object> measures =
                  against.map(Against::measures).orElseGet(LinkedHashMap::new);
              measures.put("orphans", counted.strays());
              measures.put("rows", counted.rows());
              measures.put("parent", reference.parent());
              measures.put("declared", reference.declared());
              if (counted.habit().then() >= 0) {
                measures.put("then", counted.habit().then());
              }
              return new Finding(
                  "P18-" + reference.name(),
                  RULE.id(),
                  severity,
                  reference.declared() ? Confidence.STRONG : Confidence.INDICATOR,
                  reference.child(),
                  statement(counted, against),
                  measures,
                  List.of(),
                  reference.sql(),
                  RULE.refutedBy(),
                  RULE.next());
            });
  }

  private static String statement(Counted counted, Optional<Against> against) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d rows name a row of %s that is not there%s",
        counted.reference().name(),
        counted.strays(),
        counted.rows(),
        counted.reference().parent(),
        against
            .map(
                known ->
                    String.format(
                        Locale.ROOT, "; %,d in the %s", counted.habit().then(), known.words()))
            .orElse(""));
  }
}
