package anamnesis.shell;

import anamnesis.casefile.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a command has to say, once, for every format: a command never prints.
///
/// @param json one document, its `schema` first
/// @param text the screen, line by line, the answer first
/// @param form the same in the format that was asked for, where that is neither of the two
public record Outcome(Exit exit, ObjectNode json, List<String> text, @Nullable Form form) {
  public Outcome {
    text = List.copyOf(text);
  }

  public Outcome(Exit exit, ObjectNode json, List<String> text) {
    this(exit, json, text, null);
  }

  /// An answer for another program.
  ///
  /// @param code how the process ends for that program, which may have a custom of its own
  public record Form(String body, int code) {}

  /// The same, where more went wrong than was known. A custom code that says so already stays.
  Outcome with(Exit worse, List<String> lines) {
    Form known = form;
    Form changed =
        known == null || known.code() != 0 ? known : new Form(known.body(), worse.code());
    return new Outcome(worse, json, lines, changed);
  }

  /// How the process ends.
  int code() {
    Form known = form;
    return known == null ? exit.code() : known.code();
  }

  /// The beginning of a JSON result: `{"schema": "anamnesis/<command>/1"}`.
  public static ObjectNode json(String command) {
    ObjectNode json = Json.object();
    json.put("schema", "anamnesis/" + command + "/1");
    return json;
  }
}
