package anamnesis.source.stripe.files;

import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A way in which Stripe writes tables, as `exports.yaml` has it.
///
/// @param ids the columns that may hold the id of a row
/// @param marks of these it has one at least
/// @param minor whether amounts are in the smallest unit
/// @param zone of times whose column names none; empty if that is not known
/// @param columns of each kind of object, by its name; under `every` those of all
/// @param states what a word of a kind stands for, field by field
record Export(
    String name,
    List<String> ids,
    List<String> marks,
    boolean minor,
    String zone,
    Map<String, Map<String, Column>> columns,
    Map<String, Map<String, Map<String, String>>> states) {
  private static final String FILE = "exports.yaml";
  private static final List<String> OWN =
      List.of("export", "ids", "marks", "amounts", "zone", "states");

  static List<Export> known() {
    try (InputStream in = Export.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Yaml.read(FILE, text).list().stream().map(Export::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where a column of such an object belongs.
  Optional<Column> column(String object, String name) {
    Map<String, Column> own = columns.getOrDefault(object, Map.of());
    Column every = columns.getOrDefault("every", Map.of()).get(name);
    return Optional.ofNullable(own.getOrDefault(name, every));
  }

  /// The column of all exports in which the currency of a row stands.
  String currency() {
    return columns.getOrDefault("every", Map.of()).containsKey("currency")
        ? "currency"
        : "Currency";
  }

  /// Whether a table with these columns may be one.
  boolean fits(Collection<String> header) {
    return ids.stream().anyMatch(header::contains) && marks.stream().anyMatch(header::contains);
  }

  private static Export of(Yaml yaml) {
    Map<String, Map<String, Column>> columns = new LinkedHashMap<>();
    yaml.map().keySet().stream()
        .filter(object -> !OWN.contains(object))
        .forEach(
            object -> columns.put(object, named(yaml.at(object), path -> Column.of(path.text()))));
    return new Export(
        yaml.at("export").text(),
        texts(yaml.at("ids")),
        texts(yaml.at("marks")),
        yaml.at("amounts").text().equals("minor"),
        yaml.at("zone").text(""),
        columns,
        named(yaml.at("states"), words -> named(words, fields -> named(fields, Yaml::text))));
  }

  private static <T> Map<String, T> named(Yaml yaml, Function<Yaml, T> each) {
    Map<String, T> named = new LinkedHashMap<>();
    yaml.map().forEach((name, value) -> named.put(name, each.apply(value)));
    return named;
  }

  private static List<String> texts(Yaml yaml) {
    return yaml.list().stream().map(Yaml::text).toList();
  }
}
