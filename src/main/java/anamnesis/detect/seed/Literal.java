package anamnesis.detect.seed;

/// A value as it is written in a file.
///
/// @param key what it is called there; empty where it is told by its place alone
record Literal(String key, String text, int line) {}
