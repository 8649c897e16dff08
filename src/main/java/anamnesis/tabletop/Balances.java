package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The ledger: a line for all that came in or went out, each in the money in which it was paid.
final class Balances {
  /// Of a dispute, in minor units.
  private static final int DISPUTED = 1500;

  private Balances() {}

  /// @param source the charge, refund or dispute that it is about
  static String id(String source) {
    return "txn_" + source.replace("_", "");
  }

  static String receipt(Payment payment) {
    String digits = Long.toString(Long.parseLong(hash(payment.intent()), 16));
    return digits.substring(0, 4) + "-" + digits.substring(4, 8);
  }

  static String prefix(Account account) {
    return hash(account.id()).substring(0, 8).toUpperCase(Locale.ROOT);
  }

  static ObjectNode of(Payment payment, int attempt) {
    int fee = payment.amount() * 29 / 1000 + (payment.currency().equals("jpy") ? 0 : 30);
    String charge = payment.charge(attempt);
    Line line = new Line(id(charge), charge, "charge", "charge", Charges.at(payment, attempt));
    return line.of(payment, payment.amount(), fee);
  }

  static ObjectNode of(Reversals.Refund refund) {
    String id = id(refund.id());
    Line line = new Line(id, refund.id(), "refund", "refund", refund.at().getEpochSecond());
    return line.of(refund.payment(), -refund.amount(), 0);
  }

  /// Fetched back by the bank, and paid again if the dispute was won.
  static List<ObjectNode> of(Reversals.Dispute dispute) {
    Payment payment = dispute.payment();
    String id = id(dispute.id());
    long at = dispute.at().getEpochSecond();
    List<ObjectNode> lines = new ArrayList<>();
    Line taken = new Line(id, dispute.id(), "adjustment", "dispute", at);
    lines.add(taken.of(payment, -payment.amount(), DISPUTED));
    if (dispute.won()) {
      long closed = dispute.closed().getEpochSecond();
      Line back = new Line(id + "w", dispute.id(), "adjustment", "dispute_reversal", closed);
      lines.add(back.of(payment, payment.amount(), -DISPUTED));
    }
    return lines;
  }

  private static String hash(String of) {
    return Hash.of(of).substring(0, 14);
  }

  /// @param category as reports call it
  private record Line(String id, String source, String type, String category, long at) {
    ObjectNode of(Payment payment, int amount, int fee) {
      ObjectNode json = Json.object();
      json.put("id", id).put("object", "balance_transaction").put("amount", amount);
      json.put("available_on", at + 172_800).put("balance_type", "payments").put("created", at);
      json.put("currency", payment.currency()).put("description", payment.description());
      json.putNull("exchange_rate").put("fee", fee).putArray("fee_details");
      json.put("net", amount - fee).put("reporting_category", category);
      return json.put("source", source).put("status", "available").put("type", type);
    }
  }
}
