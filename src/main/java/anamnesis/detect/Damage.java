package anamnesis.detect;

/// What was done to one table, as far as the database itself still shows.
///
/// @param why what it is told by, in words and numbers
public record Damage(Kind kind, String table, long dead, String why) {
  /// They differ in what they leave behind, and so in what to do first.
  public enum Kind {
    /// DELETE, and the dead rows still lie there.
    DELETED,
    /// UPDATE, and the old versions still lie there.
    OVERWRITTEN,
    /// Either, and vacuum has been there since.
    CLEARED,
    /// TRUNCATE, or another statement that gives a table a new file.
    TRUNCATED,
    DROPPED,
    /// The schema was dropped and made anew, with all that was in it.
    RESET,
    /// Nothing that was there is there.
    REPLACED,
    UNKNOWN
  }

  /// What a finding says of its table.
  ///
  /// @param lost how many rows are gone; 0 if nobody knows of any
  record Hurt(String table, long lost, long now, boolean exists) {
    static Hurt of(Finding finding) {
      long before = number(finding, "before", 0);
      long now = number(finding, "now", -1);
      boolean exists = !Boolean.FALSE.equals(finding.measures().get("exists"));
      return new Hurt(finding.subject(), Math.max(0, before - Math.max(0, now)), now, exists);
    }

    private static long number(Finding finding, String measure, long otherwise) {
      return finding.measures().get(measure) instanceof Number number
          ? number.longValue()
          : otherwise;
    }
  }

  static Damage of(Hurt hurt, Traces traces) {
    if (!traces.gap().isEmpty()) {
      return unknown(hurt, "the database did not tell: " + traces.gap());
    }
    if (!hurt.exists()) {
      return gone(hurt, traces);
    }
    return traces
        .of(hurt.table())
        .map(trace -> there(hurt, trace, traces))
        .orElse(unknown(hurt, "its statistics are not there to be read"));
  }

  private static Damage gone(Hurt hurt, Traces traces) {
    if (traces.reset() && hurt.table().startsWith("public.")) {
      return reset(hurt, traces);
    }
    return traces.tables().isEmpty()
        ? new Damage(Kind.REPLACED, hurt.table(), 0, "the database holds no table at all")
        : new Damage(Kind.DROPPED, hurt.table(), 0, "there is no table of that name");
  }

  private static Damage there(Hurt hurt, Traces.Trace trace, Traces traces) {
    long now = hurt.now() < 0 ? trace.live() : hurt.now();
    long vanished = trace.inserted() - trace.deleted() - now;
    boolean emptied = vanished > 0 && vanished >= hurt.lost() / 2;
    if (trace.rewritten() && emptied) {
      return new Damage(
          Kind.TRUNCATED,
          hurt.table(),
          0,
          "its file was replaced, and %s rows went without a DELETE".formatted(vanished));
    }
    if (hurt.lost() > 0 && trace.deleted() >= hurt.lost()) {
      return dead(hurt, trace, Kind.DELETED, "%s rows deleted".formatted(trace.deleted()));
    }
    if (hurt.lost() > 0 && traces.reset() && hurt.table().startsWith("public.")) {
      return reset(hurt, traces);
    }
    if (hurt.lost() > 0 && trace.rewritten()) {
      return new Damage(Kind.TRUNCATED, hurt.table(), 0, "its file was replaced");
    }
    if (hurt.lost() == 0 && now > 0 && trace.updated() >= now && trace.inOne()) {
      return dead(hurt, trace, Kind.OVERWRITTEN, "%s rows updated".formatted(trace.updated()));
    }
    return unknown(
        hurt, "neither its file nor its counters account for it: made anew, or counters reset");
  }

  /// A table that is gone with everything else that a copy held.
  Damage replaced() {
    return kind == Kind.DROPPED
        ? new Damage(Kind.REPLACED, table, 0, "nothing that the copy holds is here")
        : this;
  }

  private static Damage dead(Hurt hurt, Traces.Trace trace, Kind kind, String words) {
    return trace.dead() > 0
        ? new Damage(
            kind, hurt.table(), trace.dead(), "%s, %s still dead".formatted(words, trace.dead()))
        : new Damage(Kind.CLEARED, hurt.table(), 0, words + ", none of them dead any more");
  }

  private static Damage reset(Hurt hurt, Traces traces) {
    String why = "the schema public has the number %s, not 2200".formatted(traces.schema());
    return new Damage(Kind.RESET, hurt.table(), 0, why);
  }

  private static Damage unknown(Hurt hurt, String why) {
    return new Damage(Kind.UNKNOWN, hurt.table(), 0, why);
  }
}
