package anamnesis.source.stripe;

import tools.jackson.databind.JsonNode;

/// Who keeps a card at Stripe. Cards of customers stand on no list of all, only on each customer's
/// own (docs.stripe.com/api/payment_methods/list); whoever never named one is not asked for any.
final class Cards implements Met.Reader {
  private static final String CARD = Listing.PAYMENT_METHODS.object();

  private final Ids holders = new Ids();
  private boolean listed;

  @Override
  public void saw(Met met) {
    JsonNode root = met.element().root();
    String customer = customer(met);
    if (met.is(Listing.PAYMENT_METHODS)) {
      sawListed(!customer.isEmpty());
    } else if (!customer.isEmpty() && namesOne(root)) {
      holders.add(customer);
    }
  }

  /// All who named one; nobody where the list of all tells of customers' cards too.
  Ids holders() {
    return isListed() ? new Ids() : holders;
  }

  private synchronized void sawListed(boolean attached) {
    listed |= attached;
  }

  private synchronized boolean isListed() {
    return listed;
  }

  private static String customer(Met met) {
    return met.is(Listing.CUSTOMERS) ? met.element().id() : met.element().text("customer");
  }

  private static boolean namesOne(JsonNode root) {
    return isOne(root.path(CARD))
        || isOne(root.path("default_" + CARD))
        || isOne(root.path("invoice_settings").path("default_" + CARD));
  }

  private static boolean isOne(JsonNode named) {
    return named.asString("").startsWith("pm_");
  }
}
