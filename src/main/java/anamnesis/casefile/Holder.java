package anamnesis.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who holds a case: a command, by name and never with its words, which may be private.
public record Holder(
    long pid, String host, String user, String actor, String command, Instant since) {
  public static Holder of(String actor, String command, Instant since) {
    return new Holder(
        ProcessHandle.current().pid(), Machine.name(), Machine.user(), actor, command, since);
  }

  @Override
  public String toString() {
    return "`%s` of %s (process %d of %s on %s) since %s"
        .formatted(command, actor, pid, user, host, since.truncatedTo(ChronoUnit.SECONDS));
  }
}
