package anamnesis.source.dump;

import anamnesis.backup.CopyRow;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// A row that is longer than can be held: kept in pieces, and a list of them in their order.
final class LongRow {
  private static final int PIECE = 4 << 20;

  private final Intake intake;
  private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
  private final StringJoiner kept = new StringJoiner("\n", "", "\n");
  private long length;
  private int pieces;

  private LongRow(Intake intake) {
    this.intake = intake;
  }

  /// Puts it into quarantine, with all its bytes.
  static void keep(CopyRow row, long number, String kind, Intake intake) {
    LongRow parts = new LongRow(intake);
    row.pour((bytes, from, to) -> parts.add(bytes, from, to));
    try {
      parts.flush();
      String list = intake.keep(parts.kept.toString().getBytes(StandardCharsets.UTF_8));
      intake.quarantine(list, Place.copy(number, 0, 0), kind, parts.reason(row));
    } catch (IOException e) {
      throw new Unkept(e);
    }
  }

  private String reason(CopyRow row) {
    return row.cut()
        ? "the copy breaks off in this row, after %s bytes".formatted(length)
        : "a row of %s bytes, more than can be read here; all of it is kept, in %s pieces"
            .formatted(length, pieces);
  }

  private void add(byte[] bytes, int from, int to) {
    for (int at = from; at < to; ) {
      int some = Math.min(to - at, PIECE - piece.size());
      piece.write(bytes, at, some);
      length += some;
      at += some;
      if (piece.size() == PIECE) {
        flush();
      }
    }
  }

  private void flush() {
    if (piece.size() == 0) {
      return;
    }
    try {
      kept.add(intake.keep(piece.toByteArray()));
    } catch (IOException e) {
      throw new Unkept(e);
    }
    pieces++;
    piece.reset();
  }
}
