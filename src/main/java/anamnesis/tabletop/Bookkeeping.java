package anamnesis.tabletop;

import anamnesis.tabletop.stripe.Books;
import anamnesis.tabletop.stripe.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Writes down for Stripe what was paid, by whom and what for: every list that it has.
final class Bookkeeping {
  private final Life life;
  private final List<Payment> payments;
  private final Catalogue catalogue;
  private final Plans plans;
  private final Charges charges;
  private final Books books = new Books();

  private Bookkeeping(Life life) {
    this.life = life;
    this.payments = life.everyPayment();
    this.catalogue = new Catalogue(life.era());
    this.plans = new Plans(payments, catalogue);
    this.charges = new Charges(life.reversals());
  }

  static Books of(Life life) {
    Bookkeeping desk = new Bookkeeping(life);
    desk.payers();
    desk.paid();
    desk.billed();
    desk.booked();
    desk.returned();
    desk.ledger();
    desk.books.add("products", desk.catalogue.products());
    desk.books.add("prices", desk.catalogue.prices());
    desk.books.add("events", Events.of(life, desk));
    return desk.books;
  }

  Plans plans() {
    return plans;
  }

  Entry intent(Payment payment) {
    return new Intents(life.era(), life.departed()).of(payment);
  }

  Entry invoice(Payment payment) {
    return new Invoices(plans).of(payment);
  }

  Entry session(Payment payment) {
    return new Sessions(catalogue, life.era()).of(payment);
  }

  private void payers() {
    List<Account> open = life.accounts().stream().filter(one -> !one.deleted()).toList();
    books.add("customers", open.stream().map(Customers::of).toList());
    life.accounts().stream()
        .filter(Account::deleted)
        .forEach(one -> books.addAlone("customers", Customers.deleted(one)));
    books.add("payment_methods", life.accounts().stream().map(Cards::method).toList());
    books.add("setup_intents", life.accounts().stream().map(Cards::setup).toList());
    open.forEach(
        one ->
            books.addWithin(
                "customers/%s/payment_methods".formatted(one.id()), List.of(Cards.method(one))));
  }

  private void paid() {
    books.add("payment_intents", payments.stream().map(this::intent).toList());
    books.add(
        "charges", payments.stream().flatMap(payment -> charges.of(payment).stream()).toList());
    for (Payment payment : payments) {
      for (Entry charge : charges.of(payment)) {
        boolean paid = charge.json().path("paid").asBoolean();
        List<ObjectNode> refunds = paid ? charges.refunds(payment) : List.of();
        books.addWithin(
            "charges/%s/refunds".formatted(charge.id()), refunds.stream().map(Entry::new).toList());
      }
    }
  }

  private void billed() {
    Invoices invoices = new Invoices(plans);
    List<Payment> billed = payments.stream().filter(Invoices::bills).toList();
    books.add("invoices", billed.stream().map(invoices::of).toList());
    books.add("invoice_payments", billed.stream().map(Invoices::payment).toList());
    billed.forEach(
        payment ->
            books.addWithin(
                "invoices/%s/lines".formatted(payment.beside("in_")),
                invoices.lines(payment).stream().map(Entry::new).toList()));
    books.add("subscriptions", plans.all());
    books.add("subscription_items", plans.items());
  }

  private void booked() {
    Sessions sessions = new Sessions(catalogue, life.era());
    List<Payment> booked =
        payments.stream().filter(payment -> payment.way() == Way.CHECKOUT).toList();
    books.add("checkout/sessions", booked.stream().map(sessions::of).toList());
    booked.forEach(
        payment ->
            books.addWithin(
                "checkout/sessions/%s/line_items".formatted(Sessions.id(payment)),
                sessions.lines(payment)));
  }

  private void returned() {
    Reversals reversals = life.reversals();
    books.add(
        "refunds", reversals.refunds().stream().map(Reverses::refund).map(Entry::new).toList());
    books.add(
        "disputes", reversals.disputes().stream().map(Reverses::dispute).map(Entry::new).toList());
    books.add("files", reversals.disputes().stream().map(Reverses::file).map(Entry::new).toList());
    books.add("reviews", List.of());
  }

  private void ledger() {
    List<Entry> lines = new ArrayList<>();
    for (Payment payment : payments) {
      if (payment.succeeded()) {
        int attempt = payment.end() == Payment.End.PAID ? 1 : 2;
        lines.add(new Entry(Balances.of(payment, attempt)));
      }
    }
    Stream.concat(
            life.reversals().refunds().stream().map(Balances::of),
            life.reversals().disputes().stream().flatMap(one -> Balances.of(one).stream()))
        .map(Entry::new)
        .forEach(lines::add);
    books.add("balance_transactions", lines);
  }
}
