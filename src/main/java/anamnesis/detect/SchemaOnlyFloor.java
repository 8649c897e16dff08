package anamnesis.detect;

import anamnesis.backup.Copy;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A copy that has shrunk to hardly more than the schema it carries: whole, and all but empty.
final class SchemaOnlyFloor implements Detector {
  private static final Rule RULE =
      new Rule(
          "B04-schema-only-floor",
          "the newest copy holds hardly more than its schema",
          "holds hardly more than its schema",
          "the rows are less than 5 % of what stands around them; critical if an earlier copy of the"
              + " series held more, else info: a new installation begins so",
          "anamnesis backups PATH",
          "the practice is new, or the series is of schemas alone",
          "see which copy still held rows: anamnesis backups bisect PATH");

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
      judge(series, given.thresholds()).ifPresent(findings::add);
    }
    return new Judgement(findings, List.of(), true);
  }

  static Optional<Finding> judge(Series series, Thresholds thresholds) {
    // One without a row is no good copy, and yet it was read to its end.
    List<Copy> read = series.copies().stream().filter(Copy::complete).filter(Copy::opened).toList();
    if (read.isEmpty() || !low(read.getLast(), thresholds)) {
      return Optional.empty();
    }
    Copy newest = read.getLast();
    Optional<Copy> more =
        read.reversed().stream().filter(copy -> !low(copy, thresholds)).findFirst();
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("copy", newest.path());
    measures.put("uncompressedBytes", newest.uncompressedBytes());
    measures.put("schemaBytes", floor(newest));
    measures.put("rowBytes", rows(newest));
    measures.put("rows", newest.rows());
    more.ifPresent(
        copy -> {
          measures.put("lastGood", copy.path());
          measures.put("notBefore", copy.takenAt().toString());
        });
    String statement =
        String.format(
            Locale.ROOT,
            "%s: of %,d bytes %,d are rows, the rest is schema%s",
            newest.path(),
            newest.uncompressedBytes(),
            rows(newest),
            more.map(
                    copy ->
                        "; the copy of %s held %,d".formatted(Ages.at(copy.takenAt()), rows(copy)))
                .orElse(""));
    return Optional.of(
        RULE.finding(
            more.isPresent() ? thresholds.severity(RULE) : Severity.INFO,
            Confidence.STRONG,
            series.name(),
            statement,
            measures));
  }

  private static boolean low(Copy copy, Thresholds thresholds) {
    return floor(copy) > 0 && rows(copy) <= floor(copy) * thresholds.share(RULE.id() + ".share");
  }

  /// What stands around the rows: a dump of that size has none.
  private static long floor(Copy copy) {
    return copy.uncompressedBytes() - rows(copy);
  }

  private static long rows(Copy copy) {
    return copy.tables().stream().mapToLong(Copy.Table::bytes).sum();
  }
}
