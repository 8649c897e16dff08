package anamnesis.source.stripe.files;

import anamnesis.casefile.Json;
import anamnesis.evidence.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Objects that stand nowhere in the bytes as received: what was packed, quoted, or a row. They are
/// kept line by line, some megabytes at once, each line naming what it was made of:
/// `{"_from":{"sha256":…,"row":17},"object":{…}}`.
///
/// An exhibit is the object alone: what it was made of is no part of what it says, so the same row
/// in two exports says the same.
final class Derived {
  private static final int FULL = 2 << 20;

  private final Desk desk;
  private final Place.Form form;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Line> lines = new ArrayList<>();

  /// @param form `ROW` of what says no more than a row did
  Derived(Desk desk, Place.Form form) {
    this.desk = desk;
    this.form = form;
  }

  private record Line(Piece piece, long row, int begin) {
    Place place(Place.Form form) {
      return new Place(form, row, (long) begin + piece.from(), piece.to() - piece.from());
    }
  }

  /// @param from what it was made of, where a person would find it
  /// @param pieces the objects in it
  void add(Map<String, Object> from, byte[] json, List<Piece> pieces) throws IOException {
    if (bytes.size() >= FULL) {
      end();
    }
    write("{\"_from\":" + Json.write(from) + ",\"object\":");
    long row = from.get("row") instanceof Long number ? number : 0;
    int begin = bytes.size();
    bytes.writeBytes(json);
    write("}\n");
    pieces.forEach(piece -> lines.add(new Line(piece, row, begin)));
  }

  /// Keeps what is there, and hands it in.
  void end() throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    byte[] all = bytes.toByteArray();
    String sha256 = desk.intake().keep(all);
    for (Line line : lines) {
      Place place = line.place(form);
      int begin = Math.toIntExact(place.offset());
      byte[] json = Arrays.copyOfRange(all, begin, begin + place.length());
      desk.take(line.piece(), sha256, place, json);
    }
    bytes.reset();
    lines.clear();
  }

  private void write(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
