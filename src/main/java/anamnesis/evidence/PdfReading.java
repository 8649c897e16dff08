package anamnesis.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A document by its form fields and by the lines of its text that say `Label: value`, both in
/// snake case: `patient_name`. A form field outranks a line.
///
/// @param fields what was filled in, or printed
public record PdfReading(Map<String, String> fields) implements Reading {
  private static final Pattern LABELLED =
      Pattern.compile("\\s*(\\p{L}[\\p{L}\\p{N} /'’-]{0,39}?)\\s*:\\s*(\\S.*?)\\s*");

  /// Two columns that came out as one line: where the first value ends, nobody knows.
  private static final Pattern ANOTHER = Pattern.compile("\\b\\p{L}{2,}\\s*:\\s");

  public PdfReading {
    fields = Map.copyOf(fields);
  }

  /// @throws UnreadablePdf if it is damaged, locked, or larger than any consent
  public static PdfReading of(byte[] pdf) throws UnreadablePdf {
    PdfContent content = PdfContent.of(pdf);
    Map<String, String> fields = new TreeMap<>();
    content.fields().forEach((name, value) -> put(fields, name, value));
    content
        .text()
        .lines()
        .forEach(
            line -> {
              Matcher labelled = LABELLED.matcher(line);
              if (labelled.matches() && !ANOTHER.matcher(labelled.group(2)).find()) {
                put(fields, labelled.group(1), labelled.group(2));
              }
            });
    return new PdfReading(fields);
  }

  @Override
  public Optional<String> at(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isBlank()) {
      fields.putIfAbsent(snake(name), value.strip());
    }
  }

  static String snake(String name) {
    return name.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_+|_+$", "");
  }
}
