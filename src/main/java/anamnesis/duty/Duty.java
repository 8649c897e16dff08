package anamnesis.duty;

/// What must be told, to whom, by when, and by which rule.
///
/// @param people how many it concerns, as far as this case knows
public record Duty(Rule rule, long people, Clock clock) {}
