package anamnesis.detect;

import anamnesis.database.Answer;
import anamnesis.database.Asked;
import anamnesis.database.Trouble;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// A database that poses as a backup of another: what follows the first forgets when it does.
final class ReplicaIsNotBackup implements Detector {
  private static final Rule RULE =
      new Rule(
          "B08-replica-is-no-backup",
          "what was named as a backup is a living database",
          "is a living database, not a backup",
          "critical for a standby, a subscriber or the same server; a warning for a standby that is"
              + " held back for 24 h or more, or if nothing shows that it follows the first",
          "select pg_is_in_recovery(); show recovery_min_apply_delay; select * from pg_subscription",
          "nothing: whatever answers SQL has one present and no past",
          "stop what it applies, if it still holds rows, and dump it now: select"
              + " pg_wal_replay_pause()");

  private static final String QUESTION =
      """
      select pg_is_in_recovery() as standby,
             extract(epoch from now() - pg_last_xact_replay_timestamp())::bigint as lag,
             (select setting::bigint / 1000 from pg_settings
              where name = 'recovery_min_apply_delay') as delay,
             (select count(*) from pg_subscription s join pg_database d on d.oid = s.subdbid
              where d.datname = current_database() and s.subenabled) as subscriptions
      """;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.POSING);
  }

  @Override
  public boolean readsRows() {
    return false;
  }

  @Override
  public Judgement examine(Given given) {
    List<Finding> findings = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Posing posing : given.around().posing()) {
      try {
        Standing standing = standing(posing.asked(), given);
        findings.add(judge(posing.name(), standing, given.thresholds()));
      } catch (Trouble trouble) {
        gaps.add(posing.name() + ": " + trouble.getMessage());
      }
    }
    return new Judgement(findings, gaps, !findings.isEmpty());
  }

  /// How a database stands to others.
  ///
  /// @param lag seconds since the last thing it applied; -1 if it would not say
  /// @param delay seconds for which it is held back
  /// @param sameServer whether it shares the identity of the wounded one's server
  record Standing(boolean standby, long lag, long delay, long subscriptions, boolean sameServer) {
    boolean follows() {
      return standby || subscriptions > 0 || sameServer;
    }
  }

  private static Standing standing(Asked asked, Given given) {
    String server = asked.identity().systemIdentifier();
    boolean same =
        !server.isEmpty()
            && given
                .anyDatabase()
                .filter(wounded -> wounded.identity().systemIdentifier().equals(server))
                .isPresent();
    return asked.first(QUESTION, row -> standing(row, same)).orElseThrow();
  }

  private static Standing standing(Answer row, boolean same) {
    return new Standing(
        row.yes("standby"),
        row.number("lag").orElse(-1L),
        row.count("delay"),
        row.count("subscriptions"),
        same);
  }

  static Finding judge(String name, Standing standing, Thresholds thresholds) {
    boolean held =
        standing.standby() && standing.delay() >= thresholds.span(RULE.id() + ".delay").toSeconds();
    Severity severity = standing.follows() && !held ? thresholds.severity(RULE) : Severity.WARN;
    SequencedMap<String, Object> measures = new LinkedHashMap<>();
    measures.put("standby", standing.standby());
    measures.put("lagSeconds", standing.lag());
    measures.put("delaySeconds", standing.delay());
    measures.put("subscriptions", standing.subscriptions());
    measures.put("sameServer", standing.sameServer());
    return RULE.finding(
        severity,
        standing.follows() ? Confidence.PROOF : Confidence.INDICATOR,
        name,
        name + " " + words(standing),
        measures);
  }

  private static String words(Standing standing) {
    if (standing.standby()) {
      String held =
          standing.delay() > 0
              ? ", held back for " + Ages.of(Duration.ofSeconds(standing.delay()))
              : ": it forgets when the first one does";
      return "is a standby" + held;
    }
    if (standing.subscriptions() > 0) {
      return "subscribes to another database: it forgets when that one does";
    }
    return standing.sameServer()
        ? "stands on the same server as the database itself"
        : "answers SQL: it has one present and no past; nothing shows that it follows another";
  }
}
