package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Json;
import anamnesis.detect.Advice;
import anamnesis.detect.Detector;
import anamnesis.detect.Finding;
import anamnesis.detect.Looked;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Ack;
import anamnesis.detect.history.Acks;
import anamnesis.reconcile.wounded.NobodyKnows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// One finding in full, or the rule behind it: what it rests on, and what would refute it.
final class ExplainCommand implements Command {
  private final List<Rule> rules;

  ExplainCommand(List<Detector> detectors) {
    this.rules =
        Stream.concat(detectors.stream().map(Detector::rule), NobodyKnows.RULES.stream())
            .sorted(Comparator.comparing(Rule::id))
            .toList();
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String about() {
    return "one finding in full: its rule, its numbers, what would refute it";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.required("ID", "a finding's or a detector's, as B01"));
  }

  @Override
  public String example() {
    return "explain B01";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    String id = call.words().getFirst();
    Optional<Case> open = call.caseIfAny();
    Acks acks = Acks.in(new Cases(call.surroundings().environment()).home(), open);
    String named =
        rules.stream().filter(rule -> rule.isCalled(id)).findFirst().map(Rule::number).orElse(id);
    List<Ack> known = acks.about(named, call.surroundings().clock().instant());
    return acknowledged(explained(id, open), known);
  }

  private Outcome explained(String id, Optional<Case> open) throws IOException {
    List<Finding> findings = open.isPresent() ? findings(open.get()) : List.of();
    Optional<Finding> finding =
        findings.stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
    if (finding.isPresent()) {
      Rule rule = rule(finding.get().detector());
      return advised(explained(rule, List.of(finding.get()), blind(open, rule)), finding, open);
    }
    Rule rule = rule(id);
    List<Finding> said =
        findings.stream().filter(each -> each.detector().equals(rule.id())).toList();
    return advised(explained(rule, said, blind(open, rule)), said.stream().findFirst(), open);
  }

  /// Who knows of it, and until when that may be so.
  private static Outcome acknowledged(Outcome told, List<Ack> known) {
    told.json().set("acknowledged", Json.node(known));
    List<String> lines = new ArrayList<>(told.text());
    for (Ack ack : known) {
      String words =
          "%s as it was on %s, until %s, by %s: %s"
              .formatted(
                  ack.id(),
                  ack.at().toString().substring(0, 10),
                  NewsScreen.day(ack.until()),
                  ack.by(),
                  ack.reason());
      lines.addAll(Passage.of("acked", words).lines());
      lines.addAll(Passage.of("", "where " + ack.place()).lines());
    }
    return new Outcome(told.exit(), told.json(), lines);
  }

  /// What to do first about it, as the last scan told.
  private static Outcome advised(Outcome told, Optional<Finding> finding, Optional<Case> open) {
    List<Advice> advice = new ArrayList<>();
    if (finding.isPresent() && open.isPresent()) {
      String subject = finding.get().subject();
      try (Stream<Advice> all = Advice.shelf(open.get()).read()) {
        all.filter(one -> one.about().isEmpty() || one.about().equals(subject))
            .filter(_ -> !finding.get().detector().startsWith("B"))
            .forEach(advice::add);
      }
    }
    ObjectNode json = told.json();
    json.set("advice", AdviceScreen.json(advice));
    List<String> lines = new ArrayList<>(told.text());
    if (!advice.isEmpty()) {
      lines.add("");
      lines.addAll(AdviceScreen.of("do first", advice));
    }
    return new Outcome(told.exit(), json, lines);
  }

  /// What the last scan could not see by this rule, and what it was not asked.
  private record Blind(List<String> notEvaluated, List<String> notAsked, boolean looked) {}

  private static Blind blind(Optional<Case> open, Rule rule) {
    Optional<Looked> looked = open.map(Looked::of).filter(Looked::ran);
    return new Blind(
        looked.map(scan -> reasons(scan.notEvaluated(), rule)).orElse(List.of()),
        looked.map(scan -> reasons(scan.notAsked(), rule)).orElse(List.of()),
        looked.isPresent());
  }

  private static List<String> reasons(List<Scan.Gap> gaps, Rule rule) {
    return gaps.stream()
        .filter(gap -> gap.detector().equals(rule.id()))
        .map(Scan.Gap::reason)
        .toList();
  }

  private static Outcome explained(Rule rule, List<Finding> findings, Blind blind) {
    ObjectNode json = Outcome.json("explain");
    json.putObject("detector")
        .put("id", rule.id())
        .put("looksFor", rule.looksFor())
        .put("threshold", rule.threshold())
        .put("see", rule.see())
        .put("refutedBy", rule.refutedBy())
        .put("next", rule.next());
    var array = json.putArray("findings");
    findings.forEach(finding -> array.add(ScanJson.of(finding)));
    json.set("notEvaluated", Json.node(blind.notEvaluated()));
    json.set("notAsked", Json.node(blind.notAsked()));
    return new Outcome(Exit.DONE, json, screen(rule, findings, blind));
  }

  private static List<String> screen(Rule rule, List<Finding> findings, Blind blind) {
    List<String> lines = new ArrayList<>();
    lines.add(rule.id());
    lines.add("");
    lines.addAll(Passage.of("rule", rule.looksFor()).lines());
    lines.addAll(Passage.of("speaks", rule.threshold()).lines());
    if (findings.isEmpty()) {
      lines.addAll(Passage.of("see", rule.see()).lines());
      lines.addAll(Passage.of("unless", rule.refutedBy()).lines());
      lines.addAll(Passage.of("then", rule.next()).lines());
    }
    lines.addAll(screen(blind, findings.isEmpty()));
    findings.forEach(finding -> lines.addAll(screen(finding)));
    return lines;
  }

  private static List<String> screen(Blind blind, boolean silent) {
    List<String> lines = new ArrayList<>();
    blind
        .notEvaluated()
        .forEach(reason -> lines.addAll(Passage.of("here", "not evaluated: " + reason).lines()));
    blind
        .notAsked()
        .forEach(reason -> lines.addAll(Passage.of("here", "not asked: " + reason).lines()));
    if (lines.isEmpty() && silent && blind.looked()) {
      lines.addAll(Passage.of("here", "it looked in this case, and found nothing").lines());
    }
    return lines;
  }

  private static List<String> screen(Finding finding) {
    List<String> lines = new ArrayList<>();
    String severity = finding.severity().name();
    lines.add("");
    lines.add("%s   %s".formatted(severity, finding.id()));
    lines.addAll(Passage.of("what", finding.statement()).lines());
    finding
        .measures()
        .forEach((name, value) -> lines.addAll(Passage.of("", name + " " + value).lines()));
    lines.addAll(Passage.of("sure", finding.confidence().name().toLowerCase(Locale.ROOT)).lines());
    lines.addAll(Passage.of("see", finding.see()).lines());
    lines.addAll(Passage.of("unless", finding.refutedBy()).lines());
    lines.addAll(Passage.of("then", finding.next()).lines());
    return lines;
  }

  private Rule rule(String called) {
    return rules.stream()
        .filter(rule -> rule.isCalled(called))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "nothing is called so",
                    "ask about a finding of the open case, or about one of "
                        + rules.stream().map(Rule::number).collect(Collectors.joining(", "))));
  }

  private static List<Finding> findings(Case file) {
    try (Stream<Finding> scanned = Finding.shelf(file, "scan").read();
        Stream<Finding> reconciled = Finding.shelf(file, "reconcile").read()) {
      return Stream.concat(scanned, reconciled).toList();
    }
  }
}
