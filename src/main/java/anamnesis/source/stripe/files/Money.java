package anamnesis.source.stripe.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Amounts as exports write them, in the smallest unit, as the API has them. What could be two
/// amounts is none.
final class Money {
  /// docs.stripe.com/currencies#zero-decimal. ISK and UGX have no decimals either, and are written
  /// with two by the API all the same (there, "special cases").
  private static final Set<String> WHOLE =
      Set.of(
          "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf",
          "xof", "xpf");

  /// docs.stripe.com/currencies#three-decimal.
  private static final Set<String> THOUSANDTHS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

  /// `1234.5`, `1,234.50`, `1.234,50`, `1234,5`; of `1,234` nobody knows which comma it is.
  private static final Pattern POINT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

  private static final Pattern POINT_GROUPED =
      Pattern.compile("-?\\d{1,3}(,\\d{3}){1,4}\\.\\d{1,6}");
  private static final Pattern COMMA = Pattern.compile("-?\\d{1,15},\\d{1,2}");
  private static final Pattern COMMA_GROUPED =
      Pattern.compile("-?\\d{1,3}(\\.\\d{3}){1,4},\\d{1,6}");
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([,.]\\d{3}){1,4}");

  private Money() {}

  /// From `10.00` of a dollar to 1000. More decimals than the currency has are no amount of it, not
  /// even zeros: a German writes `1.000` for a thousand.
  ///
  /// @param steady whether all amounts beside it are written with as many decimals: then zeros may
  ///   be more than the currency has
  static Optional<Long> major(String amount, String currency, boolean steady) {
    Optional<Integer> digits = digits(currency);
    return digits
        .flatMap(known -> decimal(amount.strip(), known))
        .filter(number -> steady || number.scale() <= digits.get())
        .flatMap(number -> exact(number, digits.get()));
  }

  /// Whether it is written with more decimals than its currency has, or so that it looks like it.
  static boolean hasTooMany(String amount, String currency) {
    Optional<Integer> digits = digits(currency);
    return digits
        .flatMap(known -> decimal(amount.strip(), known))
        .filter(number -> number.scale() > digits.get())
        .isPresent();
  }

  private static Optional<Integer> digits(String currency) {
    String code = currency.strip().toLowerCase(Locale.ROOT);
    return code.matches("[a-z]{3}")
        ? Optional.of(WHOLE.contains(code) ? 0 : THOUSANDTHS.contains(code) ? 3 : 2)
        : Optional.empty();
  }

  /// What is in the smallest unit already.
  static Optional<Long> minor(String amount) {
    return amount.strip().matches("-?\\d{1,15}")
        ? Optional.of(Long.parseLong(amount.strip()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(String amount, int digits) {
    if (POINT.matcher(amount).matches()) {
      return Optional.of(new BigDecimal(amount));
    }
    if (POINT_GROUPED.matcher(amount).matches()) {
      return Optional.of(new BigDecimal(amount.replace(",", "")));
    }
    if (COMMA.matcher(amount).matches() || COMMA_GROUPED.matcher(amount).matches()) {
      return Optional.of(new BigDecimal(amount.replace(".", "").replace(',', '.')));
    }
    return digits == 0 && GROUPED.matcher(amount).matches()
        ? Optional.of(new BigDecimal(amount.replaceAll("[,.]", "")))
        : Optional.empty();
  }

  private static Optional<Long> exact(BigDecimal number, int digits) {
    try {
      return Optional.of(number.movePointRight(digits).longValueExact());
    } catch (ArithmeticException more) {
      return Optional.empty();
    }
  }
}
