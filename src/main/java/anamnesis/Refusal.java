package anamnesis;

import java.util.List;

/// The one exception meant for people: what is the case, with its numbers, and the way out.
///
/// It is thrown where a precondition fails, before anything is done, and is rendered in one place.
/// Its words may reach a screen, a log and the journal: never put a key or a patient's value in.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final transient List<String> details;
  private final String hint;

  public Refusal(String problem, String hint) {
    this(problem, List.of(), hint);
  }

  /// @param details what is wrong one by one, where it is more than one thing
  public Refusal(String problem, List<String> details, String hint) {
    super(details.isEmpty() ? problem : problem + "\n  " + String.join("\n  ", details));
    this.problem = problem;
    this.details = List.copyOf(details);
    this.hint = hint;
  }

  public Refusal(String problem, String hint, Throwable cause) {
    super(problem, cause);
    this.problem = problem;
    this.details = List.of();
    this.hint = hint;
  }

  public String problem() {
    return problem;
  }

  public List<String> details() {
    return details;
  }

  public String hint() {
    return hint;
  }
}
