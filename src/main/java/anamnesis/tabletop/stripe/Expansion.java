package anamnesis.tabletop.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends whole what would be an id, and lists that are left out unless somebody asks.
record Expansion(Books books, boolean old) {
  /// Stripe's own limit (docs.stripe.com/api/expanding_objects).
  private static final int DEEPEST = 4;

  /// @param paths from the object itself, as `line_items` or `customer`
  ObjectNode of(Entry entry, List<String> paths) throws Unanswerable {
    ObjectNode json = entry.sent(old);
    for (String path : paths) {
      String[] steps = path.split("\\.");
      if (steps.length > DEEPEST) {
        throw refused(path);
      }
      expand(json, List.of(steps), path);
    }
    return json;
  }

  private void expand(ObjectNode json, List<String> steps, String path) throws Unanswerable {
    String step = steps.getFirst();
    JsonNode whole = whole(json, step).orElseThrow(() -> refused(path));
    json.set(step, whole);
    if (steps.size() > 1) {
      List<String> rest = steps.subList(1, steps.size());
      for (ObjectNode inner : objects(whole)) {
        expand(inner, rest, path);
      }
    }
  }

  private Optional<JsonNode> whole(ObjectNode json, String step) {
    Optional<String> own = books.address(json.path("id").asString(""));
    Optional<List<Entry>> within = own.flatMap(at -> books.at(at + "/" + step));
    if (within.isPresent()) {
      List<ObjectNode> all = within.get().stream().map(entry -> entry.sent(old)).toList();
      return Optional.of(Page.within(own.orElse("") + "/" + step, all));
    }
    JsonNode said = json.path(step);
    if (said.isNull() || said.isObject()) {
      return Optional.of(said);
    }
    return books.address(said.asString("")).flatMap(books::object).map(entry -> entry.sent(old));
  }

  private static List<ObjectNode> objects(JsonNode whole) {
    List<ObjectNode> all = new ArrayList<>();
    Iterable<JsonNode> each = whole.path("data").isArray() ? whole.path("data") : List.of(whole);
    for (JsonNode one : each) {
      if (one instanceof ObjectNode object) {
        all.add(object);
      }
    }
    return all;
  }

  private static Unanswerable refused(String path) {
    return new Unanswerable(
        Reply.wrong(400, "", "expand", "This property cannot be expanded (%s).".formatted(path)));
  }
}
