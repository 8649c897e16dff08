package anamnesis.posture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One table of a drill: what the copy holds of it, and what came back.
///
/// @param newest when its newest row was written, as far as a column tells
/// @param content whether the rows are the same to the byte
public record TableDrilled(
    String name,
    long expected,
    long rows,
    @Nullable Instant expectedNewest,
    @Nullable Instant newest,
    Content content) {
  /// What is known of the rows themselves.
  public enum Content {
    SAME("the same content"),
    DIFFERS("other content"),
    NOT_COMPARED("content not compared");

    private final String words;

    Content(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  boolean holds() {
    return expected == rows && content != Content.DIFFERS;
  }
}
