package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.database.Trouble;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.SeededRows.Count;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.PeopleTable;
import java.io.IOException;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Tables of anything but people whose rows stand in the checkout's own seed files: "12 (seeded)".
///
/// A list of countries or of plans is meant to come from there, and is no damage. A table in which
/// a copy shows what people made, and which now holds nothing but seeds, was emptied and seeded.
final class SeededTable implements Detector {
  private static final Rule RULE =
      new Rule(
          "S21-seeded-table",
          "tables whose rows stand in the seed files of the checkout",
          "holds rows that stand word for word in a seed file",
          "critical where half of the rows are seeds, and a copy shows twice as many of people's own"
              + " as are left; a warning where all rows are, in a table whose rows belong to"
              + " somebody; else it is only said",
          "read the seed file at the lines that the finding names, beside the rows",
          "a table that is meant to come from its seeds, and that nobody ever wrote to",
          "see when its own rows went: anamnesis backups bisect PATH");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DATABASE, Need.REPOSITORY);
  }

  @Override
  public Judgement examine(Given given) throws IOException {
    List<String> gaps = new ArrayList<>(given.seeds().gaps());
    Map<String, Count> now = now(given, gaps);
    Map<String, Long> before = now.isEmpty() ? Map.of() : before(given, now.keySet());
    List<Finding> findings = new ArrayList<>();
    now.forEach(
        (table, count) ->
            judge(table, count, Optional.ofNullable(before.get(table))).ifPresent(findings::add));
    return new Judgement(findings, gaps, true);
  }

  /// Only tables in which something is seeded.
  private static Map<String, Count> now(Given given, List<String> gaps) throws IOException {
    Set<String> people =
        given.people().crowds().stream().map(Crowd::table).collect(Collectors.toSet());
    Map<String, Count> now = new TreeMap<>();
    for (PeopleTable table : given.wounded().records()) {
      if (people.contains(table.name())) {
        continue;
      }
      if (!table.gap().isEmpty()) {
        gaps.add(table.gap());
        continue;
      }
      try {
        Count count = SeededRows.in(table, given.seeds());
        if (count.seeded() > 0) {
          now.put(table.name(), count);
        }
      } catch (Trouble trouble) {
        gaps.add(Wounded.gap(table.name(), trouble));
      }
    }
    return now;
  }

  /// The most rows of people's own that a good copy shows of each: the newest, the richest and the
  /// oldest are read for it.
  private static Map<String, Long> before(Given given, Set<String> tables) throws IOException {
    Map<String, Long> before = new TreeMap<>();
    for (Copy copy : telling(given.allCopies(), tables)) {
      SeededCopy told = new SeededCopy(tables, given.seeds());
      if (given.around().rows().tell(copy, told)) {
        told.counts().forEach((table, count) -> before.merge(table, count.own(), Math::max));
      }
    }
    return before;
  }

  private static Set<Copy> telling(List<Copy> copies, Set<String> tables) {
    List<Copy> good = copies.stream().filter(Copy::good).toList();
    Set<Copy> telling = new LinkedHashSet<>();
    if (!good.isEmpty()) {
      telling.add(good.getLast());
      telling.add(
          good.stream().max(Comparator.comparingLong(copy -> rows(copy, tables))).orElseThrow());
      telling.add(good.getFirst());
    }
    return telling;
  }

  private static long rows(Copy copy, Set<String> tables) {
    return copy.tables().stream()
        .filter(table -> tables.contains(table.name()))
        .mapToLong(Copy.Table::rows)
        .sum();
  }

  /// @param before how many rows of people's own a copy shows; empty if none shows the table
  static Optional<Finding> judge(String table, Count now, Optional<Long> before) {
    if (now.seeded() < 2) {
      return Optional.empty();
    }
    long was = before.orElse(0L);
    boolean made = now.seeded() * 2 >= now.rows();
    boolean lost = made && was > 2 * now.own() && was - now.own() > 1;
    boolean nobodys = now.owned() && now.own() == 0;
    Severity severity = lost ? Severity.CRITICAL : nobodys ? Severity.WARN : Severity.INFO;
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("records", now.rows());
    measures.put("seeded", now.seeded());
    measures.put("proofs", now.proofs());
    measures.put("share", Math.round(1000.0 * now.seeded() / now.rows()) / 1000.0);
    before.ifPresent(own -> measures.put("ownInACopy", own));
    measures.put("files", now.files());
    measures.put("lines", now.lines());
    return Optional.of(
        RULE.finding(
            severity,
            now.proofs() * 2 >= now.seeded() ? Confidence.PROOF : Confidence.STRONG,
            table,
            statement(table, now, lost ? was : 0),
            measures));
  }

  private static String statement(String table, Count now, long was) {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d rows stand word for word in %s%s",
        table,
        now.seeded(),
        now.rows(),
        now.lines().getFirst(),
        was == 0 ? "" : String.format(Locale.ROOT, "; a copy holds %,d that do not", was));
  }
}
