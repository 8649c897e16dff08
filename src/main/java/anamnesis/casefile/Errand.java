package anamnesis.casefile;

/// What is to be done: a command in its canonical form, and where it leads.
///
/// @param target told apart from every other
/// @param called another name that a person may have approved it by; empty if there is none
public record Errand(String command, String target, String called) {
  boolean leadsTo(String approved) {
    return approved.equals(target) || (!called.isEmpty() && approved.equals(called));
  }
}
