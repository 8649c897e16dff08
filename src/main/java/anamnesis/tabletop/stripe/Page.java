package anamnesis.tabletop.stripe;

import anamnesis.casefile.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One page of a list: newest first, from behind the object that the last one ended with, or up to
/// the one that it began with.
///
/// @param more whether there are others in the direction that was asked for
public record Page(List<Entry> entries, boolean more) {
  private static final int LIMIT = 10;
  private static final int MOST = 100;
  private static final String AFTER = "starting_after";
  private static final String BEFORE = "ending_before";

  /// A list as it stands within an object: its first ten.
  public static ObjectNode within(String url, List<? extends JsonNode> all) {
    List<JsonNode> first = List.copyOf(all.subList(0, Math.min(LIMIT, all.size())));
    return envelope(url, first, all.size() > LIMIT);
  }

  /// @throws Unanswerable where Stripe would not answer
  static Page of(List<Entry> all, Question question) throws Unanswerable {
    long limit = question.number("limit", LIMIT);
    if (limit < 1 || limit > MOST) {
      throw new Unanswerable(
          Reply.wrong(400, "parameter_invalid_integer", "limit", "Invalid integer"));
    }
    if (question.says(AFTER) && question.says(BEFORE)) {
      throw new Unanswerable(
          Reply.wrong(400, "", BEFORE, "You may only specify one of these parameters"));
    }
    if (question.says(BEFORE)) {
      List<Entry> newer = within(all.subList(0, place(all, question, BEFORE)), question);
      int from = (int) Math.max(0, newer.size() - limit);
      return new Page(newer.subList(from, newer.size()), from > 0);
    }
    int from = question.says(AFTER) ? place(all, question, AFTER) + 1 : 0;
    List<Entry> older = within(all.subList(from, all.size()), question);
    int to = (int) Math.min(limit, older.size());
    return new Page(older.subList(0, to), to < older.size());
  }

  ObjectNode sent(String url, List<ObjectNode> data) {
    return envelope(url, data, more);
  }

  private static int place(List<Entry> all, Question question, String cursor) throws Unanswerable {
    String id = question.value(cursor);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new Unanswerable(Reply.missing(cursor, id));
  }

  private static List<Entry> within(List<Entry> some, Question question) {
    long from =
        Math.max(question.number("created[gte]", 0), question.number("created[gt]", -1) + 1);
    long lte = question.number("created[lte]", Long.MAX_VALUE);
    long to = Math.min(lte, question.number("created[lt]", Long.MAX_VALUE) - 1);
    long exactly = question.number("created", -1);
    List<Entry> within = new ArrayList<>();
    for (Entry entry : some) {
      boolean there = entry.created() >= from && entry.created() <= to;
      if (there && (exactly < 0 || entry.created() == exactly)) {
        within.add(entry);
      }
    }
    return within;
  }

  private static ObjectNode envelope(String url, List<? extends JsonNode> data, boolean more) {
    ObjectNode list = Json.object();
    list.put("object", "list");
    ArrayNode array = list.putArray("data");
    data.forEach(array::add);
    return list.put("has_more", more).put("url", url);
  }
}
