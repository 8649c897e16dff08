package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.00       | usd | 1000",
        "10          | USD | 1000",
        "0.1         | eur | 10",
        "-20.00      | usd | -2000",
        "1,234.56    | usd | 123456",
        "1,234,567.8 | usd | 123456780",
        "12,5        | eur | 1250",
        "0,25        | eur | 25",
        "1.234,56    | eur | 123456",
        "5000        | jpy | 5000",
        "5,000       | jpy | 5000",
        "1.500       | kwd | 1500",
        "12.345      | bhd | 12345",
        "100.00      | isk | 10000",
        "100.00      | ugx | 10000"
      })
  void an_amount_is_read_in_the_smallest_unit_of_its_currency(
      String amount, String currency, long minor) {
    assertThat(Money.major(amount, currency, false)).contains(minor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.005    | usd",
        "5000.5    | jpy",
        "1.2345    | kwd",
        "1,234     | usd",
        "1.000     | eur",
        "1.230     | eur",
        "1.000     | jpy",
        "1.234     | jpy",
        "5000.00   | jpy",
        "10.000    | usd",
        "1.2500    | kwd",
        "1.234,500 | eur",
        "1.234     | usd",
        "12,345    | kwd",
        "$10.00    | usd",
        "ten       | usd",
        "1e3       | usd",
        "10.00     | ''",
        "10.00     | dollars",
        "1,23,456.00 | usd"
      })
  void what_could_be_two_amounts_or_none_is_none(String amount, String currency) {
    assertThat(Money.major(amount, currency, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5000.00   | jpy | 5000",
        "1.000     | eur | 100",
        "12.5000   | kwd | 12500",
        "1,234.500 | usd | 123450",
        "-5000.000 | jpy | -5000"
      })
  void zeros_behind_the_decimals_of_a_currency_are_read_where_all_are_written_so(
      String amount, String currency, long minor) {
    assertThat(Money.major(amount, currency, true)).contains(minor);
    assertThat(Money.major("5000.50", "jpy", true)).isEmpty();
    assertThat(Money.major("1.005", "eur", true)).isEmpty();
  }

  @Test
  void an_amount_in_the_smallest_unit_has_no_decimals() {
    assertThat(Money.minor("1000")).contains(1000L);
    assertThat(Money.minor("-5")).contains(-5L);
    assertThat(Money.minor("10.00")).isEmpty();
  }
}
