package anamnesis.detect;

import java.io.IOException;
import java.util.Set;

/// One way in which a database or its copies can be wrong. Found by its type: a new detector is a
/// new file and its test.
///
/// It is two things: a question, put to what was given, and a judgement of the answer, which is a
/// pure function that a test can hand literal answers to.
public interface Detector {
  Rule rule();

  Set<Need> needs();

  /// Whether its question reads rows. Those that ask the catalogue and the statistics go first, for
  /// reading rows changes statistics.
  default boolean readsRows() {
    return true;
  }

  /// Whether it weighs what the others found: then it is asked last.
  default boolean judgesLast() {
    return false;
  }

  /// Puts the question and judges the answer. A right that is missing is a gap, not an error.
  Judgement examine(Given given) throws IOException;
}
