package anamnesis.source.ehr;

import anamnesis.casefile.Hash;
import anamnesis.evidence.CsvReading;
import anamnesis.evidence.CsvTable;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/// One CSV file, handed in row by row.
///
/// @param place where it stands in the export
/// @param rows how many there are, sound or not
/// @param trouble what keeps it from being whole; empty if nothing does
record Sheet(String place, long rows, String encoding, String trouble) {
  static Sheet read(String place, Path file, Intake intake) throws IOException {
    String sha256 = intake.keep(file);
    String other = otherThanText(sha256, intake);
    if (!other.isEmpty()) {
      String reason = "it is %s, not a table".formatted(other);
      intake.quarantine(sha256, Place.whole(Place.Form.CSV), Table.kind(place), place, reason);
      return new Sheet(place, 1, "", reason);
    }
    long rows = 0;
    try (CsvTable table = CsvTable.open(() -> intake.open(sha256))) {
      for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
        Reading reading = CsvReading.of(table.layout(), row.get().values());
        new Line(place, sha256, row.get()).hand(reading, intake);
        rows++;
      }
      String encoding = table.layout().encoding().described();
      return new Sheet(place, rows, encoding, changed(sha256, file));
    }
  }

  static Sheet unreadable(String place) {
    return new Sheet(place, 0, "", "cannot be read");
  }

  /// By the first bytes: a name may say anything.
  private static String otherThanText(String sha256, Intake intake) throws IOException {
    byte[] head;
    try (InputStream in = intake.open(sha256)) {
      head = in.readNBytes(4);
    }
    return switch (HexFormat.of().formatHex(head)) {
      case "504b0304" -> "a zip archive";
      case "25504446" -> "a PDF";
      case String hex when hex.startsWith("1f8b") -> "a gzip archive";
      default -> "";
    };
  }

  /// What was kept is read, so that every place is right; but a file that is still being written
  /// may have been kept half.
  private static String changed(String sha256, Path file) throws IOException {
    return Hash.of(file).equals(sha256) ? "" : "changed while it was read";
  }

  /// A row, and the file that it stands in. One that has no id of its own goes by its place.
  private record Line(String file, String sha256, CsvTable.Row row) {
    void hand(Reading reading, Intake intake) {
      String kind = Table.kind(file);
      if (!row.fault().isEmpty()) {
        intake.quarantine(sha256, row.place(), kind, row.fault());
        return;
      }
      String id = reading.at("id").map(String::strip).orElse(file + ":" + row.place().row());
      intake.exhibit(sha256, row.place(), kind, id, Table.of(kind).mentions(reading).all());
    }
  }
}
