package anamnesis.source.stripe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lists that Stripe is asked for. Events come first: they expire in thirty days.
enum Listing {
  EVENTS("events", "event", "Events", "evt"),
  CUSTOMERS("customers", "customer", "Customers", "cus"),
  CHARGES("charges", "charge", "Charges", "ch py"),
  PAYMENT_INTENTS("payment_intents", "payment_intent", "PaymentIntents", "pi"),
  BALANCE_TRANSACTIONS("balance_transactions", "balance_transaction", "Balance", "txn"),
  INVOICES("invoices", "invoice", "Invoices", "in"),
  INVOICE_PAYMENTS("invoice_payments", "invoice_payment", "Invoices", "inpay"),
  CHECKOUT_SESSIONS("checkout/sessions", "checkout.session", "Checkout Sessions", "cs") {
    // Else they would have to be asked for session by session.
    @Override
    List<String> questions() {
      return List.of("expand[]=data.line_items");
    }
  },
  SUBSCRIPTIONS("subscriptions", "subscription", "Subscriptions", "sub") {
    // Unasked, Stripe tells nothing of canceled ones.
    @Override
    List<String> questions() {
      return List.of("status=all");
    }
  },
  REFUNDS("refunds", "refund", "Charges", "re pyr"),
  DISPUTES("disputes", "dispute", "Disputes", "dp du"),
  SETUP_INTENTS("setup_intents", "setup_intent", "SetupIntents", "seti"),
  PAYMENT_METHODS("payment_methods", "payment_method", "PaymentMethods", "pm") {
    @Override
    boolean dated() {
      return false;
    }
  },
  PRODUCTS("products", "product", "Products", "prod"),
  PRICES("prices", "price", "Prices", "price") {
    // Unasked, Stripe tells of active ones alone.
    @Override
    List<String> questions() {
      return List.of("", "active=false");
    }
  },
  FILES("files", "file", "Files", "file"),
  REVIEWS("reviews", "review", "Reviews", "prv");

  private static final Map<String, Listing> BY_PREFIX = new HashMap<>();

  static {
    for (Listing listing : values()) {
      List.of(listing.prefixes.split(" ")).forEach(prefix -> BY_PREFIX.put(prefix, listing));
    }
  }

  private final String path;
  private final String object;
  private final String permission;
  private final String prefixes;

  Listing(String path, String object, String permission, String prefixes) {
    this.path = path;
    this.object = object;
    this.permission = permission;
    this.prefixes = prefixes;
  }

  /// The list that an id of this form is on, if any.
  static Optional<Listing> of(String id) {
    int bar = id.indexOf('_');
    return bar < 0 ? Optional.empty() : Optional.ofNullable(BY_PREFIX.get(id.substring(0, bar)));
  }

  /// Whether objects that call themselves so have a list of their own.
  static boolean has(String object) {
    for (Listing listing : values()) {
      if (listing.object.equals(object)) {
        return true;
      }
    }
    return false;
  }

  /// What it is asked beside its windows, once for each of these.
  List<String> questions() {
    return List.of("");
  }

  /// Whether it can be asked for a stretch of time.
  boolean dated() {
    return true;
  }

  /// No account is without these; any other may not be there, and then Stripe says so.
  boolean always() {
    return this == CUSTOMERS || this == CHARGES || this == PAYMENT_INTENTS;
  }

  String address() {
    return "/v1/" + path;
  }

  /// What its objects say that they are, as `payment_intent`.
  String object() {
    return object;
  }

  /// As the dashboard calls it where keys are made.
  String permission() {
    return permission;
  }

  /// As a person calls what is on it.
  String words() {
    return path.replace('_', ' ').replace('/', ' ');
  }

  /// As a person calls one of them.
  String one() {
    return object.replace('_', ' ').replace('.', ' ');
  }
}
