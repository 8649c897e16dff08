package anamnesis.shell;

import anamnesis.posture.Collision;
import anamnesis.posture.DrillResult;
import anamnesis.posture.TableDrilled;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A drill as JSON.
final class DrillJson {
  private DrillJson() {}

  static ObjectNode of(DrillResult result) {
    ObjectNode json = Outcome.json("drill");
    var log = result.log();
    json.put("kind", log.kind());
    json.put("place", log.place());
    json.put("copy", log.copy());
    json.put("sha256", log.sha256());
    json.put("takenAt", text(result.takenAt()));
    json.put("restored", log.rows());
    json.put("rtoSeconds", log.rto());
    json.put("rpoSeconds", log.rpo());
    json.put("newest", text(result.newest()));
    ArrayNode tables = json.putArray("tables");
    result.tables().forEach(table -> tables.add(table(table)));
    json.put("outcome", log.outcome());
    ArrayNode reasons = json.putArray("reasons");
    result.reasons().forEach(reasons::add);
    ArrayNode notes = json.putArray("notes");
    result.notes().forEach(notes::add);
    ArrayNode collisions = json.putArray("collisions");
    result.collisions().forEach(collision -> collisions.add(collision(collision)));
    ObjectNode leftOut = json.putObject("leftOut");
    result.leftOut().forEach(leftOut::put);
    return json;
  }

  private static ObjectNode table(TableDrilled table) {
    ObjectNode json = anamnesis.casefile.Json.object();
    json.put("name", table.name());
    json.put("expected", table.expected());
    json.put("rows", table.rows());
    json.put("expectedNewest", text(table.expectedNewest()));
    json.put("newest", text(table.newest()));
    json.put("content", table.content().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return json;
  }

  private static ObjectNode collision(Collision collision) {
    ObjectNode json = anamnesis.casefile.Json.object();
    json.put("column", collision.column());
    json.put("next", collision.next());
    json.put("largest", collision.largest());
    return json;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
