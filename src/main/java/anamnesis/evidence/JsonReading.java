package anamnesis.evidence;

import anamnesis.casefile.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// An object by dotted paths: `metadata.patient_id`, `lines.0.amount`. A key that has dots itself
/// is found as well.
public record JsonReading(JsonNode root) implements Reading {
  /// `1e999999999` is eleven bytes, and a thousand million digits when it is written out.
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private static final int MOST_DIGITS = 100;

  public static JsonReading of(byte[] json) {
    return new JsonReading(Json.tree(json));
  }

  @Override
  public Optional<String> at(String path) {
    return at(root, path);
  }

  private static Optional<String> at(JsonNode node, String path) {
    JsonNode whole = child(node, path);
    if (!whole.isMissingNode()) {
      return text(whole);
    }
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      Optional<String> found = at(child(node, path.substring(0, dot)), path.substring(dot + 1));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String written(BigDecimal number) {
    long digits = Math.max(number.precision(), Math.abs((long) number.scale()));
    return digits > MOST_DIGITS ? number.toString() : number.toPlainString();
  }

  private static JsonNode child(JsonNode node, String key) {
    boolean index = node.isArray() && INDEX.matcher(key).matches();
    return index ? node.path(Integer.parseInt(key)) : node.path(key);
  }

  private static Optional<String> text(JsonNode node) {
    if (node.isNull() || node.isContainer()) {
      return Optional.empty();
    }
    String text = node.isBigDecimal() ? written(node.decimalValue()) : node.asString();
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}
