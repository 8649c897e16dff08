package anamnesis.reconcile.since;

import anamnesis.reconcile.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often one thing happened, and what that came to in each currency.
public record Sum(String word, long count, List<Deed.Amount> amounts) {
  static final Comparator<Sum> ORDER =
      Comparator.comparingLong(Sum::count).reversed().thenComparing(Sum::word);

  public Sum {
    amounts = List.copyOf(amounts);
  }

  static Sum of(String word, List<Deed> deeds) {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Deed deed : deeds) {
      Deed.Amount amount = deed.amount();
      if (amount != null) {
        sums.merge(amount.currency(), amount.minor(), Math::addExact);
      }
    }
    List<Deed.Amount> amounts =
        sums.entrySet().stream().map(sum -> new Deed.Amount(sum.getKey(), sum.getValue())).toList();
    return new Sum(word, deeds.size(), amounts);
  }

  /// `14 charged, 1,204.00 USD and 5,000 JPY`.
  public String words() {
    String what = String.format(Locale.ROOT, "%,d %s", count, word);
    return amounts.isEmpty() ? what : what + ", " + written();
  }

  /// What it came to, as people write it.
  public String written() {
    return amounts.stream()
        .map(amount -> Money.written(amount.minor(), amount.currency()))
        .collect(Collectors.joining(" and "));
  }
}
