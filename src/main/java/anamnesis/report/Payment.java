package anamnesis.report;

import anamnesis.mapping.Cell;
import anamnesis.mapping.Row;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money in minor units, as the witness wrote it.
record Payment(String currency, long minor) {
  /// What a row says was paid; nothing if it is no payment.
  static Optional<Payment> of(Row row) {
    String amount = value(row.cells().get("amount"));
    String currency = value(row.cells().get("currency"));
    boolean whole = amount.matches("-?\\d{1,18}");
    return whole && !currency.isEmpty()
        ? Optional.of(new Payment(currency.toUpperCase(Locale.ROOT), Long.parseLong(amount)))
        : Optional.empty();
  }

  /// In major units, as people write it: `1,234.50 USD`, `5,000 JPY`.
  String written() {
    int digits = digits();
    if (digits <= 0) {
      return String.format(Locale.ROOT, "%,d %s", minor, currency);
    }
    long unit = Math.powExact(10L, digits);
    String cents = String.format(Locale.ROOT, "%0" + digits + "d", Math.abs(minor % unit));
    String sign = minor < 0 ? "-" : "";
    return String.format(Locale.ROOT, "%s%,d.%s %s", sign, Math.abs(minor / unit), cents, currency);
  }

  private int digits() {
    try {
      return Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }

  private static String value(@Nullable Cell cell) {
    return switch (cell) {
      case Cell.Known said -> said.value();
      case Cell.Inferred said -> said.value();
      case Cell.Disputed(List<Cell.Claim> among, boolean loaded) when loaded ->
          among.getFirst().value();
      case Cell.Disputed _, Cell.Lost _ -> "";
      case null -> "";
    };
  }
}
