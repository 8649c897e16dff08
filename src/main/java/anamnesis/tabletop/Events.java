package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Events: what happened in the last thirty days, each with the object as it was then, in the shape
/// of the version that the account had then (docs.stripe.com/api/events).
final class Events {
  private static final Duration KEPT = Duration.ofDays(30);

  /// Longer ago the account had not been upgraded yet.
  private static final Duration UPGRADED = Duration.ofDays(20);

  private final Life life;
  private final Bookkeeping books;
  private final Instant now;
  private final List<Entry> all = new ArrayList<>();

  private Events(Life life, Bookkeeping books) {
    this.life = life;
    this.books = books;
    this.now = life.era().noticed();
  }

  static List<Entry> of(Life life, Bookkeeping books) {
    Events events = new Events(life, books);
    life.accounts().forEach(events::account);
    life.everyPayment().forEach(events::payment);
    life.reversals().refunds().forEach(events::refund);
    life.reversals().disputes().forEach(events::dispute);
    events.plans();
    return events.all;
  }

  private void account(Account account) {
    happened("customer.created", account.created(), Customers.of(account), "");
    happened("payment_method.attached", account.created(), Cards.method(account), "");
    Person holder = account.holder();
    if (holder.quirk() == Quirk.MOVED && holder.changed().isAfter(account.created())) {
      ObjectNode previous = Json.object().put("phone", holder.former().phone());
      previous.set("address", Customers.address(holder.former().home()));
      changed("customer.updated", holder.changed(), Customers.of(account), previous);
    }
    if (account.deleted()) {
      Entry last = new Entry(Customers.written(account));
      happened("customer.deleted", life.era().deletion(), last, "");
    }
  }

  private void payment(Payment payment) {
    List<Entry> charges = new Charges(Reversals.NONE).of(payment);
    for (int i = 0; i < charges.size(); i++) {
      boolean paid = charges.get(i).json().path("paid").asBoolean();
      Instant at = Instant.ofEpochSecond(Charges.at(payment, i + 1));
      happened(paid ? "charge.succeeded" : "charge.failed", at, charges.get(i), "");
    }
    Instant at = payment.at().plusSeconds(2);
    happened("payment_intent." + ended(payment.end()), at, books.intent(payment), "");
    if (payment.succeeded() && Invoices.bills(payment)) {
      happened("invoice.paid", at, books.invoice(payment), "");
    }
    if (payment.succeeded() && payment.way() == Way.CHECKOUT) {
      happened("checkout.session.completed", at, books.session(payment), "");
    }
  }

  private void refund(Reversals.Refund refund) {
    Entry charge = new Charges(life.reversals()).of(refund.payment()).getLast();
    ObjectNode previous = Json.object().put("amount_refunded", 0).put("refunded", false);
    changed("charge.refunded", refund.at(), charge, previous);
    happened("refund.created", refund.at(), new Entry(Reverses.refund(refund)), "");
  }

  private void dispute(Reversals.Dispute dispute) {
    ObjectNode open = Reverses.dispute(dispute).put("status", "needs_response");
    happened("charge.dispute.created", dispute.at(), new Entry(open), "");
    ObjectNode previous = Json.object().put("status", "under_review");
    changed(
        "charge.dispute.closed", dispute.closed(), new Entry(Reverses.dispute(dispute)), previous);
  }

  private void plans() {
    for (Entry plan : books.plans().all()) {
      ObjectNode begun = plan.json().deepCopy();
      begun.put("status", "active").putNull("canceled_at").putNull("ended_at");
      Instant created = Instant.ofEpochSecond(plan.created());
      happened("customer.subscription.created", created, new Entry(begun), "");
    }
    for (Entry plan : books.plans().canceled()) {
      Instant ended = Instant.ofEpochSecond(plan.json().path("ended_at").asLong());
      happened("customer.subscription.deleted", ended, plan, "");
    }
  }

  private static String ended(Payment.End end) {
    return switch (end) {
      case PAID, PAID_AT_SECOND_TRY -> "succeeded";
      case FAILED -> "payment_failed";
      case CANCELED -> "canceled";
    };
  }

  private void changed(String type, Instant at, Entry of, ObjectNode previous) {
    happened(type, at, of, Json.write(previous));
  }

  /// @param previous what was changed, as it was before; empty if nothing was
  private void happened(String type, Instant at, Entry of, String previous) {
    if (at.isBefore(now.minus(KEPT)) || at.isAfter(now)) {
      return;
    }
    boolean old = at.isBefore(now.minus(UPGRADED));
    ObjectNode json = Json.object();
    json.put("id", "evt_%s%s".formatted(word(type), word(of.id()))).put("object", "event");
    json.put("api_version", old ? "2024-06-20" : "2026-02-25.clover");
    json.put("created", at.getEpochSecond());
    ObjectNode data = json.putObject("data");
    data.set("object", old ? of.before() : of.json());
    if (!previous.isEmpty()) {
      data.set("previous_attributes", Json.tree(previous));
    }
    json.put("livemode", false).put("pending_webhooks", 0);
    json.putObject("request").putNull("id").putNull("idempotency_key");
    all.add(new Entry(json.put("type", type)));
  }

  private static String word(String of) {
    return of.replaceAll("[._]", "");
  }
}
