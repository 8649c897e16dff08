package anamnesis.reconcile;

import anamnesis.database.Asked;
import anamnesis.database.Fresh;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.RowsOf;
import anamnesis.mapping.TableMapping;
import anamnesis.mapping.Witnesses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What was received in one currency, in minor units: by the witnesses, and by the database.
public record Money(String currency, long witnessed, long rebuilt) {
  /// Twelve digits are Stripe's limit, and a million million of them still have a sum.
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}");

  /// In major units, as people write them: `1,204.00 USD`, `5,000 JPY`.
  public static String written(long minor, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    int digits = digits(code);
    BigDecimal major = BigDecimal.valueOf(minor, digits);
    return String.format(Locale.ROOT, "%,." + digits + "f %s", major, code);
  }

  private static int digits(String code) {
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }

  public boolean same() {
    return witnessed == rebuilt;
  }

  /// The witnesses are read anew here, past every row: a payment that was lost on the way shows.
  static List<Money> of(TableMapping table, Witnesses witnesses, Asked database) {
    return table.money().stream()
        .flatMap(
            columns ->
                compared(witnessed(table, columns, witnesses), rebuilt(table, columns, database))
                    .stream())
        .toList();
  }

  private static List<Money> compared(
      SequencedMap<String, Long> witnessed, SequencedMap<String, Long> rebuilt) {
    TreeSet<String> currencies = new TreeSet<>(witnessed.keySet());
    currencies.addAll(rebuilt.keySet());
    List<Money> all = new ArrayList<>();
    for (String currency : currencies) {
      all.add(
          new Money(
              currency, witnessed.getOrDefault(currency, 0L), rebuilt.getOrDefault(currency, 0L)));
    }
    return all;
  }

  private static SequencedMap<String, Long> witnessed(
      TableMapping table, TableMapping.Money columns, Witnesses witnesses) {
    SequencedMap<String, Long> sums = new TreeMap<>();
    Set<String> counted = new HashSet<>();
    for (Exhibit exhibit : witnesses.exhibits()) {
      // One payment may be there in two versions; it was received once.
      if (exhibit.kind().equals(columns.witnessed().kind())
          && counts(table, exhibit, witnesses)
          && counted.add(exhibit.recordId())) {
        long amount =
            witnesses.said(exhibit, columns.witnessed().path()).map(Money::minor).orElse(0L);
        String currency = witnesses.said(exhibit, columns.in().path()).orElse("");
        sums.merge(currency.toLowerCase(Locale.ROOT), amount, Math::addExact);
      }
    }
    return sums;
  }

  /// What is no amount of money was set aside by the rebuild, with its reason: it is counted there.
  private static long minor(String said) {
    return AMOUNT.matcher(said).matches() ? Long.parseLong(said) : 0;
  }

  private static boolean counts(TableMapping table, Exhibit exhibit, Witnesses witnesses) {
    List<RowsOf.Condition> conditions = table.rows().where();
    return conditions.isEmpty()
        || conditions.stream()
            .filter(condition -> condition.kind().equals(exhibit.kind()))
            .anyMatch(
                condition ->
                    witnesses.said(exhibit, condition.path()).filter(condition::holds).isPresent());
  }

  private static SequencedMap<String, Long> rebuilt(
      TableMapping table, TableMapping.Money columns, Asked database) {
    SequencedMap<String, Long> sums = new TreeMap<>();
    database.each(
        "select lower(%s::text) as currency, sum(%s)::bigint as amount from %s group by 1"
            .formatted(
                Fresh.quotedName(columns.currency()),
                Fresh.quotedName(columns.amount()),
                Fresh.quoted(table.table())),
        answer -> sums.put(answer.text("currency").orElse(""), answer.count("amount")));
    return sums;
  }
}
