package anamnesis.source.dump;

import java.io.IOException;

/// The case could not keep what the copy said. It must never pass for a break in the copy.
final class Unkept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  Unkept(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
