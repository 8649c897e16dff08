package anamnesis.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that a person allowed an agent to do, once.
///
/// @param id the number of the journal's line that gave it
/// @param command the line without what only says how it is shown, in one order, free of secrets
/// @param target what may be written to or ruled by; the name of a database, on any server, if a
///   person gave no more than that
/// @param place the machine and the folder of the case: a copy of it elsewhere has no approvals
/// @param used when it was spent
/// @param revoked when a person took it back
public record Approval(
    long id,
    String command,
    String target,
    String place,
    String by,
    Instant from,
    Instant until,
    @Nullable Instant used,
    @Nullable Instant revoked) {
  /// What has become of it.
  public enum State {
    OPEN("open"),
    USED("used"),
    REVOKED("taken back"),
    RUN_OUT("run out");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public State state(Instant now) {
    if (revoked != null) {
      return State.REVOKED;
    }
    if (used != null) {
      return State.USED;
    }
    return now.isBefore(until) ? State.OPEN : State.RUN_OUT;
  }

  Approval usedAt(Instant at) {
    return new Approval(id, command, target, place, by, from, until, at, revoked);
  }

  Approval revokedAt(Instant at) {
    return new Approval(id, command, target, place, by, from, until, used, at);
  }
}
