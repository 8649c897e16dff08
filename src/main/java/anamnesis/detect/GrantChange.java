package anamnesis.detect;

import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.baseline.Powers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whoever may do more than when all was well: a role that may delete, a table that has another
/// owner, row security that is off.
final class GrantChange implements BesideBaseline {
  private static final Rule RULE =
      new Rule(
          "P25-grant-change",
          "rights, roles, owners and row security that are not as they were",
          "may do more than it might, or is guarded less",
          "a warning if a role may write, own or rule more than before, or row security is less;"
              + " what is taken away is worth knowing",
          "\\dp and \\du in psql: relacl of pg_class, rolsuper of pg_roles, pg_policy",
          "a change that somebody ordered: learn it with --accept",
          "take it back, and ask who gave it: anamnesis posture");

  /// What reads alone is worth knowing; what writes is worth a warning.
  private static final Set<String> READS =
      Set.of("SELECT", "USAGE", "CONNECT", "TEMPORARY", "EXECUTE");

  /// PUBLIC, as `PowersLook` calls it.
  private static final String EVERYBODY = "everybody";

  private static final Set<String> POWERS =
      Set.of("superuser", "createrole", "createdb", "replication", "bypassrls", "in");

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
    SortedMap<String, List<Word>> words =
        judge(against.then().powers(), against.look().catalogue().powers());
    List<Finding> findings = new ArrayList<>();
    words.forEach((who, said) -> findings.add(finding(who, said, against)));
    return new Judgement(findings, List.of(), true);
  }

  /// @param more whether somebody may do more, or something is guarded less
  record Word(String said, boolean more) {}

  /// What is to be said of each role and each guarded thing.
  static SortedMap<String, List<Word>> judge(Powers then, Powers now) {
    SortedMap<String, List<Word>> words = new TreeMap<>();
    grants(then, now, words);
    now.owners()
        .forEach(
            (thing, owner) -> {
              String before = then.owners().get(thing);
              if (before != null && !before.equals(owner)) {
                say(
                    words,
                    owner,
                    new Word("owns %s now, which %s owned".formatted(thing, before), true));
              }
            });
    roles(then.roles(), now.roles(), words);
    guards(then, now, words);
    return words;
  }

  private static void grants(Powers then, Powers now, SortedMap<String, List<Word>> words) {
    each(
        now,
        (thing, role, may) -> {
          // Whoever made a new thing may grant on it as he likes; but not to everybody.
          boolean known = then.grants().containsKey(thing) || role.equals(EVERYBODY);
          String more = less(may, of(then, thing, role));
          if (known && !more.isEmpty()) {
            boolean reads = READS.containsAll(privileges(more)) && !role.equals(EVERYBODY);
            say(words, role, new Word("may %s on %s".formatted(more, thing), !reads));
          }
        });
    each(
        then,
        (thing, role, may) -> {
          String less = less(may, of(now, thing, role));
          if (now.grants().containsKey(thing) && !less.isEmpty()) {
            say(words, role, new Word("may not %s on %s any more".formatted(less, thing), false));
          }
        });
  }

  @FunctionalInterface
  private interface Grant {
    void on(String thing, String role, String may);
  }

  /// Every grant but an owner's own, which goes without saying.
  private static void each(Powers powers, Grant grant) {
    powers
        .grants()
        .forEach(
            (thing, roles) ->
                roles.forEach(
                    (role, may) -> {
                      if (!role.equals(powers.owners().get(thing))) {
                        grant.on(thing, role, may);
                      }
                    }));
  }

  private static String of(Powers powers, String thing, String role) {
    return powers.grants().getOrDefault(thing, new TreeMap<>()).getOrDefault(role, "");
  }

  /// What is in the one list of privileges and not in the other.
  private static String less(String may, String other) {
    Set<String> less = privileges(may);
    less.removeAll(privileges(other));
    return String.join(", ", less);
  }

  private static void roles(
      Map<String, String> then, Map<String, String> now, SortedMap<String, List<Word>> words) {
    now.forEach(
        (role, may) -> {
          Set<String> more = new LinkedHashSet<>(Arrays.asList(may.split("[ ,]")));
          more.removeAll(Arrays.asList(then.getOrDefault(role, "").split("[ ,]")));
          more.remove("");
          if (!more.isEmpty()) {
            boolean rules = then.containsKey(role) || more.stream().anyMatch(POWERS::contains);
            String is = then.containsKey(role) ? "is now: %s" : "is new: %s";
            say(words, role, new Word(is.formatted(String.join(" ", more)), rules));
          }
        });
  }

  private static void guards(Powers then, Powers now, SortedMap<String, List<Word>> words) {
    Changed changed = Changed.between(then.guards(), now.guards());
    changed
        .gone()
        .forEach(name -> say(words, table(name), new Word(guard(name) + " is gone", true)));
    changed
        .other()
        .forEach(name -> say(words, table(name), new Word(guard(name) + " is another", true)));
    changed
        .added()
        .forEach(name -> say(words, table(name), new Word(guard(name) + " is new", false)));
  }

  private static String table(String guard) {
    return guard.contains(": ") ? guard.substring(0, guard.indexOf(": ")) : guard;
  }

  private static String guard(String name) {
    return name.contains(": ")
        ? "the policy " + name.substring(name.indexOf(": ") + 2)
        : "its row security";
  }

  private static void say(SortedMap<String, List<Word>> words, String who, Word word) {
    words.computeIfAbsent(who, name -> new ArrayList<>()).add(word);
  }

  private static Set<String> privileges(String list) {
    Set<String> privileges = new LinkedHashSet<>(Arrays.asList(list.split(",\\s*")));
    privileges.remove("");
    return privileges;
  }

  private static Finding finding(String who, List<Word> said, Against against) {
    List<String> words =
        said.stream()
            .sorted(java.util.Comparator.comparing(Word::more).reversed())
            .map(Word::said)
            .toList();
    SequencedMap<String, Object> measures = against.measures();
    measures.put("changes", words);
    return RULE.finding(
        said.stream().anyMatch(Word::more) ? Severity.WARN : Severity.INFO,
        Confidence.PROOF,
        who,
        "%s: %s".formatted(who, Changed.some(words)),
        measures);
  }
}
