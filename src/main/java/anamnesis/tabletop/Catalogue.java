package anamnesis.tabletop;

import anamnesis.casefile.Json;
import anamnesis.tabletop.stripe.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Products and prices: what the practice sells, and what it sold once.
record Catalogue(Era era) {
  /// A price of before, and a product that is sold no more: lists hide both.
  private static final int FORMER = 22_900;

  private static final String FORMER_PRODUCT = "Paper chart copy";

  List<Entry> products() {
    List<Entry> all = new ArrayList<>();
    Spending.services().forEach(service -> all.add(product(service.name(), true)));
    all.add(product(FORMER_PRODUCT, false));
    return all;
  }

  List<Entry> prices() {
    List<Entry> all = new ArrayList<>();
    for (Spending.Service service : Spending.services()) {
      for (String currency : List.of("usd", "eur", "jpy")) {
        int amount = Abroad.amount(service.price(), currency);
        all.add(new Entry(price(service.name(), amount, currency)));
      }
    }
    all.add(new Entry(price(Way.PROGRAM, FORMER, "usd").put("active", false)));
    return all;
  }

  static String product(String service) {
    return "prod_" + word(service);
  }

  /// A price as it stands wherever it is named.
  ObjectNode price(String service, int amount, String currency) {
    boolean recurring = service.equals(Way.PROGRAM);
    ObjectNode json = Json.object();
    json.put("id", "price_%s%s%s".formatted(word(service), currency, amount));
    json.put("object", "price").put("active", true).put("billing_scheme", "per_unit");
    json.put("created", opened()).put("currency", currency).put("livemode", false);
    json.putNull("lookup_key").putObject("metadata");
    json.putNull("nickname").put("product", product(service));
    if (recurring) {
      json.putObject("recurring").put("interval", "month").put("interval_count", 1);
    } else {
      json.putNull("recurring");
    }
    json.put("type", recurring ? "recurring" : "one_time");
    return json.put("unit_amount", amount).put("unit_amount_decimal", Integer.toString(amount));
  }

  private Entry product(String service, boolean active) {
    ObjectNode json = Json.object();
    json.put("id", product(service)).put("object", "product").put("active", active);
    json.put("created", opened()).putNull("default_price").putNull("description");
    json.put("livemode", false).putObject("metadata");
    return new Entry(json.put("name", service).put("type", "service").put("updated", opened()));
  }

  private long opened() {
    return era.opened().getEpochSecond();
  }

  private static String word(String service) {
    return service.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
