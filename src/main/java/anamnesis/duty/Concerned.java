package anamnesis.duty;

/// How many people it concerns: all whose records were hurt, and those who must be asked again.
public record Concerned(long people, long asked) {
  long by(Rule rule) {
    return rule.citation().isEmpty() ? asked : people;
  }
}
