package anamnesis.backup.s3;

import java.io.InputStream;

/// An object that is being read.
///
/// @param length -1 where the store does not say
public record Content(InputStream bytes, long length, Held held) {}
