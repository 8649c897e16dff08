package anamnesis.tabletop;

import anamnesis.tabletop.stripe.Books;
import anamnesis.tabletop.stripe.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that happened at Stripe from some moment on: what somebody who goes back to it would lose.
///
/// @param books for the subscriptions, which follow from what was paid
record Done(Life life, Books books) {
  List<Truth.Done> since(Instant from) {
    Stream<Truth.Done> charged =
        life.everyPayment().stream()
            .filter(payment -> payment.succeeded() && !payment.account().redacted())
            .map(one -> done("charged", "payment_intent", one.intent(), one.at()));
    Stream<Truth.Done> refunded =
        life.reversals().refunds().stream()
            .map(one -> done("refunded", "refund", one.id(), one.at()));
    Stream<Truth.Done> disputed =
        life.reversals().disputes().stream()
            .map(one -> done("disputed", "dispute", one.id(), one.at()));
    return Stream.of(
            charged,
            refunded,
            disputed,
            plans("subscribed", "created"),
            plans("cancelled", "canceled_at"))
        .flatMap(all -> all)
        .filter(one -> !one.at().isBefore(from))
        .sorted(Comparator.comparing(Truth.Done::at).thenComparing(Truth.Done::exhibit))
        .toList();
  }

  private Stream<Truth.Done> plans(String word, String at) {
    Set<String> erased =
        life.accounts().stream()
            .filter(Account::redacted)
            .map(Account::id)
            .collect(Collectors.toSet());
    return books.list("subscriptions").stream()
        .map(Entry::json)
        .filter(plan -> !erased.contains(plan.path("customer").asString()))
        .filter(plan -> plan.path(at).isNumber())
        .map(
            plan ->
                done(
                    word,
                    "subscription",
                    plan.path("id").asString(),
                    Instant.ofEpochSecond(plan.path(at).asLong())));
  }

  private static Truth.Done done(String word, String object, String id, Instant at) {
    return new Truth.Done(word, "stripe.%s:%s".formatted(object, id), at);
  }
}
