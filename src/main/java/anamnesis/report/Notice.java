package anamnesis.report;

import java.util.List;

/// A kind of letter: something that people must be told. Found by its type: a new one is a new
/// file.
///
/// It fills drafts for a human to send, out of what the shelves hold, and never with a guess: what
/// is not known stands there as a blank in brackets.
public interface Notice {
  /// The folder of its letters, as `re-confirmation`.
  String name();

  /// One letter for each person whom it concerns, in order.
  List<Letter> letters(Night night);
}
