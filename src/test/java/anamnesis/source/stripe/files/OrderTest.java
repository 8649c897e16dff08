package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Of which moment something is, where nobody says so.
class OrderTest {
  @Test
  void of_one_second_what_begins_comes_before_what_changes_and_that_before_what_ends() {
    assertThat(Order.within("payment_intent.created"))
        .isLessThan(Order.within("payment_intent.processing"));
    assertThat(Order.within("invoice.updated")).isLessThan(Order.within("invoice.paid"));
    assertThat(Order.within("customer.subscription.deleted"))
        .isEqualTo(Order.within("charge.refunded"))
        .isLessThan(1000);
  }

  @Test
  void a_file_is_as_late_as_the_newest_moment_that_it_tells_of() throws IOException {
    assertThat(latest("{\"created\":1770818585}\n{\"created\": 1770818600 ,\"a\":1}"))
        .isEqualTo(Instant.ofEpochSecond(1770818600));
    assertThat(latest("{\"body\":\"{\\\"created\\\":1770818585}\"}"))
        .isEqualTo(Instant.ofEpochSecond(1770818585));
    assertThat(latest("1,\"{\"\"created\"\":1770818585}\"\n"))
        .isEqualTo(Instant.ofEpochSecond(1770818585));
    assertThat(latest("\uFEFF{\"created\":1770818585}", StandardCharsets.UTF_16LE))
        .isEqualTo(Instant.ofEpochSecond(1770818585));
  }

  @Test
  void what_is_no_moment_makes_no_file_later() throws IOException {
    assertThat(latest("{\"created\":1770818585,\"ended\":1999999999}"))
        .isEqualTo(Instant.ofEpochSecond(1770818585));
    assertThat(latest("{\"created\":1770818585000}{\"created\":1770818585}"))
        .isEqualTo(Instant.ofEpochSecond(1770818585));
    assertThat(latest("{\"created\":null,\"id\":\"cus_1\"}")).isEqualTo(Instant.EPOCH);
    assertThat(latest("")).isEqualTo(Instant.EPOCH);
  }

  private static Instant latest(String text) throws IOException {
    return latest(text, StandardCharsets.UTF_8);
  }

  private static Instant latest(String text, Charset charset) throws IOException {
    return Latest.in(new ByteArrayInputStream(text.getBytes(charset)));
  }
}
