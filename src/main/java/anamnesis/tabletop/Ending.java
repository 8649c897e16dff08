package anamnesis.tabletop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the night came to, in the words of its own commands: found, recovered, disputed, lost,
/// told.
record Ending(JsonNode scan, JsonNode rebuilt, JsonNode letters) {
  List<String> lines(long lost) {
    return List.of(
        "  found      " + found(scan),
        "  recovered  " + recovered(rebuilt),
        "  disputed   %,d cells, each with the witnesses that contradict each other"
            .formatted(sum(rebuilt, "disputed")),
        "  lost       %,d answers that were given and that nobody holds; none is guessed"
            .formatted(lost),
        "  told       %,d letters drafted, for a person to send"
            .formatted(letters.path("letters").size()));
  }

  static String found(JsonNode scan) {
    Map<String, Long> counts = new LinkedHashMap<>();
    scan.path("findings")
        .forEach(finding -> counts.merge(finding.path("severity").asString(), 1L, Long::sum));
    return counts.isEmpty()
        ? "nothing"
        : String.join(
            ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }

  static String recovered(JsonNode rebuilt) {
    return "%,d rows in %d tables".formatted(sum(rebuilt, "rows"), rebuilt.path("tables").size());
  }

  private static long sum(JsonNode rebuilt, String column) {
    long sum = 0;
    for (JsonNode table : rebuilt.path("tables")) {
      sum += table.path(column).asLong();
    }
    return sum;
  }
}
