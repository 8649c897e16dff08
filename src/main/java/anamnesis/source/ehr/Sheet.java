package anamnesis.source.ehr;

import anamnesis.casefile.Hash;
import anamnesis.evidence.CsvReading;
import anamnesis.evidence.CsvTable;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One CSV file, handed in row by row.
///
/// @param place where it stands in the export
/// @param rows how many there are, sound or not
/// @param quarantined how many of them were not understood
/// @param trouble what keeps it from being whole; empty if nothing does
record Sheet(String place, long rows, long quarantined, String encoding, String trouble) {
  static Sheet read(String place, Path file, Intake intake) throws IOException {
    String sha256 = intake.keep(file);
    String kind = Table.kind(place);
    long rows = 0;
    long faults = 0;
    try (CsvTable table = CsvTable.open(() -> Files.newInputStream(file))) {
      for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
        CsvTable.Row one = row.get();
        rows++;
        if (one.fault().isEmpty()) {
          Reading reading = CsvReading.of(table.layout(), one.values());
          String id = reading.at("id").map(String::strip).orElse(place + ":" + one.place().row());
          intake.exhibit(sha256, one.place(), kind, id, Table.of(kind).mentions(reading).all());
        } else {
          faults++;
          intake.quarantine(sha256, one.place(), kind, one.fault());
        }
      }
      String encoding = table.layout().encoding().described();
      return new Sheet(place, rows, faults, encoding, changed(sha256, file));
    }
  }

  static Sheet unreadable(String place) {
    return new Sheet(place, 0, 0, "", "cannot be read");
  }

  /// What was kept and what was read must be the same bytes.
  private static String changed(String sha256, Path file) throws IOException {
    return Hash.of(file).equals(sha256) ? "" : "changed while it was read";
  }
}
