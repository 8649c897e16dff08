package anamnesis.playbook;

/// Something that differs from night to night, written `${name}` in a step.
///
/// @param environment where it is taken from when nobody gives it; empty for nowhere
public record Variable(String name, String about, String environment) {}
