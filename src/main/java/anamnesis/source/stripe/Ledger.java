package anamnesis.source.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Stripe's own books, held against what was told: every movement of money has its charge, refund
/// or dispute, every charge and refund its movement, and they are of the same amount.
///
/// Where another currency was paid out the amounts differ rightly, and are not compared.
final class Ledger implements Met.Reader {
  private static final int SHOWN = 3;
  private static final int CURRENCY_BITS = 15;
  private static final long CURRENCY = (1 << CURRENCY_BITS) - 1;

  private final Ids said = new Ids();
  private final Ids booked = new Ids();
  private final Ids sources = new Ids();

  @Override
  public void saw(Met met) {
    Element element = met.element();
    switch (element.text("object")) {
      case "balance_transaction" -> booked(element);
      case "charge" -> said(element, captured(element.root()));
      case "refund" -> said(element, -amount(element.root(), "amount"));
      default -> {}
    }
  }

  /// In how many movements it was looked up.
  int movements() {
    return booked.size();
  }

  /// What does not agree, in words and ids; nothing if all does.
  List<String> disagreements(Rolls rolls) {
    List<String> words = new ArrayList<>();
    tell(words, "the ledger knows and no list does", sources.unlike((id, _) -> rolls.isTold(id)));
    Ids movements = rolls.of(Listing.BALANCE_TRANSACTIONS).ids();
    tell(words, "the ledger does not know", said.unlike((id, _) -> movements.has(id)));
    tell(words, "of another amount in the ledger", said.unlike(this::isBookedAlike));
    return words;
  }

  private static void tell(List<String> words, String what, List<String> ids) {
    if (!ids.isEmpty()) {
      words.add(String.format(Locale.ROOT, "%,d that %s", ids.size(), what) + some(ids));
    }
  }

  /// The first of them, as they are shown behind their number.
  static String some(List<String> ids) {
    String some = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    return " (%s)".formatted(ids.size() > SHOWN ? some + ", …" : some);
  }

  private boolean isBookedAlike(String movement, long amount) {
    long other = booked.print(movement);
    boolean sameCurrency = (other & CURRENCY) == (amount & CURRENCY);
    return !booked.has(movement) || !sameCurrency || other == amount;
  }

  private void booked(Element movement) {
    booked.add(movement.id(), packed(movement, amount(movement.root(), "amount")));
    String source = movement.text("source");
    if (!source.isEmpty()) {
      sources.add(source);
    }
  }

  private void said(Element payment, long amount) {
    String movement = payment.text("balance_transaction");
    if (!movement.isEmpty()) {
      said.add(movement, packed(payment, amount));
    }
  }

  private static long captured(JsonNode charge) {
    boolean says = charge.path("amount_captured").isIntegralNumber();
    return amount(charge, says ? "amount_captured" : "amount");
  }

  private static long amount(JsonNode object, String field) {
    return object.path(field).asLong(0);
  }

  /// With its currency, which is three letters of five bits.
  private static long packed(Element element, long amount) {
    long currency = 0;
    for (char letter : element.text("currency").toLowerCase(Locale.ROOT).toCharArray()) {
      currency = ((currency << 5) | ((letter - 'a') & 31)) & CURRENCY;
    }
    return (amount << CURRENCY_BITS) | currency;
  }
}
