package anamnesis.shell;

import anamnesis.playbook.Wrapped;
import java.util.List;
import java.util.Locale;

/// The manner of every screen: a short word at the left, what it says beside it.
final class Lines {
  private static final int WIDTH = 80;
  private static final String LABEL = "  %-10s ";

  private Lines() {}

  static String of(String label, String text) {
    return String.format(Locale.ROOT, LABEL, label) + text;
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /// `1 person`, `2 people`.
  static String count(long n, String one, String many) {
    return number(n) + " " + (n == 1 ? one : many);
  }

  static List<String> wrapped(String label, String text) {
    return Wrapped.at(WIDTH, String.format(Locale.ROOT, LABEL, label), text);
  }

  /// The one next command, and what it will take.
  static String next(String command, String takes) {
    return of("next", String.format(Locale.ROOT, "%-26s %s", "anamnesis " + command, takes))
        .stripTrailing();
  }
}
