package anamnesis.source.stripe.files;

import anamnesis.casefile.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The object that a row tells of, in the API's own words, with nothing in it that the row does not
/// say. What the API has no word for stands under `_columns`, by the column's own name in snake
/// case.
final class MadeOfRow {
  private static final String BESIDE = "_columns";

  private final Export export;
  private final Amounts amounts;
  private final String object;
  private final ObjectNode made = Json.object();
  private String fault = "";
  private boolean local;

  private MadeOfRow(Export export, Amounts amounts, String id) {
    this.export = export;
    this.amounts = amounts;
    this.object = Prefixes.object(id);
    made.put("id", id);
    made.put("object", object);
  }

  /// What came of a row.
  ///
  /// @param fault why nothing; empty if something did
  /// @param local whether a time in it is in a zone that nobody names
  record Made(ObjectNode json, String fault, boolean local) {
    Optional<Instant> created() {
      return json.has("created")
          ? Optional.of(Instant.ofEpochSecond(json.path("created").asLong(0)))
          : Optional.empty();
    }

    Mode mode() {
      return Mode.of(json.path("livemode").toString());
    }
  }

  /// @param row by its columns, in their order; what is empty is left out
  /// @param decimals of all rows that were seen; those of this one are added
  static Made of(Export export, Map<String, String> row, Decimals decimals) {
    Optional<String> column =
        export.ids().stream()
            .filter(name -> !Prefixes.object(row.getOrDefault(name, "").strip()).isEmpty())
            .findFirst();
    if (column.isEmpty()) {
      return new Made(Json.object(), "it has no id of Stripe's", false);
    }
    String id = row.getOrDefault(column.get(), "").strip();
    MadeOfRow of = new MadeOfRow(export, new Amounts(export, row, decimals), id);
    Map<String, String> others = new LinkedHashMap<>(row);
    others.remove(column.get());
    others.forEach(of::add);
    return new Made(of.made, of.fault, of.local);
  }

  private void add(String name, String value) {
    Heading heading = new Heading(name);
    Optional<String> metadata = heading.metadata();
    Optional<Column> known = export.column(object, name).or(() -> zoned(heading));
    if (metadata.isPresent()) {
      made.withObject("/metadata").put(metadata.get(), value);
    } else if (known.isEmpty()) {
      beside(name, value);
    } else if (!put(known.get(), name, value)) {
      boolean money = known.get().kind() == Column.Kind.MONEY;
      String why = money ? amounts.fault(known.get(), name) : Amounts.unclear(name);
      fault = fault.isEmpty() ? why : fault;
    }
  }

  /// `Created (Europe/Berlin)` is `Created` in that zone.
  private Optional<Column> zoned(Heading heading) {
    String plain = heading.plain();
    return plain.equals(heading.name()) || heading.zone(export).isEmpty()
        ? Optional.empty()
        : export.column(object, plain).or(() -> export.column(object, plain + " (UTC)"));
  }

  private boolean put(Column column, String name, String value) {
    String path = column.path();
    return switch (column.kind()) {
      case TEXT -> put(path, Optional.of(value));
      case LOWER -> put(path, Optional.of(value.toLowerCase(Locale.ROOT)));
      case LIVE -> put(path, Optional.of(value.equalsIgnoreCase("live")));
      case YES -> put(path, yes(value));
      case NUMBER -> put(path, Money.minor(value));
      case MONEY -> put(path, amounts.read(column, name));
      case MOMENT -> moment(path, name, value);
      case STATE -> state(name, value);
    };
  }

  private boolean put(String path, Optional<?> value) {
    int dot = path.lastIndexOf('.');
    String within = "/" + path.substring(0, Math.max(dot, 0)).replace('.', '/');
    ObjectNode at = dot < 0 ? made : made.withObject(within);
    value.ifPresent(known -> at.set(path.substring(dot + 1), Json.node(known)));
    return value.isPresent();
  }

  private static Optional<Boolean> yes(String value) {
    boolean known = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    return known ? Optional.of(Boolean.parseBoolean(value)) : Optional.empty();
  }

  /// A time without a zone is kept as it stands, and is no moment.
  private boolean moment(String path, String name, String value) {
    if (export.minor() && Moments.second(value).isPresent()) {
      return put(path, Money.minor(value));
    }
    Optional<Instant> any = Moments.written(value, ZoneOffset.UTC);
    Optional<ZoneId> zone = new Heading(name).zone(export);
    boolean own = any.isPresent() && value.strip().matches(".*(Z|UTC|[+-]\\d\\d:?\\d\\d)");
    if (zone.isEmpty() && !own) {
      local = true;
      beside(name, value);
      return true;
    }
    return put(
        path, Moments.written(value, zone.orElse(ZoneOffset.UTC)).map(Instant::getEpochSecond));
  }

  private boolean state(String name, String word) {
    Map<String, Map<String, String>> words = export.states().getOrDefault(object, Map.of());
    Map<String, String> fields = words.get(word);
    if (fields == null) {
      beside(name, word);
      return true;
    }
    fields.forEach(
        (field, value) -> put(field, yes(value).isPresent() ? yes(value) : Optional.of(value)));
    return true;
  }

  private void beside(String name, String value) {
    String snake = new Heading(name).snake();
    ObjectNode columns = made.withObject("/" + BESIDE);
    columns.put(columns.has(snake) ? name : snake, value);
  }
}
