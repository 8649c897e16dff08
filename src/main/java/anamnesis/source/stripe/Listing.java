package anamnesis.source.stripe;

import anamnesis.source.stripe.files.Prefixes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists that Stripe is asked for. Events come first: they expire in thirty days.
enum Listing {
  EVENTS("events", "event", "Events"),
  CUSTOMERS("customers", "customer", "Customers"),
  CHARGES("charges", "charge", "Charges"),
  PAYMENT_INTENTS("payment_intents", "payment_intent", "PaymentIntents"),
  BALANCE_TRANSACTIONS("balance_transactions", "balance_transaction", "Balance"),
  INVOICES("invoices", "invoice", "Invoices"),
  INVOICE_PAYMENTS("invoice_payments", "invoice_payment", "Invoices"),
  CHECKOUT_SESSIONS("checkout/sessions", "checkout.session", "Checkout Sessions") {
    // Else they would have to be asked for session by session.
    @Override
    List<String> questions() {
      return List.of("expand[]=data.line_items");
    }
  },
  SUBSCRIPTIONS("subscriptions", "subscription", "Subscriptions") {
    // Unasked, Stripe tells nothing of canceled ones.
    @Override
    List<String> questions() {
      return List.of("status=all");
    }
  },
  REFUNDS("refunds", "refund", "Charges"),
  DISPUTES("disputes", "dispute", "Disputes"),
  SETUP_INTENTS("setup_intents", "setup_intent", "SetupIntents"),
  PAYMENT_METHODS("payment_methods", "payment_method", "PaymentMethods") {
    @Override
    boolean dated() {
      return false;
    }
  },
  PRODUCTS("products", "product", "Products"),
  PRICES("prices", "price", "Prices") {
    // Unasked, Stripe tells of active ones alone.
    @Override
    List<String> questions() {
      return List.of("", "active=false");
    }
  },
  FILES("files", "file", "Files"),
  REVIEWS("reviews", "review", "Reviews");

  private static final Map<String, Listing> BY_OBJECT =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Listing::object, one -> one));

  private final String path;
  private final String object;
  private final String permission;

  Listing(String path, String object, String permission) {
    this.path = path;
    this.object = object;
    this.permission = permission;
  }

  /// The list that an id of this form is on, if any.
  static Optional<Listing> of(String id) {
    return Optional.ofNullable(BY_OBJECT.get(Prefixes.object(id)));
  }

  /// Whether objects that call themselves so have a list of their own.
  static boolean has(String object) {
    return BY_OBJECT.containsKey(object);
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
