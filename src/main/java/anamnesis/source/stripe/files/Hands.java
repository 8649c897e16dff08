package anamnesis.source.stripe.files;

import anamnesis.evidence.Intake;
import java.util.Set;

/// Who takes what is found in files, and remembers which lists in it were not read to their end.
public interface Hands {
  /// Why what is of test mode is not believed beside what is live.
  String TEST_MODE = "it is of Stripe's test mode: nobody paid it";

  Hand into(Intake intake);

  /// The end of a list was read, on a page that somebody saved.
  ///
  /// @param url where Stripe has the list
  void ended(String url);

  /// A page that somebody saved says that the list goes on.
  ///
  /// @param url where Stripe has the list; empty if the page does not say
  void goesOn(String url);

  /// Lists of which pages were saved, and none of them is the last; by where Stripe has them.
  Set<String> unended();

  /// How many lists inside of objects break off, and nothing that was read goes on with them.
  long brokenOff();
}
