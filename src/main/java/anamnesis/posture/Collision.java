package anamnesis.posture;

/// A sequence whose next number is a key that is there already: the next row would be refused.
public record Collision(String column, long next, long largest) {}
