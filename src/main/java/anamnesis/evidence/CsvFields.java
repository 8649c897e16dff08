package anamnesis.evidence;

import java.util.ArrayList;
import java.util.List;

/// The values of one CSV record, taken in piece by piece (RFC 4180, section 2).
///
/// A quote inside a plain value is a character like any other; anything after a closing quote but a
/// delimiter is a fault, for what a lenient reader makes of it is lost rows.
final class CsvFields {
  private enum State {
    BEGIN,
    PLAIN,
    QUOTED,
    CLOSED,
    BROKEN
  }

  private final char delimiter;
  private final List<String> values = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private State state = State.BEGIN;

  CsvFields(char delimiter) {
    this.delimiter = delimiter;
  }

  CsvFields read(String text) {
    for (int i = 0; i < text.length(); i++) {
      state = after(text.charAt(i));
    }
    return this;
  }

  /// Whether a quote is open, so that the record goes on in the next line.
  boolean open() {
    return state == State.QUOTED;
  }

  boolean broken() {
    return state == State.BROKEN;
  }

  /// All values, once the record is over.
  List<String> values() {
    List<String> all = new ArrayList<>(values);
    all.add(value.toString());
    return all;
  }

  private State after(char c) {
    return switch (state) {
      case BEGIN -> c == '"' ? State.QUOTED : plain(c);
      case PLAIN -> plain(c);
      case QUOTED -> c == '"' ? State.CLOSED : keep(c, State.QUOTED);
      case CLOSED -> closed(c);
      case BROKEN -> State.BROKEN;
    };
  }

  private State plain(char c) {
    return c == delimiter ? end() : keep(c, State.PLAIN);
  }

  private State closed(char c) {
    if (c == '"') {
      return keep(c, State.QUOTED);
    }
    return c == delimiter ? end() : State.BROKEN;
  }

  private State keep(char c, State next) {
    value.append(c);
    return next;
  }

  private State end() {
    values.add(value.toString());
    value.setLength(0);
    return State.BEGIN;
  }
}
