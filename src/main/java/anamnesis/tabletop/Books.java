package anamnesis.tabletop;

import anamnesis.casefile.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What Stripe has written down: its objects as it would send them, newest first.
final class Books {
  private final Map<String, List<Entry>> lists;

  private Books(Map<String, List<Entry>> lists) {
    this.lists = lists;
  }

  static Books of(Life life) {
    List<Entry> intents = new ArrayList<>();
    List<Entry> charges = new ArrayList<>();
    for (Payment payment : life.payments()) {
      List<ObjectNode> attempts = Charges.of(payment);
      attempts.forEach(charge -> charges.add(entry(charge)));
      intents.add(entry(Intents.of(payment, attempts, life.era())));
    }
    List<Entry> customers = life.accounts().stream().map(Books::customer).toList();
    return new Books(
        Map.of(
            "customers", newestFirst(customers),
            "payment_intents", newestFirst(intents),
            "charges", newestFirst(charges)));
  }

  /// A list by its name in the address; nothing if Stripe has none of that name here.
  List<Entry> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return lists.containsKey(name);
  }

  Optional<Entry> entry(String list, String id) {
    return list(list).stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  private static Entry customer(Account account) {
    ObjectNode json = Json.object();
    json.put("id", account.id()).put("object", "customer");
    json.set("address", address(account.holder().reach().home()));
    json.put("created", account.created().getEpochSecond());
    json.put("currency", "usd").putNull("default_source").put("delinquent", false);
    json.putNull("description").put("email", account.holder().reach().email());
    json.put("livemode", false);
    ObjectNode metadata = json.putObject("metadata");
    if (!account.owner().isEmpty()) {
      metadata.put("patient_id", account.owner());
    }
    json.put("name", account.name()).put("phone", account.holder().reach().phone());
    return entry(json);
  }

  static ObjectNode address(Home home) {
    return Json.object()
        .put("city", home.city())
        .put("country", "US")
        .put("line1", home.street())
        .putNull("line2")
        .put("postal_code", home.zip())
        .put("state", home.state());
  }

  private static Entry entry(ObjectNode json) {
    return new Entry(json.get("id").asString(), json.get("created").asLong(), Json.write(json));
  }

  private static List<Entry> newestFirst(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::created).thenComparing(Entry::id).reversed())
        .toList();
  }

  record Entry(String id, long created, String json) {}
}
