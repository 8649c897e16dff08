package anamnesis.source.stripe.files;

import java.util.Map;
import java.util.Optional;

/// The amounts of one row, each in the smallest unit of the currency that its column goes by.
///
/// @param decimals of all rows that were seen; those of this one are added
record Amounts(Export export, Map<String, String> row, Decimals decimals) {
  Optional<Long> read(Column column, String name) {
    String amount = row.getOrDefault(name, "");
    if (export.minor()) {
      return Money.minor(amount);
    }
    decimals.saw(name, amount);
    return Money.major(amount, currency(column), decimals.steady(name));
  }

  /// Why nothing was read.
  String fault(Column column, String name) {
    boolean many = Money.hasTooMany(row.getOrDefault(name, ""), currency(column));
    return !export.minor() && many
        ? "its column %s has more decimals than its currency, or parts thousands".formatted(name)
        : unclear(name);
  }

  /// Of whatever column.
  static String unclear(String name) {
    return "what its column %s says could be two things, or none".formatted(name);
  }

  private String currency(Column column) {
    String name = column.other().isEmpty() ? export.currency() : column.other();
    return row.getOrDefault(name, "");
  }
}
