package anamnesis.source.stripe;

import java.util.ArrayList;
import java.util.List;

/// A stretch of time in which objects were made, both seconds included; open towards the past or
/// the future where nobody knows where that ends.
record Window(long from, long to) {
  static final Window ALWAYS = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

  /// In two hundred years nobody asks Stripe.
  private static final long LAST = 1L << 33;

  /// So many parts are walked at the same time.
  private static final int PARTS = 16;

  /// As it is asked for; nothing where it is open.
  String question() {
    String question = "";
    if (from != Long.MIN_VALUE) {
      question += "&created[gte]=" + from;
    }
    if (to != Long.MAX_VALUE) {
      question += "&created[lte]=" + to;
    }
    return question;
  }

  boolean isOpenToThePast() {
    return from == Long.MIN_VALUE;
  }

  boolean has(long created) {
    return from <= created && created <= to;
  }

  /// The part that is walked already.
  Window since(long second) {
    return new Window(second, to);
  }

  /// The part that is not, with the second in which it ends.
  Window until(long second) {
    return new Window(from, second);
  }

  /// Each with seconds of its own; none where there is but one second, or time is not old enough to
  /// go on.
  List<Window> halves() {
    long least = Math.max(from, 0);
    long most = Math.min(to, LAST);
    if (least >= most) {
      return List.of();
    }
    long middle = least + (most - least) / 2;
    return List.of(new Window(middle + 1, to), new Window(from, middle));
  }

  /// The rest of it, in parts as long as one that was worth its while. Two parts share the second
  /// between them: no object falls through, whatever Stripe counts to which.
  ///
  /// @param oldest where the walk has come to
  /// @param worth how many seconds it took there
  List<Window> rest(long oldest, long worth) {
    List<Window> parts = new ArrayList<>();
    long end = oldest;
    long left = isOpenToThePast() ? Long.MAX_VALUE : oldest - from;
    long each = Math.max(worth, isOpenToThePast() ? 1 : left / PARTS + 1);
    for (int i = 0; i < PARTS && end > Math.max(from, 0); i++) {
      long begin = Math.max(Math.max(from, 0), end - each);
      parts.add(new Window(begin, end));
      end = begin;
    }
    if (isOpenToThePast()) {
      parts.add(new Window(from, Math.min(oldest, end)));
    }
    return parts;
  }
}
