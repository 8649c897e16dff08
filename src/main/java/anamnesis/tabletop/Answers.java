package anamnesis.tabletop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The intake form as a patient filled it in.
///
/// @param given one for each question, empty where it was left open
/// @param synced whether the clinic's own system got it; if not, the portal alone knew
record Answers(String id, Person patient, List<String> given, Instant submitted, boolean synced) {
  static final List<String> QUESTIONS =
      List.of("goal", "sleep", "diet", "exercise", "stress", "tobacco", "alcohol", "concern");

  Answers {
    given = List.copyOf(given);
  }

  /// The same, which the clinic's own system got as well.
  Answers asSynced() {
    return new Answers(id, patient, given, submitted, true);
  }

  /// The questions that were answered.
  List<String> answered() {
    List<String> answered = new ArrayList<>();
    for (int i = 0; i < QUESTIONS.size(); i++) {
      if (!given.get(i).isEmpty()) {
        answered.add(QUESTIONS.get(i));
      }
    }
    return answered;
  }
}
