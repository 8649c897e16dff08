package anamnesis.source.stripe.files;

import anamnesis.casefile.Nesting;
import java.io.IOException;

/// What stands ahead in a stream, told from the first bytes of it, without going there.
record Ahead(Sight bytes) {
  /// Of what holds many, the list stands near the beginning, behind no id.
  private static final int BEGINNING = 300;

  /// Whether a document begins at that bracket: one in a text is mostly none of JSON.
  boolean isDocument(long at) throws IOException {
    return bytes.at(behindSpace(at + 1, at + BEGINNING)) == '"';
  }

  /// Whether what begins there holds many, as a page of a list does.
  boolean holdsMany(long at) throws IOException {
    long next = at + 1;
    while (bytes.at(next) != '[') {
      boolean id = bytes.at(next) == 'd' && bytes.at(next - 1) == 'i' && bytes.at(next - 2) == '"';
      if (id || bytes.at(next) == '{' || bytes.at(next) < 0 || next - at > BEGINNING) {
        return false;
      }
      next++;
    }
    return bytes.at(behindSpace(next + 1, at + 2 * BEGINNING)) == '{';
  }

  /// Whether a line stands no deeper than the damaged one, and opens a bracket.
  boolean isBeginning(long line, int deep) throws IOException {
    long from = line;
    while (bytes.at(from) == ' ' || bytes.at(from) == '\t') {
      from++;
    }
    int c = bytes.at(from);
    return from - line <= deep && (c == '{' || c == '[' || (c == ',' && bytes.at(from + 1) == '{'));
  }

  private long behindSpace(long from, long most) throws IOException {
    long next = from;
    while (Nesting.isSpace(bytes.at(next)) && next < most) {
      next++;
    }
    return next;
  }
}
