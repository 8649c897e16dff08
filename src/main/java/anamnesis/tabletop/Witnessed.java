package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Writes the truth down, from the life that was drawn.
final class Witnessed {
  private final Life life;
  private final Portal portal;
  private final Map<String, Chart> charts;

  Witnessed(Portal portal) {
    this.life = portal.life();
    this.portal = portal;
    this.charts =
        life.charts().stream()
            .collect(Collectors.toMap(chart -> chart.person().key(), Function.identity()));
  }

  Truth truth() {
    List<Payment> paid = life.payments().stream().filter(Payment::succeeded).toList();
    long money = paid.stream().mapToLong(Payment::amount).sum();
    return new Truth(
        Truth.SCHEMA,
        world(),
        life.patients().stream().map(this::patient).toList(),
        others(),
        exhibits(),
        rows(paid),
        lost(),
        Invented.rows(life.wish(), life.era()).stream().map(row -> "" + row.getFirst()).toList(),
        Map.of("usd", money));
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

  private List<Truth.Human> others() {
    Map<String, Truth.Human> all = new TreeMap<>();
    for (Account account : life.accounts()) {
      if (!account.holder().patient()) {
        all.put(account.holder().key(), human(account.holder(), account.id(), true));
      }
    }
    for (Chart chart : life.charts()) {
      if (!chart.person().patient()) {
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
    Stream<Truth.Said> stripe =
        Stream.concat(
            life.accounts().stream()
                .map(one -> new Truth.Said("stripe.customer", one.id(), one.holder().key())),
            life.payments().stream().flatMap(Witnessed::payment));
    Stream<Truth.Said> ehr =
        Stream.concat(
            life.charts().stream()
                .map(one -> new Truth.Said("ehr.patient", one.id(), one.person().key())),
            life.answers().stream()
                .filter(Answers::synced)
                .map(one -> new Truth.Said("ehr.intake", one.id(), one.patient().key())));
    Stream<Truth.Said> visits =
        life.visits().stream()
            .map(one -> new Truth.Said("ehr.appointment", one.id(), one.chart().person().key()));
    Stream<Truth.Said> consents =
        life.consents().stream()
            .map(one -> new Truth.Said("consent.document", one.key(), one.patient().key()));
    return Stream.of(stripe, ehr, visits, consents).flatMap(Function.identity()).toList();
  }

  private static Stream<Truth.Said> payment(Payment payment) {
    String key = payment.patient().key();
    List<Truth.Said> all = new ArrayList<>();
    all.add(new Truth.Said("stripe.payment_intent", payment.intent(), key));
    for (ObjectNode charge : Charges.of(payment)) {
      all.add(new Truth.Said("stripe.charge", charge.get("id").asString(), key));
    }
    return all.stream();
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
