package anamnesis.posture;

/// One of the questions that tell whether it could happen again.
public interface Test {
  /// As it is known in lists and scripts: `app-role-apart`.
  String name();

  /// What a pass would mean, in one line.
  String asks();

  /// Looks, and says what it saw. What it may not see is not evaluated, which is no pass.
  Tried on(Ground ground);
}
