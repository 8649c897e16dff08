package anamnesis.tabletop;

import anamnesis.tabletop.stripe.Books;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the truth down, from the life that was drawn.
final class Witnessed {
  private final Life life;
  private final Portal portal;
  private final Books books;
  private final Map<String, Chart> charts;

  /// @param books what Stripe has written down
  Witnessed(Portal portal, Books books) {
    this.life = portal.life();
    this.portal = portal;
    this.books = books;
    this.charts =
        life.charts().stream()
            .collect(Collectors.toMap(chart -> chart.person().key(), Function.identity()));
  }

  Truth truth() {
    List<Payment> paid = life.payments().stream().filter(Payment::succeeded).toList();
    SortedMap<String, Long> money = new TreeMap<>();
    Stream.concat(paid.stream(), life.since().stream())
        .forEach(one -> money.merge(one.currency(), (long) one.amount(), Long::sum));
    return new Truth(
        Truth.SCHEMA,
        world(),
        life.patients().stream().map(this::patient).toList(),
        others(),
        exhibits(),
        rows(paid),
        lost(),
        Invented.rows(life.wish(), life.era()).stream().map(row -> "" + row.getFirst()).toList(),
        money,
        life.departed().people().stream().map(this::gone).toList(),
        table(Portal.PAYMENT, life.since().stream().map(portal::payment)),
        reversed(),
        new Done(life, books).since(life.era().emptied()));
  }

  private Truth.World world() {
    Wish wish = life.wish();
    Era era = life.era();
    return new Truth.World(
        wish.incident().word(),
        wish.patients(),
        wish.seed(),
        wish.asOf(),
        era.emptied(),
        era.wiped());
  }

  private Truth.Human patient(Person person) {
    Account account = portal.paying(person);
    return human(person, account.id(), account.holder().equals(person));
  }

  private Truth.Human gone(Person person) {
    Account own =
        life.accounts().stream()
            .filter(one -> one.holder().equals(person))
            .findFirst()
            .orElseThrow();
    return human(person, own.id(), true);
  }

  private List<Truth.Reversed> reversed() {
    Stream<Truth.Reversed> refunds =
        life.reversals().refunds().stream()
            .map(one -> reversed("refund", one.id(), one.payment(), one.amount(), one.at()));
    Stream<Truth.Reversed> disputes =
        life.reversals().disputes().stream()
            .map(
                one -> {
                  int gone = one.won() ? 0 : one.payment().amount();
                  return reversed("dispute", one.id(), one.payment(), gone, one.at());
                });
    return Stream.concat(refunds, disputes).toList();
  }

  private static Truth.Reversed reversed(
      String kind, String id, Payment payment, int amount, Instant at) {
    return new Truth.Reversed(kind, id, payment.intent(), amount, payment.currency(), at);
  }

  private List<Truth.Human> others() {
    Map<String, Truth.Human> all = new TreeMap<>();
    for (Account account : life.accounts()) {
      if (!account.holder().patient() && !account.redacted()) {
        all.put(account.holder().key(), human(account.holder(), account.id(), true));
      }
    }
    for (Chart chart : life.charts()) {
      if (!chart.person().patient() && !chart.person().erased()) {
        all.putIfAbsent(chart.person().key(), human(chart.person(), "", false));
      }
    }
    return List.copyOf(all.values());
  }

  private Truth.Human human(Person person, String account, boolean self) {
    Chart chart = charts.get(person.key());
    return new Truth.Human(
        person.key(),
        person.called().whole(),
        chart == null ? "" : chart.id(),
        account,
        self,
        person.quirk());
  }

  private List<Truth.Said> exhibits() {
    Stream<Truth.Said> deleted =
        life.accounts().stream()
            .filter(Account::deleted)
            .map(one -> new Truth.Said("stripe.customer", one.id(), one.holder().key()));
    Stream<Truth.Said> stripe = Stream.concat(deleted, new Owners(life).said(books).stream());
    Stream<Truth.Said> ehr =
        Stream.concat(
            life.charts().stream()
                .map(one -> new Truth.Said("ehr.patient", one.id(), one.person().key())),
            Stream.concat(life.answers().stream(), life.departed().answers().stream())
                .filter(Answers::synced)
                .map(one -> new Truth.Said("ehr.intake", one.id(), one.patient().key())));
    Stream<Truth.Said> visits =
        life.visits().stream()
            .map(one -> new Truth.Said("ehr.appointment", one.id(), one.chart().person().key()));
    Stream<Truth.Said> consents =
        Stream.concat(life.consents().stream(), life.departed().consents().stream())
            .map(one -> new Truth.Said("consent.document", one.key(), one.patient().key()));
    return Stream.of(stripe, ehr, visits, consents).flatMap(Function.identity()).toList();
  }

  private Map<String, List<Map<String, @Nullable String>>> rows(List<Payment> paid) {
    return Map.of(
        "patient", table(Portal.PATIENT, life.patients().stream().map(portal::patient)),
        "intake", table(Portal.INTAKE, life.answers().stream().map(portal::intake)),
        "payment", table(Portal.PAYMENT, paid.stream().map(portal::payment)),
        "consent", table(Portal.CONSENT, life.consents().stream().map(portal::consent)));
  }

  private static List<Map<String, @Nullable String>> table(
      List<String> columns, Stream<List<@Nullable String>> rows) {
    return rows.map(row -> named(columns, row)).toList();
  }

  private static Map<String, @Nullable String> named(
      List<String> columns, List<@Nullable String> row) {
    Map<String, @Nullable String> named = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      named.put(columns.get(i), row.get(i));
    }
    return named;
  }

  private List<Truth.LostCell> lost() {
    return life.answers().stream()
        .filter(form -> !form.synced())
        .flatMap(
            form ->
                form.answered().stream()
                    .map(
                        question ->
                            new Truth.LostCell(
                                "intake", form.id(), form.patient().key(), question)))
        .toList();
  }
}
