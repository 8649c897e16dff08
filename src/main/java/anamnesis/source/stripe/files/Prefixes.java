package anamnesis.source.stripe.files;

import java.util.Map;
import java.util.stream.Collectors;

/// What an object is by the beginning of its id, and what may be an id at all.
///
/// The prefixes are those of the examples in Stripe's own API reference, looked up 2026-11.
public final class Prefixes {
  /// Whoever keeps ids should have room for so many letters (docs.stripe.com/upgrades).
  private static final int LONGEST = 255;

  private static final String WRITTEN =
      """
      acct account
      ch charge
      cn credit_note
      cs checkout.session
      cus customer
      dp dispute
      du dispute
      evt event
      fee application_fee
      file file
      ii invoiceitem
      il line_item
      in invoice
      inpay invoice_payment
      li item
      pi payment_intent
      plink payment_link
      pm payment_method
      po payout
      price price
      prod product
      prv review
      py charge
      pyr refund
      re refund
      seti setup_intent
      si subscription_item
      sub subscription
      tr transfer
      txn balance_transaction
      """;

  private static final Map<String, String> OBJECTS =
      WRITTEN
          .lines()
          .map(line -> line.split(" "))
          .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

  private static final int LONGEST_PREFIX =
      OBJECTS.keySet().stream().mapToInt(String::length).max().orElse(0);

  private Prefixes() {}

  /// A client's secret begins with the id that it opens, and is none.
  ///
  /// @return as `payment_intent`; empty if it is no id of Stripe's that is known here
  public static String object(String id) {
    int bar = id.indexOf('_');
    // Every text of every object is asked: most are told by this alone.
    if (bar < 0 || bar > LONGEST_PREFIX || id.length() > LONGEST) {
      return "";
    }
    String object = OBJECTS.getOrDefault(id.substring(0, bar), "");
    boolean one = !object.isEmpty() && isOfLetters(id, bar + 1) && !id.contains("_secret_");
    return one ? object : "";
  }

  private static boolean isOfLetters(String id, int from) {
    for (int i = from; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c != '_' && (c >= 128 || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return from < id.length();
  }
}
