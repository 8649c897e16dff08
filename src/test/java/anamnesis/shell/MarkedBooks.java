package anamnesis.shell;

/// What the marked world's Stripe holds: the fields that a mapping asks for, and those that nobody
/// here knows.
final class MarkedBooks {
  private final Markers markers;
  private final StringBuilder customers = new StringBuilder();
  private final StringBuilder intents = new StringBuilder();
  private final StringBuilder charges = new StringBuilder();

  MarkedBooks(Markers markers) {
    this.markers = markers;
    customers.append("\"%s\",".formatted(markers.patient("stripe.no-object")));
  }

  void account(int i, String id, String who, String mail, String phone, String street) {
    customers.append(
        """
        {"id":"cus_%s","object":"customer","created":1772000500,"email":"%s","name":"%s","phone":"%s",
        "address":{"line1":"%s","line2":"%s","city":"%s","state":"FL","postal_code":"34429","country":"US"},
        "description":"%s","shipping":{"name":"%s"},"invoice_prefix":"%s","livemode":false,
        "metadata":{"patient_id":"%s","remark":"%s"}},
        """
            .formatted(
                markers.handle("customer" + i),
                mail,
                who,
                phone,
                street,
                markers.patient("line2" + i),
                markers.patient("city" + i),
                markers.patient("customer.description" + i),
                markers.patient("shipping.name" + i),
                markers.patient("invoice_prefix" + i),
                id,
                markers.patient("metadata.remark" + i))
            .replace("\n", ""));
  }

  void payment(int i, String id) {
    String customer = "cus_" + markers.of("customer" + i);
    String intent = "pi_" + markers.handle("payment_intent" + i);
    intents.append(
        """
        {"id":"%s","object":"payment_intent","created":1773000000,"amount":9900,"amount_received":9900,
        "currency":"usd","customer":"%s","status":"succeeded","description":"%s","receipt_email":"%s@x.net",
        "statement_descriptor":"%s","client_secret":"%s",
        "metadata":{"patient_id":"%s","intake_answered":"goal,sleep,diet,exercise","for":"%s"}},
        """
            .formatted(
                intent,
                customer,
                markers.patient("intent.description" + i),
                markers.patient("receipt_email" + i),
                markers.patient("statement" + i),
                markers.patient("client_secret" + i),
                id,
                markers.patient("intent.metadata" + i))
            .replace("\n", ""));
    charges.append(
        """
        {"id":"ch_%s","object":"charge","created":1770000108,"amount":9900,"amount_refunded":0,
        "currency":"usd","customer":"%s","payment_intent":"%s","paid":true,"status":"succeeded",
        "refunded":false,"description":"%s","billing_details":{"name":"%s","email":"%s@x.net",
        "phone":"%s","address":null},"receipt_url":"https://x/%s","livemode":false},
        """
            .formatted(
                markers.handle("charge" + i),
                customer,
                intent,
                markers.patient("charge.description" + i),
                markers.patient("billing.name" + i),
                markers.patient("billing.email" + i),
                markers.phone("billing.phone" + i, 40 + i),
                markers.patient("receipt_url" + i))
            .replace("\n", ""));
  }

  String list(String name) {
    StringBuilder elements =
        switch (name) {
          case "customers" -> customers;
          case "payment_intents" -> intents;
          default -> charges;
        };
    return "{\"object\":\"list\",\"url\":\"/v1/%s\",\"has_more\":false,\"data\":[%s]}"
        .formatted(name, elements.toString().strip().replaceAll(",$", ""));
  }
}
