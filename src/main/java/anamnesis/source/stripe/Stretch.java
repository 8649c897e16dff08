package anamnesis.source.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is walked by cursor: a list, a window of one, or a list inside an object.
///
/// @param address what Stripe counts requests by
/// @param list where it is asked for
/// @param question what it is asked beside, with a sign before each
/// @param object what its elements say that they are; empty if that is not known
/// @param end how the walk ended
record Stretch(String address, String list, String question, String object, End end) {
  private static final int TAIL = 10;

  /// Where the way back begins.
  ///
  /// @param tail the ids that were met last, the oldest last
  /// @param atOnce how many were asked for at once
  record End(List<String> tail, int atOnce) {
    static final End NONE = new End(List.of(), Handful.MOST);

    End {
      tail = List.copyOf(tail.subList(Math.max(0, tail.size() - TAIL), tail.size()));
    }
  }

  static Stretch of(Listing listing, String question, Window window) {
    String all = (question.isEmpty() ? "" : "&" + question) + window.question();
    String list = listing.address();
    return new Stretch(list, list, all, listing.object(), End.NONE);
  }

  static Stretch cardsOf(String customer) {
    String path = Listing.CUSTOMERS.address() + "/%s/payment_methods";
    return new Stretch(
        path.formatted(":id"),
        path.formatted(written(customer)),
        "",
        Listing.PAYMENT_METHODS.object(),
        End.NONE);
  }

  Stretch endingWith(Steps steps) {
    End here = new End(steps.ids(), steps.atOnce());
    return new Stretch(address, list, question, object, here);
  }

  /// As it is asked from its newest element.
  String path() {
    return path("", Handful.MOST);
  }

  /// @param cursor where to begin; empty for its newest element
  /// @param most how many are asked for
  String path(String cursor, int most) {
    return list + "?limit=" + most + question + cursor;
  }

  /// What stands behind that one.
  static String after(String id) {
    return "&starting_after=" + written(id);
  }

  /// What stands before it.
  static String before(String id) {
    return "&ending_before=" + written(id);
  }

  /// An id as it stands in an address: those that people make up themselves may hold anything.
  static String written(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
