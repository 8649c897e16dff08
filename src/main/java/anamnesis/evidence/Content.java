package anamnesis.evidence;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whether two places say the same: from their bytes, and only where somebody needs to know.
final class Content {
  private static final int DIGEST = 16;

  /// Longer than an object that only says that it is gone, however it is spaced.
  private static final int SHORT = 300;

  /// What it calls itself, what it is, and that it is gone.
  private static final int FIELDS = 3;

  private final Kept kept;

  Content(Kept kept) {
    this.kept = kept;
  }

  /// Of the bytes as they stand: where it is the same, the content is. Zeros where looking would
  /// cost more than it saves, in a file too large to be held.
  byte[] digest(String sha256, Place place) throws IOException {
    MessageDigest digest = Hash.begin();
    digest.update(place.form().name().getBytes(StandardCharsets.US_ASCII));
    if (place.length() == 0) {
      digest.update(sha256.getBytes(StandardCharsets.US_ASCII));
    } else {
      byte[] page = kept.page(sha256);
      if (page.length == 0) {
        return new byte[DIGEST];
      }
      digest.update(heading(sha256, place.form()));
      digest.update(page, Math.toIntExact(place.offset()), place.length());
    }
    return Arrays.copyOf(digest.digest(), DIGEST);
  }

  /// What the bytes of a row mean hangs on what stands above them.
  private byte[] heading(String sha256, Place.Form form) throws IOException {
    return switch (form) {
      case JSON, ROW, PDF -> new byte[0];
      case CSV -> kept.layout(sha256).toString().getBytes(StandardCharsets.UTF_8);
      case COPY -> kept.columns(sha256).toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  /// A row says no more than its columns, so an object says it better; one that is gone says
  /// nothing of what it was.
  Slip.Worth worth(Exhibit exhibit) throws IOException {
    Place place = exhibit.place();
    boolean row = place.form() == Place.Form.ROW;
    boolean object = row || place.form() == Place.Form.JSON;
    boolean little = place.length() > 0 && place.length() <= SHORT && exhibit.traits().isEmpty();
    if (object && little && isGone(kept.stretch(exhibit.sha256(), place))) {
      return Slip.Worth.GONE;
    }
    return row ? Slip.Worth.ROW : Slip.Worth.WHOLE;
  }

  private static boolean isGone(byte[] json) {
    try {
      JsonNode object = Json.tree(json);
      return object.size() <= FIELDS && object.path("deleted").asBoolean(false);
    } catch (JacksonException unreadable) {
      return false;
    }
  }

  /// What it says, however it is spaced, quoted or ordered where it stands.
  String of(String sha256, Place place) throws IOException {
    byte[] bytes = kept.stretch(sha256, place);
    return switch (place.form()) {
      case JSON, ROW -> Hash.of(Json.write(Json.as(Json.tree(bytes), Object.class)));
      case CSV -> Hash.of(Json.write(CsvReading.of(kept.layout(sha256), bytes).row()));
      case COPY -> Hash.of(CopyReading.of(kept.columns(sha256), bytes).content());
      case PDF -> Hash.of(bytes);
    };
  }
}
