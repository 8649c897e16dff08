package anamnesis.tabletop;

import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What stands on the stage and must be taken down, the last one first, also when another part of
/// it could not be put up.
final class Standing {
  private final Deque<Part> parts = new ConcurrentLinkedDeque<>();

  void add(Part part) {
    parts.push(part);
  }

  void takeDown() throws IOException {
    while (!parts.isEmpty()) {
      parts.pop().takeDown();
    }
  }

  @FunctionalInterface
  interface Part {
    void takeDown() throws IOException;
  }
}
