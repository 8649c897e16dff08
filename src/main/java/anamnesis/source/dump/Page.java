package anamnesis.source.dump;

import anamnesis.backup.CopyRow;
import anamnesis.backup.CopyText;
import anamnesis.evidence.CopyReading;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some rows of one table as they are kept: COPY's own text, behind a line that names the columns.
///
/// A quarter of a megabyte: ten million rows of 100 bytes are 4,000 files, and whoever opens one of
/// them again unpacks in a millisecond. A row that is longer has a page to itself.
final class Page {
  private static final int FULL = 256 << 10;
  private static final int SAMPLES = 100;

  private final List<String> columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Line> lines = new ArrayList<>();

  /// A row in it.
  ///
  /// @param cut whether the copy ended inside it
  private record Line(Place place, boolean cut) {}

  Page(List<String> columns) {
    this.columns = columns;
  }

  /// What the columns of a copy go by that does not name them.
  static List<String> numbered(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(number -> "column" + number).toList();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean full() {
    return bytes.size() >= FULL;
  }

  void add(CopyRow row, long number) {
    if (bytes.size() == 0) {
      bytes.writeBytes((CopyText.of(columns) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    int from = bytes.size();
    row.pour((piece, begin, end) -> bytes.write(piece, begin, end - begin));
    lines.add(new Line(Place.copy(number, from, bytes.size() - from), row.cut()));
    bytes.write('\n');
  }

  void hand(Intake intake, Naming naming) throws IOException {
    byte[] all = bytes.toByteArray();
    String sha256 = intake.keep(all);
    naming.learn(columns, samples(all));
    for (Line line : lines) {
      byte[] row = row(all, line.place());
      String fault = line.cut() ? "the copy breaks off in this row" : fault(row);
      if (fault.isEmpty()) {
        naming.hand(intake, sha256, line.place(), row);
      } else {
        intake.quarantine(sha256, line.place(), naming.kind(), fault);
      }
    }
  }

  private String fault(byte[] row) {
    int values = CopyText.values(row, 0, row.length).size();
    return values == columns.size()
        ? ""
        : "%s values for %s columns".formatted(values, columns.size());
  }

  private Stream<Map<String, @Nullable String>> samples(byte[] all) {
    return lines.stream()
        .limit(SAMPLES)
        .map(line -> CopyReading.of(columns, row(all, line.place())).row());
  }

  private static byte[] row(byte[] all, Place place) {
    int from = Math.toIntExact(place.offset());
    return Arrays.copyOfRange(all, from, from + place.length());
  }
}
