package anamnesis.source.stripe.files;

import anamnesis.evidence.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Hands in the objects in a file's documents, each at its place: in the bytes as received, where
/// they stand there as they are read.
final class Placing {
  private static final int DEEPEST = 3;

  private final Desk desk;
  private final String sha256;
  private final boolean asReceived;
  private final Instant day;
  private final Derived derived;
  private final Doubts doubts;
  private long found;
  private long others;

  /// @param asReceived whether the documents stand so in the bytes that are kept
  /// @param day of which they speak where they do not say so themselves
  Placing(Desk desk, String sha256, boolean asReceived, Instant day) {
    this.desk = desk;
    this.sha256 = sha256;
    this.asReceived = asReceived;
    this.day = day;
    this.derived = new Derived(desk, Place.Form.JSON);
    this.doubts = new Doubts(desk, sha256, asReceived);
  }

  /// @return whether it holds anything of Stripe
  boolean read(InputStream in) throws IOException, InterruptedException {
    Documents documents = new Documents(in);
    for (Document one = documents.next(); one != null; one = documents.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      take(one);
    }
    if (documents.brokeOff()) {
      desk.told().missed(Fault.CUT, desk.gauge().name());
    }
    others += documents.others();
    return end();
  }

  /// A row of somebody's own table. One that holds no document, or one that is not whole, is
  /// nothing of Stripe.
  void row(long row, List<String> values) throws IOException {
    long before = found;
    for (String value : values) {
      if (value.contains("{\"")) {
        quoted(value, row, DEEPEST);
      }
    }
    others += found == before ? 1 : 0;
  }

  /// @return whether there was anything of Stripe
  boolean end() throws IOException {
    derived.end();
    if (found > 0) {
      doubts.tell();
      desk.told().add(Gist.Count.OTHERS, others);
    }
    return found > 0;
  }

  private void take(Document document) throws IOException {
    long before = found;
    Seen seen = seen(document);
    if (!document.quoted().isEmpty()) {
      quoted(document.quoted(), document.row(), DEEPEST);
      others += found == before ? 1 : 0;
    } else if (seen == null) {
      doubt(document, Doubts.DAMAGED);
    } else {
      take(document, seen);
    }
  }

  private void take(Document document, Seen seen) throws IOException {
    Pieces pieces = pieces(seen);
    if (!pieces.found().isEmpty()) {
      hand(document, pieces.found());
    }
    long before = found;
    found += pieces.found().size();
    for (String text : pieces.quoted()) {
      quoted(text, document.row(), DEEPEST);
    }
    if (found == before) {
      nothing(document, seen);
    }
  }

  /// What has an id is a record all the same, and nobody knows of what.
  private void nothing(Document document, Seen seen) {
    boolean named = seen.texts().containsKey("object") || seen.texts().containsKey("id");
    if (named && !Pieces.isLogged(seen)) {
      doubt(document, Doubts.NAMELESS);
    } else {
      others++;
    }
  }

  private void hand(Document document, List<Piece> pieces) throws IOException {
    if (!asReceived) {
      derived.add(from(document.row()), document.json(), pieces);
      return;
    }
    for (Piece piece : pieces) {
      byte[] json = Arrays.copyOfRange(document.json(), piece.from(), piece.to());
      Place place = Place.json(document.offset() + piece.from(), json.length);
      desk.take(piece, sha256, place, json);
    }
  }

  /// A document inside a text has strokes before its quotes where it stands.
  private void quoted(String text, long row, int deep) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Documents documents = new Documents(new ByteArrayInputStream(bytes));
    for (Document one = documents.next(); one != null; one = documents.next()) {
      Seen seen = seen(one);
      List<String> inner = one.quoted().isEmpty() ? List.of() : List.of(one.quoted());
      if (seen != null) {
        inner = quoted(one, seen, row);
      } else if (inner.isEmpty()) {
        doubt(Document.damaged(row, 0, 0), Doubts.DAMAGED);
      }
      for (String deeper : deep > 0 ? inner : List.<String>of()) {
        quoted(deeper, row, deep - 1);
      }
    }
  }

  /// @return the texts in it that may hold documents themselves
  private List<String> quoted(Document one, Seen seen, long row) throws IOException {
    Pieces pieces = pieces(seen);
    found += pieces.found().size();
    if (!pieces.found().isEmpty()) {
      derived.add(from(row), one.json(), pieces.found());
    }
    return pieces.quoted();
  }

  private Pieces pieces(Seen seen) {
    Pieces pieces = Pieces.in(seen, day);
    pieces.ended().forEach(desk.hands()::ended);
    pieces.goingOn().forEach(desk.hands()::goesOn);
    return pieces;
  }

  /// @return nothing if it is damaged, or only quotes one
  private static @Nullable Seen seen(Document document) {
    try {
      return document.json().length == 0 ? null : Seen.in(document.json());
    } catch (JacksonException damaged) {
      return null;
    }
  }

  private void doubt(Document document, String why) {
    doubts.add(document, why, found > 0);
  }

  private Map<String, Object> from(long row) {
    return Map.of("sha256", sha256, "row", row);
  }
}
