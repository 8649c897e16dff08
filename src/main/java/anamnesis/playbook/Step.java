package anamnesis.playbook;

/// One thing to do. What a person does and what a command does are never mixed up.
public sealed interface Step {
  /// What is done: the words for a person, or the command line as it is written.
  String what();

  /// Why it is done, and why now: read at night by someone who is tired.
  String why();

  /// Where it stands in its file.
  int line();

  /// Done by people; they say when it is done.
  record Manual(String what, String why, int line) implements Step {}

  /// A literal command line, perhaps with `${variables}`.
  ///
  /// @param ask whether to stop and ask before it, because it writes
  record Run(String what, String why, Asking ask, int line) implements Step {}

  /// Whether a step waits for a person's yes.
  enum Asking {
    FIRST,
    NEVER
  }
}
