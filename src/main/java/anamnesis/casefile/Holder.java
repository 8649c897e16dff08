package anamnesis.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who holds a case: a command, by name and never with its words, which may be private.
///
/// @param actor empty where it makes no difference who acts
public record Holder(
    long pid, String host, String user, String actor, String command, Instant since) {
  public static Holder of(String actor, String command, Instant since) {
    return new Holder(
        ProcessHandle.current().pid(), Machine.name(), Machine.user(), actor, command, since);
  }

  @Override
  public String toString() {
    String whose = actor.isEmpty() ? "" : " of " + actor;
    return "`%s`%s (process %d of %s on %s) since %s"
        .formatted(command, whose, pid, user, host, since.truncatedTo(ChronoUnit.SECONDS));
  }
}
