package anamnesis.posture;

import java.util.Locale;

/// How a test came out.
///
/// @param evidence what was seen, in words
public record Tried(String name, Outcome outcome, String evidence) {
  public enum Outcome {
    PASS,
    FAIL,
    NOT_EVALUATED;

    /// As scripts read it: `not-evaluated`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
