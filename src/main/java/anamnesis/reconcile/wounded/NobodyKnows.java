package anamnesis.reconcile.wounded;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import anamnesis.reconcile.wounded.Remnant.As;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What is wrong with the people of the wounded database, in the eyes of the witnesses.
public final class NobodyKnows {
  private static final String SEE =
      "remnants.jsonl in the case says of each row what it is, who knows it, and by what";

  private static final Rule NOBODY =
      new Rule(
          "N01-nobody-knows-them",
          "tables of people of whom no witness outside of the database knows one",
          "holds people whom nobody knows",
          "critical where not one of them is known, by e-mail, phone, name and birth date or"
              + " identifier; only told, where none were invented and another table is larger",
          SEE,
          "the witnesses that were heard never knew these people: they are staff, or another"
              + " practice's",
          "delete nothing: they are evidence; rebuild into a fresh database: anamnesis rebuild");

  private static final Rule STRANGERS =
      new Rule(
          "N02-strangers-among-them",
          "rows that nobody knows, or that were invented, among rows that witnesses know",
          "holds rows of people whom nobody knows",
          "critical with one invented row; a warning from 5 % that nobody knows, or one whose key"
              + " stands for somebody else",
          SEE,
          "they are new, and have neither paid nor been seen yet",
          "look at them one by one: anamnesis who ID");

  private static final Rule SINCE =
      new Rule(
          "N03-written-since-the-wipe",
          "rows that real people wrote after the wipe",
          "holds what real people wrote since the wipe",
          "a warning with the first: whoever replaces the database loses them",
          SEE,
          "the wipe was later than was thought: name it with --wiped TIME",
          "they are kept as exhibits of the witness `wounded`; take them in: anamnesis link");

  private static final Rule MISSING =
      new Rule(
          "N04-known-and-not-there",
          "people whom witnesses know by the table's own numbers, and of whom no row is there",
          "lacks people whom witnesses know",
          "critical with the first",
          "anamnesis who NAME tells what is known of one",
          "they were deleted on purpose, as the law lets them ask",
          "make their rows again: anamnesis rebuild");

  public static final List<Rule> RULES = List.of(NOBODY, STRANGERS, SINCE, MISSING);

  private static final double SOME = 0.05;

  private final Survey.Surveyed seen;
  private final List<Finding> findings = new ArrayList<>();

  private NobodyKnows(Survey.Surveyed seen) {
    this.seen = seen;
  }

  /// The worst first.
  public static List<Finding> findings(Survey.Surveyed seen) {
    NobodyKnows judge = new NobodyKnows(seen);
    String largest = seen.largest();
    for (Split split : seen.splits()) {
      if (split.people()) {
        judge.strangers(split, split.table().equals(largest));
      }
      judge.since(split);
    }
    judge.findings.sort(
        Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::id));
    return judge.findings;
  }

  private void strangers(Split split, boolean largest) {
    if (split.rows() > 0 && split.known() == 0) {
      boolean theirs = largest || split.missing() > 0 || split.of(As.SYNTHETIC) > 0;
      add(
          NOBODY,
          theirs ? Severity.CRITICAL : Severity.INFO,
          split,
          String.format(
              Locale.ROOT, "%s: 0 of %,d known to any witness", split.table(), split.rows()));
    } else {
      among(split).ifPresent(severity -> add(STRANGERS, severity, split, amongWords(split)));
    }
    if (split.missing() > 0) {
      add(
          MISSING,
          Severity.CRITICAL,
          split,
          String.format(
              Locale.ROOT,
              "%s: %,d people whom witnesses know by its numbers have no row",
              split.table(),
              split.missing()));
    }
  }

  private static Optional<Severity> among(Split split) {
    if (split.of(As.SYNTHETIC) > 0) {
      return Optional.of(Severity.CRITICAL);
    }
    long unknown = split.of(As.UNKNOWN);
    if (split.of(As.CHANGED) > 0 || (unknown > 0 && unknown >= SOME * split.rows())) {
      return Optional.of(Severity.WARN);
    }
    return unknown > 0 ? Optional.of(Severity.INFO) : Optional.empty();
  }

  private static String amongWords(Split split) {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d known to a witness",
            split.table(),
            split.known(),
            split.rows()));
    counted(parts, split.of(As.SYNTHETIC), "invented");
    counted(parts, split.of(As.UNKNOWN), "known to nobody");
    counted(parts, split.of(As.CHANGED), "not as witnessed");
    return String.join(", ", parts);
  }

  private static void counted(List<String> parts, long number, String words) {
    if (number > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", number, words));
    }
  }

  private void since(Split split) {
    long since = split.of(As.SINCE_THE_WIPE);
    if (since > 0) {
      add(
          SINCE,
          Severity.WARN,
          split,
          String.format(
              Locale.ROOT,
              "%s: %,d %s written since the wipe, and kept",
              split.table(),
              since,
              since == 1 ? "real row was" : "real rows were"));
    }
  }

  private void add(Rule rule, Severity severity, Split split, String statement) {
    Finding plain =
        rule.finding(severity, confidence(rule, split), split.table(), statement, measures(split));
    findings.add(
        new Finding(
            plain.id(),
            plain.detector(),
            severity,
            plain.confidence(),
            plain.subject(),
            statement,
            plain.measures(),
            records(rule, split),
            plain.see(),
            plain.refutedBy(),
            plain.next()));
  }

  /// That a witness knows somebody is proof; that none does is as strong as the witnesses are.
  private static Confidence confidence(Rule rule, Split split) {
    return rule.equals(MISSING) || split.known() > 0 ? Confidence.PROOF : Confidence.STRONG;
  }

  private SequencedMap<String, Object> measures(Split split) {
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("rows", split.rows());
    measures.put("known", split.known());
    for (As as : As.values()) {
      measures.put(as.word(), split.of(as));
    }
    measures.put("missing", split.missing());
    measures.put("accusedButKnown", split.accused());
    measures.put("witnesses", seen.witnesses());
    return measures;
  }

  private List<String> records(Rule rule, Split split) {
    return seen.remnants().stream()
        .filter(one -> one.table().equals(split.table()))
        .filter(
            one ->
                rule.equals(SINCE)
                    ? one.as() == As.SINCE_THE_WIPE
                    : !rule.equals(MISSING) && !one.as().isReal())
        .map(Remnant::key)
        .toList();
  }
}
