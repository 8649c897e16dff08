package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixesTest {
  @ParameterizedTest
  @CsvSource({
    "ch_3Qa1, charge",
    "py_3Qa1, charge",
    "pyr_3Qa1, refund",
    "cs_test_a1B2, checkout.session",
    "inpay_1, invoice_payment",
    "in_1, invoice"
  })
  void an_id_tells_by_its_beginning_what_it_is(String id, String object) {
    assertThat(Prefixes.object(id)).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_",
        "ch_",
        "ch",
        "ch-3Qa1",
        "Ch_3Qa1",
        "in_full swing",
        "in_größe",
        "rk_live_3Qa1",
        "pi_3Qa1_secret_9Zz",
        "something_ch_3Qa1"
      })
  void what_is_no_id_of_stripes_is_nothing(String text) {
    assertThat(Prefixes.object(text)).isEmpty();
    assertThat(Prefixes.object("ch_" + "x".repeat(252))).isEqualTo("charge");
    assertThat(Prefixes.object("ch_" + "x".repeat(253))).isEmpty();
  }
}
