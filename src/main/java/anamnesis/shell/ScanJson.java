package anamnesis.shell;

import anamnesis.casefile.Json;
import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A scan for scripts. The records a finding speaks of stay in the case.
final class ScanJson {
  private ScanJson() {}

  static ObjectNode of(Scan.Result result) {
    ObjectNode json = Outcome.json("scan");
    json.put("verdict", result.health().name().toLowerCase(Locale.ROOT));
    json.put("evaluated", result.evaluated());
    gaps(json.putArray("notEvaluated"), result.notEvaluated());
    gaps(json.putArray("notAsked"), result.notAsked());
    ArrayNode findings = json.putArray("findings");
    result.findings().forEach(finding -> findings.add(of(finding)));
    return json;
  }

  static ObjectNode of(Finding finding) {
    ObjectNode json = Json.object();
    json.put("id", finding.id());
    json.put("detector", finding.detector());
    json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.put("confidence", finding.confidence().name().toLowerCase(Locale.ROOT));
    json.put("subject", finding.subject());
    json.put("statement", finding.statement());
    json.set("measures", Json.node(finding.measures()));
    json.put("see", finding.see());
    json.put("refutedBy", finding.refutedBy());
    json.put("next", finding.next());
    return json;
  }

  private static void gaps(ArrayNode array, List<Scan.Gap> gaps) {
    gaps.forEach(
        gap -> array.addObject().put("detector", gap.detector()).put("reason", gap.reason()));
  }
}
