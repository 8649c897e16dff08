package anamnesis.tabletop.stripe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which of a list are meant: some lists hide a part of what they hold, and most can be narrowed.
final class Sieve {
  private static final Set<String> OF_EVERY_LIST =
      Set.of("limit", "starting_after", "ending_before", "created");
  private static final Set<String> NARROWING =
      Set.of(
          "customer",
          "email",
          "charge",
          "payment_intent",
          "invoice",
          "subscription",
          "product",
          "price",
          "source",
          "status",
          "type",
          "purpose",
          "currency",
          "active");

  private Sieve() {}

  static List<Entry> sifted(List<Entry> all, Question question) {
    Predicate<Entry> meant = shown(question);
    for (String name : NARROWING) {
      if (question.says(name) && !question.value(name).equals("all")) {
        meant = meant.and(entry -> entry.says(name).equals(question.value(name)));
      }
    }
    return all.stream().filter(meant).toList();
  }

  /// A parameter that Stripe does not know, or no whole number where one is wanted.
  static Optional<Reply> fault(Question question) {
    for (String name : question.said().keySet()) {
      boolean window = name.matches("created(\\[(gte|gt|lte|lt)])?");
      boolean known = OF_EVERY_LIST.contains(name) || NARROWING.contains(name);
      if (!window && !known && !name.matches("expand\\[\\d*]")) {
        return Optional.of(
            Reply.wrong(400, "parameter_unknown", name, "Received unknown parameter: " + name));
      }
      if (window && question.number(name, 0) < 0) {
        return Optional.of(Reply.wrong(400, "parameter_invalid_integer", name, "Invalid integer"));
      }
    }
    return Optional.empty();
  }

  /// What a list shows whom nothing narrower is asked. Payment methods are shown to who names their
  /// customer.
  private static Predicate<Entry> shown(Question question) {
    return switch (question.path()) {
      case "/v1/subscriptions" ->
          entry -> question.says("status") || !entry.says("status").equals("canceled");
      case "/v1/products", "/v1/prices" ->
          entry -> question.says("active") || entry.says("active").equals("true");
      case "/v1/payment_methods" ->
          entry -> question.says("customer") || entry.says("customer").isEmpty();
      default -> entry -> true;
    };
  }
}
