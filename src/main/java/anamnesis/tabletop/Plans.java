package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import anamnesis.tabletop.stripe.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Subscriptions: one for each patient who was ever in the program.
final class Plans {
  private static final Duration MONTH = Duration.ofDays(30);
  private final Catalogue catalogue;
  private final Instant now;
  private final Map<String, List<Payment>> byPatient = new LinkedHashMap<>();

  /// @param payments all of them, oldest first
  Plans(List<Payment> payments, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.now = catalogue.era().noticed();
    payments.stream()
        .filter(payment -> payment.way() == Way.PLAN)
        .forEach(
            payment ->
                byPatient
                    .computeIfAbsent(payment.patient().key(), key -> new ArrayList<>())
                    .add(payment));
  }

  List<Entry> items() {
    return byPatient.values().stream().map(paid -> new Entry(item(paid))).toList();
  }

  /// The subscription that asked for a payment.
  String of(Payment payment) {
    return byPatient
        .getOrDefault(payment.patient().key(), List.of(payment))
        .getFirst()
        .beside("sub_");
  }

  List<Entry> all() {
    return byPatient.values().stream().map(this::subscription).toList();
  }

  /// Those for which nobody paid another month.
  List<Entry> canceled() {
    return all().stream()
        .filter(one -> one.json().path("status").asString().equals("canceled"))
        .toList();
  }

  private Entry subscription(List<Payment> paid) {
    Payment first = paid.getFirst();
    Instant end = paid.getLast().at().plus(MONTH);
    boolean over = end.isBefore(now);
    ObjectNode json = Json.object();
    json.put("id", first.beside("sub_")).put("object", "subscription");
    json.put("billing_cycle_anchor", first.at().getEpochSecond());
    json.put("cancel_at_period_end", false);
    Long ended = over ? Long.valueOf(end.getEpochSecond()) : null;
    json.put("canceled_at", ended).put("collection_method", "charge_automatically");
    json.put("created", first.at().getEpochSecond()).put("currency", first.currency());
    json.put("customer", first.account().id());
    json.put("default_payment_method", Cards.id(first.account())).put("ended_at", ended);
    json.set(
        "items",
        Page.within(
            "/v1/subscription_items?subscription=" + first.beside("sub_"), List.of(item(paid))));
    json.put("latest_invoice", paid.getLast().beside("in_")).put("livemode", false);
    json.putObject("metadata").put("patient_id", first.patient().key());
    json.put("start_date", first.at().getEpochSecond()).put("status", over ? "canceled" : "active");
    return shaped(json, paid);
  }

  /// The period stands on the items since 2025-03-31.
  private static Entry shaped(ObjectNode json, List<Payment> paid) {
    boolean over = paid.getFirst().account().redacted();
    return new Entry(over ? Redacted.of(json) : json, old -> period(old, paid));
  }

  private ObjectNode item(List<Payment> paid) {
    Payment first = paid.getFirst();
    ObjectNode json = Json.object();
    json.put("id", first.beside("si_")).put("object", "subscription_item");
    json.put("created", first.at().getEpochSecond());
    period(json, paid);
    json.putObject("metadata");
    json.set("price", catalogue.price(Way.PROGRAM, first.amount(), first.currency()));
    return json.put("quantity", 1).put("subscription", first.beside("sub_"));
  }

  private static void period(ObjectNode json, List<Payment> paid) {
    Instant last = paid.getLast().at();
    json.put("current_period_end", last.plus(MONTH).getEpochSecond());
    json.put("current_period_start", last.getEpochSecond());
  }
}
