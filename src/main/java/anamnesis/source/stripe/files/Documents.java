package anamnesis.source.stripe.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The documents in JSON that stand in a stream, whatever stands around them: one on each line, one
/// behind the other, printed over many lines, the elements of a long list, or somewhere in the
/// lines of a log, quoted or not.
///
/// One that is damaged costs its own lines: reading goes on at the next line that begins as it did.
final class Documents {
  private final Sight bytes;
  private final Ahead ahead;
  private final Around around = new Around();
  private long at;
  private long row = 1;
  private long line;
  private long others;
  private boolean inside;

  Documents(InputStream in) throws IOException {
    this.bytes = new Sight(in);
    this.ahead = new Ahead(bytes);
    boolean marked = bytes.at(0) == 0xEF && bytes.at(1) == 0xBB && bytes.at(2) == 0xBF;
    this.at = marked ? 3 : 0;
    this.line = at;
  }

  /// How many lines held no document and no piece of one.
  long others() {
    return others;
  }

  /// Whether what was packed ended before its end.
  boolean brokeOff() {
    return bytes.brokeOff();
  }

  /// @return nothing at the end
  @Nullable Document next() throws IOException {
    while (true) {
      int c = bytes.at(at);
      Document found =
          switch (c) {
            case -1, '\n' -> lineEnds(c);
            case '{' -> begun();
            default -> step(c);
          };
      if (found != null || c < 0) {
        return found;
      }
    }
  }

  private @Nullable Document step(int c) {
    around.add(c);
    at++;
    bytes.forget(at);
    return null;
  }

  private @Nullable Document lineEnds(int c) {
    boolean piece = around.pieceOfOne() && !inside;
    others += around.somethingElse() && !piece ? 1 : 0;
    Document damaged = piece ? Document.damaged(row, line, at - line) : null;
    at += c < 0 ? 0 : 1;
    row += c < 0 ? 0 : 1;
    beginLine();
    return damaged;
  }

  private void beginLine() {
    line = at;
    around.begin();
    bytes.forget(at);
  }

  private @Nullable Document begun() throws IOException {
    boolean quoted = !ahead.isDocument(at);
    if (quoted && !Quoted.begins(bytes, at)) {
      return step('{');
    }
    if (around.pieceOfOne() && !inside) {
      return damaged(line);
    }
    return quoted ? quoted() : document();
  }

  private @Nullable Document quoted() throws IOException {
    long begin = at;
    long end = Quoted.end(bytes, begin, around.last());
    if (Quoted.isLong(begin, end)) {
      behind(end);
      return Document.damaged(row, begin, end - begin);
    }
    String text = new String(Quoted.plain(bytes.stretch(begin, end)), StandardCharsets.UTF_8);
    behind(end);
    return Document.quoted(row, begin, end - begin, text);
  }

  private @Nullable Document document() throws IOException {
    long end = Brackets.end(bytes, at);
    if (end >= 0) {
      return whole(end);
    }
    if (end == Brackets.LONG) {
      inside = true;
      return step('{');
    }
    return ahead.holdsMany(at) ? lookInside() : damaged(at);
  }

  private Document whole(long end) throws IOException {
    Document document = Document.whole(row, at, bytes.stretch(at, end));
    inside &= around.indent() > 0 || !around.nothing();
    for (; at < end; at++) {
      row += bytes.at(at) == '\n' ? 1 : 0;
    }
    behind(end);
    return document;
  }

  private void behind(long end) {
    at = end;
    around.addDocument();
    bytes.forget(at);
  }

  /// What stands before the list is damaged, for its end is; what is in the list may be whole.
  private Document lookInside() throws IOException {
    long begin = at;
    long beginRow = row;
    inside = true;
    while (bytes.at(at) != '[') {
      row += bytes.at(at) == '\n' ? 1 : 0;
      step(bytes.at(at));
    }
    return Document.damaged(beginRow, begin, at - begin);
  }

  private Document damaged(long begin) throws IOException {
    long beginRow = row;
    boolean alone = around.nothing();
    int deep = around.indent();
    nextLine();
    while (alone && bytes.at(at) >= 0 && !ahead.isBeginning(at, deep)) {
      nextLine();
    }
    long length = at - begin;
    beginLine();
    return Document.damaged(beginRow, begin, length);
  }

  private void nextLine() throws IOException {
    while (bytes.at(at) >= 0 && bytes.at(at) != '\n') {
      bytes.forget(++at);
    }
    at += bytes.at(at) < 0 ? 0 : 1;
    row++;
  }
}
