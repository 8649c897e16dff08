package anamnesis;

/// The one exception meant for people: what is the case, with its numbers, and the way out.
///
/// It is thrown where a precondition fails, before anything is done, and is rendered in one place.
/// Its words may reach a screen, a log and the journal: never put a key or a patient's value in.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  public Refusal(String problem, String hint) {
    super(problem);
    this.hint = hint;
  }

  public Refusal(String problem, String hint, Throwable cause) {
    super(problem, cause);
    this.hint = hint;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }

  public String hint() {
    return hint;
  }
}
