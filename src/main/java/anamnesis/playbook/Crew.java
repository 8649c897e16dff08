package anamnesis.playbook;

import java.util.Optional;

/// Whoever plays: hears what comes next, answers, and keeps account of what was done.
public interface Crew {
  void hears(String line);

  /// What a person types in answer; empty where no person is.
  Optional<String> answers(String question);

  /// What was done before, in the case that is being worked on now.
  Trail trail();

  /// A step is over; it must be remembered before the next begins.
  void remembers(Taken taken);
}
