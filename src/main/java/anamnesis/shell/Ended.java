package anamnesis.shell;

import anamnesis.Refusal;

/// A command that ended without an outcome of its own, on its way to the screen.
final class Ended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String hint;

  Ended(Exit exit, String words, String hint, Throwable cause) {
    super(words, cause);
    this.exit = exit;
    this.hint = hint;
  }

  Exit exit() {
    return exit;
  }

  void tell(Screen screen, boolean color) {
    if (hint.isEmpty()) {
      screen.tell(String.valueOf(getMessage()));
    } else {
      screen.refuse(new Refusal(String.valueOf(getMessage()), hint), color);
    }
  }
}
