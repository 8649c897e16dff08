package anamnesis.source.stripe.files;

import anamnesis.casefile.Json;
import anamnesis.database.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of one table of a sync engine, each as the object that it was made of.
final class EngineRows {
  /// What the engine adds to each row; of what is not deleted Stripe says nothing of the kind.
  private static final Set<String> ITS_OWN = Set.of("updated_at", "last_synced_at", "deleted");

  private final Desk desk;
  private final Engine.Mirror table;
  private final Derived derived;
  private final LongConsumer soFar;
  private long count;

  EngineRows(Desk desk, Engine.Mirror table, LongConsumer soFar) {
    this.desk = desk;
    this.table = table;
    this.derived = new Derived(desk, table.form());
    this.soFar = soFar;
  }

  long count() {
    return count;
  }

  void take(Answer answer) {
    String said = answer.word("said");
    Instant day = answer.instant("synced").orElse(Instant.EPOCH);
    soFar.accept(++count);
    try {
      take(said, day);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() throws IOException {
    derived.end();
  }

  private void take(String said, Instant day) throws IOException {
    JsonNode row = Json.tree(said);
    String id = row.path("id").asString("");
    boolean gone = row.path("deleted").asBoolean(false);
    desk.told().add(Gist.Count.GONE, gone ? 1 : 0);
    String text = gone ? Json.write(stub(row)) : table.raw() ? said : Json.write(plain(row));
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    Map<String, Object> from = Map.of("table", table.schema() + "." + table.name(), "id", id);
    List<Piece> pieces = Pieces.in(Seen.in(json), day).found();
    Piece whole = Piece.whole(json, day, Mode.UNSAID);
    derived.add(from, json, pieces.isEmpty() ? List.of(whole) : pieces);
  }

  /// All that Stripe itself still says of it; what the engine kept of a person is left where it is.
  private static ObjectNode stub(JsonNode row) {
    ObjectNode stub = Json.object();
    String id = row.path("id").asString("");
    stub.put("id", id);
    stub.put("object", row.path("object").asString(Prefixes.object(id)));
    stub.put("deleted", true);
    return stub;
  }

  private static ObjectNode plain(JsonNode row) {
    ObjectNode plain = Json.object();
    row.properties()
        .forEach(
            field -> {
              boolean own = field.getKey().startsWith("_") || ITS_OWN.contains(field.getKey());
              if (!own && !field.getValue().isNull()) {
                plain.set(field.getKey(), field.getValue());
              }
            });
    return plain;
  }
}
