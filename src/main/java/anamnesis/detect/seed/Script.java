package anamnesis.detect.seed;

import java.util.ArrayDeque;
import java.util.Deque;

/// Reads the records that stand in a script as literals: objects, arrays with keys, hashes, keyword
/// arguments, and values side by side. Nothing is ever run.
final class Script {
  /// What is nested deeper than this was written to be in somebody's way.
  private static final int DEEPEST = 200;

  private final Dialect dialect;
  private final Told told;
  private final Deque<Group> open = new ArrayDeque<>();
  private int tooDeep;
  private boolean goesOn;

  private Script(Dialect dialect, Told told) {
    this.dialect = dialect;
    this.told = told;
    open.push(Group.file());
  }

  static void read(String script, Dialect dialect, Told told) {
    read(script, 1, dialect, told);
  }

  /// @param line where it begins in its file
  static void read(String script, int line, Dialect dialect, Told told) {
    Script reading = new Script(dialect, told);
    Lexer lexer = new Lexer(script, dialect, line);
    for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
      reading.take(token);
    }
    while (reading.open.size() > 1) {
      reading.end();
    }
    reading.top().flush(told);
  }

  private Group top() {
    return open.element();
  }

  private void take(Token token) {
    switch (token.kind()) {
      case TEXT -> {
        told.text(token.text(), token.line());
        SqlText.within(token.text(), token.line(), told);
        top().hold(token);
      }
      case NUMBER, WORD -> top().hold(token);
      case MARK -> mark(token.text().charAt(0));
      case LINE_END -> {
        if (dialect.lines() && open.size() == 1 && !goesOn) {
          top().flush(told);
        }
      }
      case END -> {}
    }
    if (token.kind() != Token.Kind.LINE_END) {
      goesOn = token.is(',') || token.is('.') || token.is('\\');
    }
  }

  private void mark(char mark) {
    switch (mark) {
      case '(', '[', '{' -> begin(mark);
      case ')', ']', '}' -> close(mark);
      case ':' -> top().name();
      case '⇒' -> arrow();
      case '=' -> equal();
      case ',' -> top().commit(true);
      case ';' -> top().flush(told);
      case '!', '?' -> {}
      default -> top().commit(false);
    }
  }

  private void arrow() {
    if (dialect == Dialect.JAVASCRIPT) {
      top().commit(true);
    } else {
      top().name();
    }
  }

  private void equal() {
    if (dialect.named() && top().open == '(') {
      top().name();
    } else {
      top().commit(true);
    }
  }

  private void begin(char bracket) {
    if (open.size() >= DEEPEST) {
      tooDeep++;
      return;
    }
    top().commit(false);
    String owner = top().word();
    boolean list = dialect == Dialect.PHP && owner.equals("array");
    open.push(new Group(list ? '[' : bracket, owner, top().pending()));
  }

  private void close(char bracket) {
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    if (open.size() > 1 && (matches(top(), bracket) || isOpen(bracket))) {
      while (!matches(top(), bracket)) {
        end();
      }
      end();
    }
  }

  private boolean isOpen(char bracket) {
    return open.stream().anyMatch(group -> matches(group, bracket));
  }

  /// `array(…)` of PHP is a list that ends with a round bracket.
  private static boolean matches(Group group, char bracket) {
    char begun = group.owner.equals("array") && group.open == '[' ? '(' : group.open;
    return switch (bracket) {
      case ')' -> begun == '(';
      case ']' -> begun == '[';
      default -> begun == '{';
    };
  }

  private void end() {
    Group ended = open.pop();
    ended.commit(true);
    ended.tell(told);
    top().take(ended, dialect);
  }
}
