package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/// A trigger that is gone, switched off, or does something else than it did.
final class TriggerChange implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P26-trigger-change",
          "triggers that are gone, switched off, or others than they were",
          "is not watched as it was",
          "a warning if one is gone, switched off or another; a new one is worth knowing",
          "select tgrelid::regclass, tgname, tgenabled from pg_trigger where not tgisinternal",
          "a migration that somebody wrote and reviewed: learn it with --accept",
          "put it back, and look what was written and deleted while it was away");

  private static final String OFF = "switched off";

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public boolean readsRows() {
    return false;
  }

  @Override
  public Judgement examine(Against against) {
    List<Finding> findings = new ArrayList<>();
    for (Against.Pair pair : against.bare()) {
      if (pair.now() != null) {
        judge(pair.then().shape().triggers(), pair.now().shape().triggers())
            .map(change -> finding(pair.name(), change, pair.measures()))
            .ifPresent(findings::add);
      }
    }
    judge(against.then().watchers(), against.look().catalogue().watchers())
        .map(change -> finding("event triggers", change, against.measures()))
        .ifPresent(findings::add);
    return new Judgement(findings, List.of(), true);
  }

  record Change(Severity severity, List<String> words) {}

  static Optional<Change> judge(SortedMap<String, String> then, SortedMap<String, String> now) {
    Changed changed = Changed.between(then, now);
    if (changed.nothing()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    boolean less = !changed.gone().isEmpty() || !changed.other().isEmpty();
    for (String name : changed.gone()) {
      words.add("%s is gone".formatted(name));
    }
    for (String name : changed.other()) {
      words.add(
          "%s is %s".formatted(name, now.getOrDefault(name, "").contains(OFF) ? OFF : "another"));
    }
    for (String name : changed.added()) {
      boolean off = now.getOrDefault(name, "").contains(OFF);
      words.add("%s %s".formatted(name, off ? "are " + OFF : "is new"));
      less |= off;
    }
    if (watches(then, "truncate") && !watches(now, "truncate")) {
      words.addFirst("no trigger sees a TRUNCATE any more");
    } else if (watches(then, "delete") && !watches(now, "delete")) {
      words.addFirst("no trigger sees a DELETE any more");
    }
    return Optional.of(new Change(less ? Severity.WARN : Severity.INFO, words));
  }

  private static boolean watches(Map<String, String> triggers, String deed) {
    return triggers.values().stream()
        .anyMatch(said -> said.contains(" " + deed) && !said.contains(OFF));
  }

  private static Finding finding(
      String subject, Change change, SequencedMap<String, Object> measures) {
    measures.put("changes", change.words());
    return RULE.finding(
        change.severity(),
        Confidence.PROOF,
        subject,
        "%s: %s".formatted(subject, Changed.some(change.words())),
        measures);
  }
}
