package anamnesis.detect;

import anamnesis.database.Asked;

/// A database that was named as if it were a copy.
///
/// @param name as it was named, without its password
public record Posing(String name, Asked asked) {}
