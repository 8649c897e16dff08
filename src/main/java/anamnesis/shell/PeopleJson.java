package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Detector;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.Sign;
import anamnesis.detect.invented.Strand;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The people of each table for scripts: what was recognised, what they weigh, and each record that
/// counts as invented, with its reasons. No value of a record but what tells it apart, masked.
record PeopleJson(List<Detector> detectors, KeyMask mask) {
  /// More than any practice has; a script that wants all asks the database by the reasons.
  private static final int MOST = 100_000;

  void into(ArrayNode people, List<Crowd> crowds) {
    crowds.forEach(crowd -> people.add(of(crowd)));
  }

  private ObjectNode of(Crowd crowd) {
    ObjectNode json = Json.object();
    List<Integer> accused = crowd.accused();
    json.put("table", crowd.table());
    json.put("records", crowd.records());
    json.put("standing", crowd.standing().name());
    json.put("invented", accused.size());
    json.put("proven", crowd.weight().proven());
    json.put("maker", crowd.maker());
    json.put("powersOfTen", tenths(crowd.weight().powers()));
    ArrayNode strands = json.putArray("strands");
    crowd.strands().stream().map(Strand::words).forEach(strands::add);
    ObjectNode columns = json.putObject("columns");
    crowd.columns().told().forEach(columns::put);
    ArrayNode rows = json.putArray("rows");
    accused.stream().limit(MOST).forEach(record -> rows.add(row(crowd, record)));
    json.put("rowsLeftOut", Math.max(0, accused.size() - MOST));
    return json;
  }

  private ObjectNode row(Crowd crowd, int record) {
    ObjectNode row = Json.object();
    row.put("row", record + 1);
    row.put("key", mask.of(crowd.keyName(), crowd.keyOf(record)));
    row.put("sureness", crowd.sureness(record).name().toLowerCase(Locale.ROOT));
    row.put("powersOfTen", tenths(crowd.odds(record)));
    ArrayNode reasons = row.putArray("reasons");
    detectors.stream()
        .filter(Sign.class::isInstance)
        .map(Detector::rule)
        .filter(rule -> crowd.spoke(rule, record))
        .forEach(rule -> reasons.add(rule.id()));
    return row;
  }

  private static double tenths(double powers) {
    return Math.round(powers * 10) / 10.0;
  }
}
