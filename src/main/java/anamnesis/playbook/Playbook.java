package anamnesis.playbook;

import java.util.List;

/// What to do, in order, when something certain has happened.
///
/// @param when how one knows that this is the playbook
public record Playbook(
    String name, String about, String when, List<Variable> variables, List<Step> steps) {
  public Playbook {
    variables = List.copyOf(variables);
    steps = List.copyOf(steps);
  }
}
