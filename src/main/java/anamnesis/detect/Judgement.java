package anamnesis.detect;

import java.util.List;

/// What a detector has to say: what it found, and what it could not look at.
///
/// @param gaps each a reason, as `public.payment: no right to read it`
/// @param looked whether it could look at anything at all
public record Judgement(List<Finding> findings, List<String> gaps, boolean looked) {
  public Judgement {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
  }

  static final String NO_COPY = "no copy in the named folder";

  /// It looked at all of it, and nothing is wrong.
  boolean clean() {
    return looked && findings.isEmpty() && gaps.isEmpty();
  }

  /// It could not look: that is never the same as finding nothing.
  public static Judgement unable(String reason) {
    return new Judgement(List.of(), List.of(reason), false);
  }
}
