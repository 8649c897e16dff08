package anamnesis.source.stripe;

/// A page, and the name of the bytes that hold it.
record Answer(String sha256, Page page) {}
