package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import anamnesis.tabletop.stripe.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Invoices: of a program one line, of a panel of tests more than a list within an object holds.
record Invoices(Plans plans) {
  private static final List<String> TESTS =
      List.of(
          "Albumin",
          "Calcium",
          "Chloride",
          "Cholesterol",
          "Creatinine",
          "Ferritin",
          "Glucose",
          "Hemoglobin A1c",
          "Magnesium",
          "Potassium",
          "Sodium",
          "Thyrotropin",
          "Vitamin D");

  static boolean bills(Payment payment) {
    return payment.way() == Way.INVOICE || payment.way() == Way.PLAN;
  }

  /// Since 2025-03-31 it names its subscription as a parent, and its payment not at all.
  Entry of(Payment payment) {
    ObjectNode json = billed(payment);
    boolean over = payment.account().redacted();
    return new Entry(over ? Redacted.of(json) : json, old -> back(old, payment));
  }

  private void back(ObjectNode old, Payment payment) {
    old.remove("parent");
    old.put("charge", payment.succeeded() ? payment.paidCharge() : null);
    old.put("paid", payment.succeeded()).put("payment_intent", payment.intent());
    old.put("subscription", plan(payment));
  }

  /// All of its lines, in order.
  List<ObjectNode> lines(Payment payment) {
    if (payment.way() == Way.PLAN) {
      return List.of(line(payment, 0, payment.description(), payment.amount()));
    }
    List<ObjectNode> lines = new ArrayList<>();
    int each = payment.amount() / TESTS.size();
    for (int i = 0; i < TESTS.size(); i++) {
      int rest = i == 0 ? payment.amount() - each * TESTS.size() : 0;
      lines.add(line(payment, i, TESTS.get(i), each + rest));
    }
    return lines;
  }

  /// What joins an invoice to its payment since they do not name each other.
  static Entry payment(Payment payment) {
    ObjectNode json = Json.object();
    json.put("id", payment.beside("inpay_")).put("object", "invoice_payment");
    json.put("amount_paid", payment.succeeded() ? payment.amount() : null);
    json.put("amount_requested", payment.amount()).put("created", at(payment));
    json.put("currency", payment.currency()).put("invoice", payment.beside("in_"));
    json.put("is_default", true).put("livemode", false);
    json.putObject("payment").put("payment_intent", payment.intent()).put("type", "payment_intent");
    json.put("status", payment.succeeded() ? "paid" : "open");
    Long paid = payment.succeeded() ? Long.valueOf(at(payment)) : null;
    json.putObject("status_transitions").putNull("canceled_at").put("paid_at", paid);
    return new Entry(json);
  }

  private ObjectNode billed(Payment payment) {
    boolean paid = payment.succeeded();
    Account account = payment.account();
    ObjectNode json = Json.object();
    json.put("id", payment.beside("in_")).put("object", "invoice").put("account_country", "US");
    json.put("amount_due", payment.amount()).put("amount_paid", paid ? payment.amount() : 0);
    json.put("amount_remaining", paid ? 0 : payment.amount()).put("attempted", true);
    boolean plan = payment.way() == Way.PLAN;
    json.put("billing_reason", plan ? "subscription_cycle" : "manual");
    json.put("collection_method", "charge_automatically").put("created", at(payment));
    json.put("currency", payment.currency()).put("customer", account.id());
    payer(json, account);
    json.putNull("description").putNull("due_date").putNull("hosted_invoice_url");
    String url = "/v1/invoices/%s/lines".formatted(payment.beside("in_"));
    json.set("lines", Page.within(url, lines(payment)));
    json.put("livemode", false).putObject("metadata");
    json.put("number", "%s-%s".formatted(Balances.prefix(account), Balances.receipt(payment)));
    parent(json, payment);
    json.put("period_end", at(payment)).put("period_start", at(payment)).putNull("receipt_number");
    json.put("status", paid ? "paid" : payment.end() == Payment.End.CANCELED ? "void" : "open");
    return json.put("subtotal", payment.amount()).put("total", payment.amount());
  }

  private static void payer(ObjectNode json, Account account) {
    Reach reach = account.holder().reach();
    json.set("customer_address", Customers.address(reach.home()));
    json.put("customer_email", reach.email()).put("customer_name", account.name());
    json.put("customer_phone", reach.phone()).putNull("customer_shipping");
  }

  private void parent(ObjectNode json, Payment payment) {
    if (payment.way() != Way.PLAN) {
      json.putNull("parent");
      return;
    }
    ObjectNode parent = json.putObject("parent").put("type", "subscription_details");
    ObjectNode details = parent.putObject("subscription_details");
    details.putObject("metadata").put("patient_id", payment.patient().key());
    details.put("subscription", plan(payment));
  }

  private @Nullable String plan(Payment payment) {
    return payment.way() == Way.PLAN ? plans.of(payment) : null;
  }

  private static ObjectNode line(Payment payment, int number, String what, int amount) {
    ObjectNode json = Json.object();
    json.put("id", payment.beside("il_") + Character.toString('a' + number));
    json.put("object", "line_item").put("amount", amount).put("currency", payment.currency());
    json.put("description", what).put("invoice", payment.beside("in_")).put("livemode", false);
    json.putObject("metadata");
    json.putObject("period").put("end", at(payment)).put("start", at(payment));
    return json.put("quantity", 1);
  }

  private static long at(Payment payment) {
    return payment.at().getEpochSecond();
  }
}
