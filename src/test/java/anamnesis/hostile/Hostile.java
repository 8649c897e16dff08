package anamnesis.hostile;

import anamnesis.shell.TheShell.Said;
import java.util.Arrays;
import java.util.List;

/// One hostile input: how it is made and given to a real command, and what must come of it.
record Hostile(String name, Play play, Must must) {
  /// Makes the input, and runs the command that it goes into.
  @FunctionalInterface
  interface Play {
    Said on(Stage stage) throws Exception;
  }

  static Hostile of(String name, Must must, Play play) {
    return new Hostile(name, play, must);
  }

  /// What must come out of it, and what must not.
  ///
  /// @param exits one of them
  /// @param says words on the screen, or of a reason in quarantine
  /// @param hides what must not be on the screen
  record Must(List<Integer> exits, List<String> says, List<String> hides) {
    static Must done(String... says) {
      return new Must(List.of(0), List.of(says), List.of());
    }

    static Must found(String... says) {
      return new Must(List.of(1), List.of(says), List.of());
    }

    static Must refused(String... says) {
      return new Must(List.of(2), List.of(says), List.of());
    }

    static Must incomplete(String... says) {
      return new Must(List.of(3), List.of(says), List.of());
    }

    Must hiding(String... hidden) {
      return new Must(exits, says, List.of(hidden));
    }

    static Must either(int one, int other, String... says) {
      return new Must(Arrays.asList(one, other), List.of(says), List.of());
    }
  }
}
