package anamnesis.tabletop;

import anamnesis.casefile.Json;
import tools.jackson.databind.node.ObjectNode;

/// Refunds, disputes, and the files that were handed in for them.
final class Reverses {
  private Reverses() {}

  static ObjectNode refund(Reversals.Refund refund) {
    Payment payment = refund.payment();
    ObjectNode json = Json.object();
    json.put("id", refund.id()).put("object", "refund").put("amount", refund.amount());
    json.put("balance_transaction", Balances.id(refund.id())).put("charge", payment.paidCharge());
    json.put("created", refund.at().getEpochSecond()).put("currency", payment.currency());
    json.putObject("destination_details").put("type", "card");
    json.putObject("metadata");
    json.put("payment_intent", payment.intent()).put("reason", "requested_by_customer");
    return json.putNull("receipt_number").put("status", "succeeded");
  }

  static ObjectNode dispute(Reversals.Dispute dispute) {
    Payment payment = dispute.payment();
    ObjectNode json = Json.object();
    json.put("id", dispute.id()).put("object", "dispute").put("amount", payment.amount());
    json.set("balance_transactions", Json.node(Balances.of(dispute)));
    json.put("charge", payment.paidCharge()).put("created", dispute.at().getEpochSecond());
    json.put("currency", payment.currency());
    json.set("evidence", evidence(dispute));
    json.putObject("evidence_details").put("has_evidence", true).put("submission_count", 1);
    json.put("is_charge_refundable", false).put("livemode", false).putObject("metadata");
    json.put("payment_intent", payment.intent()).put("reason", "fraudulent");
    return json.put("status", dispute.won() ? "won" : "lost");
  }

  /// Of a file the list tells what it is, and not what stands in it.
  static ObjectNode file(Reversals.Dispute dispute) {
    ObjectNode json = Json.object();
    json.put("id", dispute.file()).put("object", "file");
    json.put("created", dispute.at().getEpochSecond() + 86_400).putNull("expires_at");
    json.put("filename", "visit-record.pdf").put("purpose", "dispute_evidence");
    return json.put("size", 48_213).put("title", "Record of the visit").put("type", "pdf");
  }

  private static ObjectNode evidence(Reversals.Dispute dispute) {
    Account account = dispute.payment().account();
    ObjectNode evidence = Json.object();
    evidence.put("customer_email_address", account.holder().reach().email());
    evidence.put("customer_name", account.name());
    evidence.put("product_description", dispute.payment().description());
    return evidence.put("service_documentation", dispute.file());
  }
}
