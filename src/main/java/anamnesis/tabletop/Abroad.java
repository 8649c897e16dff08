package anamnesis.tabletop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A few patients have a card of another country: after the first visit they pay in its money.
final class Abroad {
  /// In hundredths of a minor unit for a cent; the yen has no smaller part.
  private static final Map<String, Integer> RATES = Map.of("eur", 92, "jpy", 150);

  private Abroad() {}

  /// @param number how many patients; two of three pay in euros
  static List<Payment> among(List<Payment> payments, int number, Chance chance) {
    List<Person> singles =
        payments.stream()
            .filter(payment -> payment.account().holder().equals(payment.patient()))
            .filter(payment -> payment.succeeded() && payment.way() != Way.CHECKOUT)
            .map(Payment::patient)
            .distinct()
            .toList();
    Map<String, String> currencies = new HashMap<>();
    List<Person> chosen = chance.shuffled(singles);
    for (int i = 0; i < Math.min(number, chosen.size()); i++) {
      currencies.put(chosen.get(i).key(), i % 3 == 1 ? "jpy" : "eur");
    }
    return payments.stream().map(payment -> paid(payment, currencies)).toList();
  }

  /// The price of a thing in another currency, in its minor units.
  static int amount(int cents, String currency) {
    return cents * RATES.getOrDefault(currency, 100) / 100;
  }

  private static Payment paid(Payment payment, Map<String, String> currencies) {
    String currency = currencies.getOrDefault(payment.patient().key(), "usd");
    boolean first = payment.way() == Way.CHECKOUT;
    return first || currency.equals("usd")
        ? payment
        : payment.in(currency, amount(payment.amount(), currency));
  }
}
