package anamnesis.source.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is walked by cursor: a list, a window of one, or a list inside an object.
///
/// @param address what Stripe counts requests by
/// @param path as it is asked from its newest element
/// @param object what its elements say that they are; empty if that is not known
/// @param tail the ids that the walk ended with, the oldest last: where the way back begins
record Stretch(String address, String path, String object, List<String> tail) {
  private static final int TAIL = 10;

  Stretch {
    tail = List.copyOf(tail.subList(Math.max(0, tail.size() - TAIL), tail.size()));
  }

  static Stretch of(Listing listing, String question, Window window) {
    String path = listing.address() + "?limit=100" + (question.isEmpty() ? "" : "&" + question);
    return new Stretch(listing.address(), path + window.question(), listing.object(), List.of());
  }

  static Stretch cardsOf(String customer) {
    String path = Listing.CUSTOMERS.address() + "/%s/payment_methods";
    return new Stretch(
        path.formatted(":id"),
        path.formatted(written(customer)) + "?limit=100",
        Listing.PAYMENT_METHODS.object(),
        List.of());
  }

  Stretch endingWith(List<String> ids) {
    return new Stretch(address, path, object, ids);
  }

  String after(String id) {
    return path + "&starting_after=" + written(id);
  }

  String before(String id) {
    return path + "&ending_before=" + written(id);
  }

  /// An id as it stands in an address: those that people make up themselves may hold anything.
  static String written(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
