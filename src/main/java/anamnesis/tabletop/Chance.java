package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Chance that repeats itself: what is drawn depends on the seed and on the order of drawing alone.
///
/// [Random] is used because its algorithm is part of its contract: every Java draws the same.
final class Chance {
  private static final String BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final long seed;
  private final Random random;

  Chance(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /// Chance of its own for a part of the world: drawing more there changes nothing elsewhere.
  Chance branch(String part) {
    return new Chance(Long.parseUnsignedLong(Hash.of(seed + " " + part).substring(0, 16), 16));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> copy = new ArrayList<>(all);
    Collections.shuffle(copy, random);
    return copy;
  }

  /// A whole second in a span that includes its beginning.
  Instant moment(Instant from, Instant to) {
    long seconds = Math.max(1, Duration.between(from, to).toSeconds());
    return from.plusSeconds(random.nextLong(seconds)).truncatedTo(ChronoUnit.SECONDS);
  }

  /// A moment in that span, while the practice is open if it can be.
  Instant daytime(Instant from, Instant to) {
    Instant any = moment(from, to);
    Instant open =
        any.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(13)).plusSeconds(below(36_000));
    return open.isBefore(from) || !open.isBefore(to) ? any : open;
  }

  String base36(int length) {
    return word(BASE_36, length);
  }

  String hex(int length) {
    return word(HEX, length);
  }

  String letters(int length) {
    return word(LETTERS, length);
  }

  private String word(String alphabet, int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return word.toString();
  }
}
