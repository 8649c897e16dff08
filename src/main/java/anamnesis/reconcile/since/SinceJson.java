package anamnesis.reconcile.since;

import anamnesis.casefile.Json;
import anamnesis.reconcile.since.Deed.Became;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What happened since the wipe, for machines: the same in every document that tells of it.
public final class SinceJson {
  private SinceJson() {}

  /// @param since null if nobody could tell it apart; then its moment is null too
  public static ObjectNode of(@Nullable Since since) {
    ObjectNode json = Json.object();
    if (since == null) {
      json.putNull("moment").putArray("deeds");
      json.putArray("missing");
      return json;
    }
    json.put("moment", since.wiped().from().toString());
    json.set("wiped", Json.node(since.wiped()));
    json.set("deeds", Json.node(since.sums()));
    json.put("perhaps", since.perhaps()).put("undated", since.undated());
    json.put("rebuilt", since.became(Became.THERE).size());
    json.put("unused", since.became(Became.UNUSED).size());
    json.put("omitted", since.became(Became.OMITTED).size());
    ArrayNode missing = json.putArray("missing");
    for (Deed deed : since.became(Became.MISSING)) {
      missing
          .addObject()
          .put("word", deed.word())
          .put("exhibit", deed.exhibit())
          .put("why", deed.why());
    }
    return json;
  }
}
