package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.seed.Generators.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// What the checkout could have invented people with, and what would run it.
final class GeneratorAtHand implements Detector {
  private static final Rule RULE =
      new Rule(
          "S22-generator-at-hand",
          "what the checkout fetches to invent people with, and what it would run to seed",
          "could invent people",
          "it is only said: whoever reads S06 should know which generators were at hand",
          "read the lists of dependencies at the lines that the finding names",
          "they are used in tests alone",
          "let no seeder run where the database's address is that of the practice");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.REPOSITORY);
  }

  @Override
  public boolean readsRows() {
    return false;
  }

  @Override
  public Judgement examine(Given given) {
    return new Judgement(judge(given.seeds().generators()), List.of(), true);
  }

  static List<Finding> judge(List<Generator> generators) {
    if (generators.isEmpty()) {
      return List.of();
    }
    String fetched = words(generators, false);
    String runs = words(generators, true);
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("generators", named(generators, false));
    measures.put("seedCommands", named(generators, true));
    String says =
        fetched.isEmpty()
            ? "the checkout has a command that seeds: " + runs
            : "the checkout can invent people: %s%s"
                .formatted(fetched, runs.isEmpty() ? "" : "; it seeds by " + runs);
    return List.of(RULE.finding(Severity.INFO, Confidence.PROOF, "the checkout", says, measures));
  }

  private static String words(List<Generator> generators, boolean run) {
    return generators.stream()
        .filter(each -> each.runs() == run)
        .limit(3)
        .map(each -> "%s (%s)".formatted(each.called(), each.at()))
        .collect(Collectors.joining(", "));
  }

  private static List<String> named(List<Generator> generators, boolean run) {
    return generators.stream()
        .filter(each -> each.runs() == run)
        .map(each -> each.called() + " " + each.at())
        .toList();
  }
}
