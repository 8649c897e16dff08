package anamnesis.shell;

import anamnesis.casefile.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a command has to say, once, for every format: a command never prints.
///
/// @param json one document, its `schema` first
/// @param text the screen, line by line, the answer first
public record Outcome(Exit exit, ObjectNode json, List<String> text) {
  public Outcome {
    text = List.copyOf(text);
  }

  /// The beginning of a JSON result: `{"schema": "anamnesis/<command>/1"}`.
  public static ObjectNode json(String command) {
    ObjectNode json = Json.object();
    json.put("schema", "anamnesis/" + command + "/1");
    return json;
  }
}
