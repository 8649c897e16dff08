package anamnesis.source.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// An answer is longer than any that is held.
final class TooLong extends Silence {
  private static final long serialVersionUID = 1L;

  /// It stands in the place of the answer, so that nobody asks for that again.
  private static final String NOTE = "an answer too long to be kept; what stands first in it: ";

  static final String THAN = "longer than %d MB".formatted(Reply.LARGEST >> 20);

  private final String first;

  private TooLong(String words, String first) {
    super(Why.OTHER, words);
    this.first = first;
  }

  /// @param first the id of what stands first in it; empty if that is not known
  static TooLong with(String first) {
    return new TooLong("an answer is " + THAN, first);
  }

  /// What stands first is all there is in it.
  TooLong alone() {
    return new TooLong(
        "one is %s, and does not say first what it is called".formatted(THAN), first);
  }

  String first() {
    return first;
  }

  byte[] note() {
    return (NOTE + first).getBytes(StandardCharsets.UTF_8);
  }

  /// What was noted, if it is that.
  static Optional<TooLong> noted(byte[] kept) {
    String text = kept.length > 0 && kept[0] == 'a' ? new String(kept, StandardCharsets.UTF_8) : "";
    return text.startsWith(NOTE)
        ? Optional.of(with(text.substring(NOTE.length())))
        : Optional.empty();
  }
}
