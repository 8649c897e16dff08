package anamnesis.evidence;

import java.io.IOException;

/// A document that could not be read, and why, in words that hold nothing of its content.
public final class UnreadablePdf extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadablePdf(String reason) {
    super(reason);
  }

  UnreadablePdf(String reason, Throwable cause) {
    super(reason, cause);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
