package anamnesis.evidence;

import anamnesis.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A witness: an outside system that remembers, and how it is asked.
///
/// A source only ever reads. It hands in every byte before it interprets it, counts all that it
/// read, and never hides what it could not understand. It does not write, print, or keep a key.
public interface Source {
  /// The choice to forget what was heard before.
  String ANEW = "anew";

  /// The word after `gather`.
  String name();

  /// One line for help: what it remembers.
  String about();

  List<Argument> arguments();

  /// Whether it is a system of its own that no night is complete without. A copy of the database
  /// itself is not: there may be none, or none that says more.
  default boolean outside() {
    return true;
  }

  /// What else it may be asked with, as `--tables A,B`.
  default List<Choice> choices() {
    return List.of();
  }

  /// Whether what it is asked now is one piece of what it holds, as one copy of several: then what
  /// it said before stays beside it.
  default boolean addsUp(Question question) {
    return false;
  }

  /// Whether it is not asked itself, but files that others have of it: they tell what they hold,
  /// and not whether that is all.
  default boolean isInFiles(Question question) {
    return false;
  }

  /// Whether what it said before stays beside what it says now, though that is all it holds: it
  /// forgets, and what it has forgotten was so all the same. One that says hardly any of it again
  /// is refused, for it is another; so such a witness has a choice [#ANEW], and then keeps nothing.
  default boolean keeps(Question question) {
    return false;
  }

  /// What can be told of one of its keys that is set, without asking anybody.
  default Judged judge(Key key, Map<String, String> environment) {
    return new Judged(true, "is set");
  }

  /// The environment variables that hold its keys. Never shown, never stored.
  default List<Key> keys() {
    return List.of();
  }

  /// What of its records tells that something happened, as a payment or a refund: whoever goes back
  /// to an earlier state would lose what happened since.
  default List<Telltale> telltales() {
    return List.of();
  }

  /// Asks for everything. A witness that cannot be asked at all is refused; one that breaks off is
  /// reported as incomplete, with what it had said until then.
  Testimony gather(Question question, Intake intake) throws IOException, InterruptedException;

  /// @param many whether the word may be given more than once
  record Argument(String name, String about, boolean required, boolean many) {}

  /// @param value what stands for the value in help, as `A,B`; empty for a flag
  record Choice(String name, String value, String about) {}

  record Key(String variable, String about, boolean required) {}

  /// @param works whether it may do what it is there for
  /// @param words behind the name of its variable, as `is set`: never the key, nor a part of it
  record Judged(boolean works, String words) {}

  /// What a source is asked with.
  ///
  /// @param words the arguments, in their order
  /// @param environment keys and addresses; read here and nowhere else
  /// @param rate a limit that the user set, in requests a second; 0 for the known one
  /// @param chosen what was said to its choices, by their names
  record Question(
      List<String> words,
      Map<String, String> environment,
      int rate,
      Progress progress,
      Map<String, String> chosen) {
    public Question {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
      chosen = Map.copyOf(chosen);
    }

    public Question(
        List<String> words, Map<String, String> environment, int rate, Progress progress) {
      this(words, environment, rate, progress, Map.of());
    }
  }

  /// How it ended.
  ///
  /// @param proof why the witness is believed to have said all, or what is missing, in words
  /// @param pace how it was asked, where that is worth telling; on no shelf, for the same evidence
  ///   gives the same bytes however fast it came
  record Testimony(boolean complete, String proof, Pace pace) {
    /// How the proof begins of one that was heard to its end, and that nothing proves so far: the
    /// same question once more does.
    public static final String UNPROVEN = "not proven yet";

    public Testimony(boolean complete, String proof) {
      this(complete, proof, Pace.UNTOLD);
    }

    /// Whether nothing is known to be missing, and nothing proves that either.
    boolean awaitsProof() {
      return !complete && proof.startsWith(UNPROVEN);
    }
  }

  /// How a witness was asked.
  ///
  /// @param requests how often, for what it holds
  /// @param perSecond how fast, while it was asked
  /// @param proofRequests how often more, to prove that this was all
  record Pace(long requests, double perSecond, long proofRequests) {
    /// Of one that was read and not asked.
    public static final Pace UNTOLD = new Pace(0, 0, 0);

    public boolean isTold() {
      return requests > 0 || proofRequests > 0;
    }
  }
}
