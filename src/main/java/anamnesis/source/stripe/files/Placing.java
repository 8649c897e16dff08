package anamnesis.source.stripe.files;

import anamnesis.evidence.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Hands in the objects in a file's documents, each at its place: in the bytes as received, where
/// they stand there as they are read.
final class Placing {
  private static final int DEEPEST = 3;

  /// Of a file that has told nothing so far: one that is no dump at all is not taken apart line by
  /// line.
  private static final int MOST_DOUBTS = 10_000;

  private static final String DAMAGED = "line %s of %s cannot be read";

  private final Desk desk;
  private final String sha256;
  private final boolean asReceived;
  private final Instant day;
  private final Derived derived;
  private final List<Doubt> doubts = new ArrayList<>();
  private long unlisted;
  private long found;
  private long others;

  /// What was not understood, told once it is known that the file is of Stripe.
  private record Doubt(Document document, String why) {}

  /// @param asReceived whether the documents stand so in the bytes that are kept
  /// @param day of which they speak where they do not say so themselves
  Placing(Desk desk, String sha256, boolean asReceived, Instant day) {
    this.desk = desk;
    this.sha256 = sha256;
    this.asReceived = asReceived;
    this.day = day;
    this.derived = new Derived(desk, Place.Form.JSON);
  }

  static String brokeOff(Desk desk) {
    return "%s breaks off where it is packed: what is behind was not read"
        .formatted(desk.gauge().name());
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
      desk.told().missed(brokeOff(desk));
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
      doubts.forEach(this::quarantine);
      if (unlisted > 0) {
        desk.told()
            .missed(
                "lines of %s that cannot be read, before the first object: %s"
                    .formatted(desk.gauge().name(), unlisted));
      }
      desk.told().add(Gist.Count.OTHERS, others);
    }
    return found > 0;
  }

  private void take(Document document) throws IOException {
    Seen seen = document.isDamaged() ? null : seen(document.json());
    if (seen == null) {
      doubt(document, DAMAGED);
      return;
    }
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
      doubt(document, "line %s of %s says nowhere what it is");
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
      Seen seen = one.isDamaged() ? null : seen(one.json());
      if (seen == null) {
        doubt(Document.damaged(row, 0, 0), DAMAGED);
      } else {
        Pieces pieces = pieces(seen);
        found += pieces.found().size();
        if (!pieces.found().isEmpty()) {
          derived.add(from(row), one.json(), pieces.found());
        }
        for (String inner : deep > 0 ? pieces.quoted() : List.<String>of()) {
          quoted(inner, row, deep - 1);
        }
      }
    }
  }

  private Pieces pieces(Seen seen) {
    Pieces pieces = Pieces.in(seen, day);
    pieces.ended().forEach(desk.hands()::ended);
    pieces.goingOn().forEach(desk.hands()::goesOn);
    return pieces;
  }

  private static @Nullable Seen seen(byte[] json) {
    try {
      return Seen.in(json);
    } catch (JacksonException damaged) {
      return null;
    }
  }

  private void doubt(Document document, String why) {
    if (found > 0 || doubts.size() < MOST_DOUBTS) {
      doubts.add(
          new Doubt(document.asDamaged(), why.formatted(document.row(), desk.gauge().name())));
    } else {
      unlisted++;
    }
  }

  private void quarantine(Doubt doubt) {
    Document document = doubt.document();
    int length = (int) Math.min(document.length(), Integer.MAX_VALUE);
    long row = document.row();
    boolean there = asReceived && length > 0;
    Place place =
        new Place(Place.Form.JSON, row, there ? document.offset() : 0, there ? length : 0);
    desk.quarantine(sha256, place, doubt.why());
  }

  private Map<String, Object> from(long row) {
    return Map.of("sha256", sha256, "row", row);
  }
}
