package anamnesis.source.stripe.files;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a column says by itself: `Created (Europe/Berlin)`, `patient_id (metadata)`.
record Heading(String name) {
  private static final Pattern METADATA =
      Pattern.compile(
          "(?<a>.+) \\(metadata\\)|(?:payment_)?metadata\\[(?<b>.+)]|metadata\\.(?<c>.+)");
  private static final Pattern ZONED = Pattern.compile(".*\\(([A-Za-z_]+(?:/[A-Za-z_]+)*)\\)");

  /// The key of metadata that it holds, if any.
  Optional<String> metadata() {
    Matcher metadata = METADATA.matcher(name);
    return metadata.matches()
        ? Optional.ofNullable(metadata.group("a"))
            .or(() -> Optional.ofNullable(metadata.group("b")))
            .or(() -> Optional.ofNullable(metadata.group("c")))
        : Optional.empty();
  }

  /// The zone that its times are in; that of the export where it names none, if that is known.
  Optional<ZoneId> zone(Export export) {
    Matcher zoned = ZONED.matcher(name);
    String zone = zoned.matches() ? zoned.group(1) : name.endsWith("_utc") ? "UTC" : export.zone();
    return ZoneId.getAvailableZoneIds().contains(zone) || zone.equals("UTC")
        ? Optional.of(ZoneId.of(zone))
        : Optional.empty();
  }

  /// Without what stands in brackets behind it.
  String plain() {
    return name.replaceFirst(" ?\\([^)]*\\)$", "");
  }

  /// As a mapping can write it: `Client Reference ID` is `client_reference_id`.
  String snake() {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_+|_+$", "");
  }
}
