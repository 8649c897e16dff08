package anamnesis.shell.notices;

import java.util.List;

/// What is told: counts, tables and rules, never a patient's value.
///
/// @param subject one line
public record Message(String subject, List<String> lines) {
  public Message {
    lines = List.copyOf(lines);
  }

  String body() {
    return String.join("\n", lines) + "\n";
  }
}
