package anamnesis.source.stripe;

import anamnesis.source.stripe.files.Hands;
import anamnesis.source.stripe.files.Moments;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What in an object cannot be so, whoever says it: such a one is kept, and not believed.
final class Sense {
  /// Stripe's own limit is twelve digits (docs.stripe.com/api/payment_intents/object, amount).
  private static final long MOST_MONEY = 999_999_999_999L;

  /// What is paid or given back is never less than nothing; what that does to a balance may be.
  private static final Set<String> PAID = Set.of("charge", "payment_intent", "refund", "dispute");

  /// Objects of the second API write their moments as text.
  private static final String SECOND = "v2.";

  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final List<String> AMOUNTS =
      List.of("amount", "amount_received", "amount_captured");

  private Sense() {}

  /// In words, without any value of it; empty if there is none.
  ///
  /// @param expected what it should say that it is; empty if that is not known
  static String fault(String expected, JsonNode object, boolean live) {
    JsonNode says = object.path("object");
    if (says.isString() && !expected.isEmpty() && !expected.equals(says.asString())) {
      return "it says that it is something else than its list";
    }
    JsonNode mode = object.path("livemode");
    if (live && mode.isBoolean() && !mode.booleanValue()) {
      return Hands.TEST_MODE;
    }
    if (!says.asString("").startsWith(SECOND) && !within(object.path("created"), 0, Moments.LAST)) {
      return "its created is no moment";
    }
    return money(object);
  }

  private static String money(JsonNode object) {
    boolean paid = PAID.contains(object.path("object").asString(""));
    long least = paid ? 0 : -MOST_MONEY;
    for (String amount : AMOUNTS) {
      JsonNode money = object.path(amount);
      boolean unsaid = isUnsaid(money) && !(paid && money.isNull());
      if (!unsaid && !within(money, least, MOST_MONEY)) {
        return "its %s is no amount of money".formatted(amount);
      }
    }
    JsonNode currency = object.path("currency");
    boolean known = currency.isString() && CURRENCY.matcher(currency.asString()).matches();
    return known || isUnsaid(currency) ? "" : "its currency is none";
  }

  /// Whether it is a whole number between them; what is not there says nothing wrong.
  private static boolean within(JsonNode number, long least, long most) {
    return number.isMissingNode()
        || (number.isIntegralNumber()
            && number.canConvertToLong()
            && number.longValue() >= least
            && number.longValue() <= most);
  }

  /// A customer who was never billed has no currency yet, and Stripe says null.
  private static boolean isUnsaid(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
