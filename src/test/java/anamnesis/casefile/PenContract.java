package anamnesis.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every pen owes: nobody can tell its lines from those that the type alone would make.
public abstract class PenContract<T> {
  private static final int LINES = 5_000;

  protected final Random random = new Random(7);

  protected abstract Pen<T> pen();

  protected abstract Class<T> type();

  /// Any one there may be, and the next time another.
  protected abstract T any();

  @Test
  void it_is_what_would_be_made_of_it_by_its_type() {
    int read = 0;
    for (int i = 0; i < LINES; i++) {
      T value = any();
      byte[] line = pen().write(value);
      assertThat(new String(line, StandardCharsets.UTF_8)).isEqualTo(Json.write(value));
      T back = pen().read(line, 1);
      assertThat(back).isIn(value, null);
      read += back == null ? 0 : 1;
    }
    assertThat(read).isGreaterThan(LINES / 20);
  }

  /// Whatever is changed in a line, it is never read as something that its type would not read.
  @Test
  void a_line_that_was_touched_is_read_as_its_type_reads_it_or_not_at_all() {
    for (int i = 0; i < LINES; i++) {
      byte[] line = pen().write(any());
      line[random.nextInt(1, line.length)] = (byte) random.nextInt(256);
      T read = pen().read(line, 1);
      if (read != null) {
        String text = new String(line, StandardCharsets.UTF_8);
        assertThat(Json.read(text, type())).isEqualTo(read);
      }
    }
  }

  @Test
  void a_line_that_was_cut_off_is_not_read() {
    byte[] line = pen().write(any());
    for (int length = 1; length < line.length; length++) {
      assertThat(pen().read(Arrays.copyOf(line, length), 1)).isNull();
    }
  }

  protected final <V> V one(V[] all) {
    return all[random.nextInt(all.length)];
  }

  protected final <V> List<V> some(Supplier<V> next) {
    return Stream.generate(next).limit(random.nextInt(5)).toList();
  }

  /// Of any letters, most often of those that are near.
  protected final String word() {
    int last = random.nextInt(4) == 0 ? Character.MAX_CODE_POINT : 0x100;
    return random
        .ints(random.nextInt(9), 0, random.nextInt(8) == 0 ? last : 0x7f)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .filter(c -> c >= ' ' || random.nextInt(20) == 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
