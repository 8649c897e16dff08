package anamnesis.source.stripe.files;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an object is by the beginning of its id, where it does not say so itself.
///
/// The prefixes are those of the examples in Stripe's own API reference, looked up 2026-11.
final class Prefixes {
  private static final Pattern ID = Pattern.compile("([a-z]+)_[A-Za-z0-9_]{2,250}");
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

  private Prefixes() {}

  /// @return as `payment_intent`; empty if it is no id of Stripe's that is known here
  static String object(String id) {
    Matcher known = ID.matcher(id);
    return known.matches() ? OBJECTS.getOrDefault(known.group(1), "") : "";
  }
}
