package anamnesis.report;

import anamnesis.casefile.Json;
import anamnesis.detect.Finding;
import anamnesis.duty.Duty;
import anamnesis.duty.Moment;
import anamnesis.reconcile.Conservation;
import anamnesis.reconcile.since.SinceJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The report for machines: the same content as the page, and the same bytes for the same shelves.
final class ReportJson {
  private ReportJson() {}

  static ObjectNode of(Night night) {
    ObjectNode json = Json.object();
    json.put("schema", "anamnesis/report/1").put("case", night.name());
    ObjectNode moments = json.putObject("moments");
    for (Moment moment : Moment.values()) {
      night
          .moments()
          .at(moment)
          .ifPresent(at -> moments.put(moment.name().toLowerCase(Locale.ROOT), at.toString()));
    }
    findings(json.putArray("findings"), night.findings());
    json.set("witnesses", Json.node(night.witnesses()));
    json.set("exhibits", Json.node(night.exhibits()));
    json.set("people", Json.node(night.recognised()));
    json.set("tables", Json.node(night.tables()));
    json.set("verdicts", Json.node(night.proof().verdicts()));
    json.set("differences", Json.node(night.proof().differences()));
    proof(json, night);
    json.set("since", SinceJson.of(night.since()));
    asked(json, night);
    json.set(
        "disputed", Json.node(night.regained().gaps().stream().filter(g -> !g.isLost()).toList()));
    duties(json, night.duties());
    json.set("custody", Json.node(night.holdings()));
    json.set("notEvaluated", Json.node(night.silences()));
    json.set("notAsked", Json.node(night.looked().notAsked()));
    return json;
  }

  /// Before there is a proof, what the rows say; from then on what was witnessed as well.
  private static void proof(ObjectNode json, Night night) {
    night
        .proof()
        .balance()
        .ifPresentOrElse(
            balance -> {
              json.put("against", balance.against()).put("proof", night.proof().says());
              json.set("conservation", conservation(balance.conservation()));
              json.set("money", Json.node(balance.money()));
              json.put("references", balance.references());
            },
            () -> money(json, night.regained().money()));
  }

  private static ObjectNode conservation(Conservation sums) {
    ObjectNode json = Json.object();
    json.put("read", sums.read()).put("loaded", sums.loaded()).put("merged", sums.merged());
    json.put("quarantined", sums.quarantined()).put("omitted", sums.omitted());
    return json.put("unused", sums.unused()).put("holds", sums.holds());
  }

  private static void money(ObjectNode json, Map<String, Long> sums) {
    var money = json.putArray("money");
    sums.forEach(
        (currency, minor) ->
            money
                .addObject()
                .put("currency", currency.toLowerCase(Locale.ROOT))
                .put("rebuilt", minor));
  }

  /// In the words that `scan` uses, with the records that each speaks of.
  private static void findings(ArrayNode array, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode one = (ObjectNode) Json.node(finding);
      one.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
      one.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
      array.add(one);
    }
  }

  private static void asked(ObjectNode json, Night night) {
    var lost = json.putArray("lost");
    night
        .asked()
        .forEach(
            (person, gaps) -> {
              ObjectNode one = lost.addObject().put("person", person.key());
              one.put("name", person.name());
              one.set("reachedBy", Json.node(person.reachedBy()));
              var answers = one.putArray("answers");
              gaps.forEach(
                  gap ->
                      answers
                          .addObject()
                          .put("table", gap.table())
                          .put("key", gap.key())
                          .put("column", gap.column())
                          .put("says", gap.says()));
            });
  }

  private static void duties(ObjectNode json, List<Duty> duties) {
    var all = json.putArray("duties");
    for (Duty duty : duties) {
      ObjectNode one = all.addObject().put("id", duty.rule().id());
      one.put("what", duty.rule().what()).put("to", duty.rule().toWhom());
      one.put("if", duty.rule().when()).put("people", duty.people());
      one.put("citation", duty.rule().citation()).put("source", duty.rule().source());
      one.set("clock", Json.node(duty.clock()));
    }
  }
}
