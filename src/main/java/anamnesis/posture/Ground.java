package anamnesis.posture;

import anamnesis.database.Asked;

/// What the tests stand on.
///
/// @param appRole the role that the application logs in as; empty if it is to be guessed
public record Ground(Asked database, String appRole) {}
