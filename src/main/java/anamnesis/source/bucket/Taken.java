package anamnesis.source.bucket;

import anamnesis.evidence.PdfReading;
import anamnesis.evidence.UnreadablePdf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A document that is kept.
///
/// @param reading what it says, if it could be read
/// @param fault why it could not
record Taken(String sha256, Optional<PdfReading> reading, String fault) {
  /// Larger ones are kept, and not read.
  static final int LARGEST = 64 << 20;

  private static final int HEAD = 1024;

  static Taken tooLarge(String sha256) {
    return new Taken(
        sha256, Optional.empty(), "larger than %d MB: kept, and not read".formatted(LARGEST >> 20));
  }

  static Taken of(String sha256, byte[] bytes) {
    if (!isPdf(bytes)) {
      String what = bytes.length == 0 ? "an empty file" : "not a PDF";
      return new Taken(sha256, Optional.empty(), what);
    }
    try {
      return new Taken(sha256, Optional.of(PdfReading.of(bytes)), "");
    } catch (UnreadablePdf e) {
      return new Taken(sha256, Optional.empty(), e.reason());
    }
  }

  /// Readers accept the mark anywhere in the first kilobyte (ISO 32000, annex H, note 13).
  private static boolean isPdf(byte[] bytes) {
    int end = Math.min(bytes.length, HEAD);
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }
}
