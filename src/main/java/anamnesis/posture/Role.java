package anamnesis.posture;

/// The role that an application logs in as.
///
/// @param how named by a person, or guessed from what
record Role(String name, String how) {}
