package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EndsTest {
  @Test
  void ids_that_grew_by_a_digit_are_in_the_order_of_numbers() {
    assertThat(ends("999999999999999999", "1000000000000000000", "-9"))
        .isEqualTo(new Copy.Key("id", "-9", "1000000000000000000"));
    assertThat(ends("9", "9223372036854775807"))
        .isEqualTo(new Copy.Key("id", "9", "9223372036854775807"));
  }

  @Test
  void a_number_larger_than_any_id_is_taken_by_its_letters() {
    assertThat(ends("9", "9223372036854775808"))
        .isEqualTo(new Copy.Key("id", "9", "9223372036854775808"));
    assertThat(ends("\\N")).isNull();
  }

  private static Copy.@org.jspecify.annotations.Nullable Key ends(String... values) {
    Ends ends = new Ends();
    for (String value : values) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      ends.value(bytes, 0, bytes.length);
    }
    return ends.of("id");
  }
}
