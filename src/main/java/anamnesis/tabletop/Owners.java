package anamnesis.tabletop;

import anamnesis.tabletop.stripe.Books;
import anamnesis.tabletop.stripe.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whose each of Stripe's objects is: for whom it was paid, or whose account it is of.
///
/// All that came with a payment or an account carries the end of its id.
final class Owners {
  private static final int OF_PAYMENT = 23;

  /// What people pay with or for; what is sold is nobody's.
  private static final List<String> LISTS =
      List.of(
          "customers",
          "payment_methods",
          "setup_intents",
          "payment_intents",
          "charges",
          "invoices",
          "invoice_payments",
          "checkout/sessions",
          "subscriptions",
          "subscription_items",
          "refunds",
          "disputes",
          "files",
          "balance_transactions",
          "events");

  private final Map<String, String> keys = new HashMap<>();

  Owners(Life life) {
    life.accounts().forEach(one -> keys.put(tail(one.id()), one.holder().key()));
    life.everyPayment().forEach(one -> keys.put(tail(one.intent()), one.patient().key()));
  }

  List<Truth.Said> said(Books books) {
    return LISTS.stream()
        .flatMap(list -> books.list(list).stream())
        .flatMap(entry -> said(entry).stream())
        .toList();
  }

  private Optional<Truth.Said> said(Entry entry) {
    JsonNode about = entry.json().path("data").path("object");
    String id = about.isMissingNode() ? entry.id() : about.path("id").asString();
    String kind = "stripe." + entry.json().path("object").asString();
    return Optional.ofNullable(keys.get(tail(id)))
        .map(owner -> new Truth.Said(kind, entry.id(), owner));
  }

  private static String tail(String id) {
    String bare = id.replaceFirst("^txn_(ch|re|dp)", "txn_");
    String tail = bare.substring(bare.lastIndexOf('_') + 1);
    return tail.substring(0, Math.min(OF_PAYMENT, tail.length()));
  }
}
