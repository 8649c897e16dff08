package anamnesis.source.stripe.files;

import anamnesis.casefile.Json;
import anamnesis.evidence.CsvReading;
import anamnesis.evidence.CsvTable;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table that Stripe exported, row by row.
final class Table {
  private final Desk desk;
  private final Bytes bytes;
  private final Export export;
  private final Derived derived;
  private final Decimals decimals = new Decimals();
  private boolean local;

  Table(Desk desk, Bytes bytes, Export export) {
    this.desk = desk;
    this.bytes = bytes;
    this.export = export;
    this.derived = new Derived(desk, Place.Form.ROW);
  }

  /// @return whether any row of it has an id of Stripe's: others have amounts and states as well
  boolean read() throws IOException, InterruptedException {
    Optional<Instant> newest = newest();
    if (newest.isPresent()) {
      read(newest.get());
    }
    return newest.isPresent();
  }

  private void read(Instant day) throws IOException, InterruptedException {
    try (CsvTable table = CsvTable.open(bytes)) {
      List<String> columns = table.layout().columns();
      for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        take(row.get(), made(table, columns, row.get()), day);
      }
    }
    derived.end();
    desk.told().add(Gist.Count.LOCAL, local ? 1 : 0);
  }

  private void take(CsvTable.Row row, MadeOfRow.Made made, Instant day) throws IOException {
    desk.modes().saw(made.mode());
    String fault = row.fault().isEmpty() ? made.fault() : row.fault();
    if (!fault.isEmpty()) {
      String named = "%s: %s".formatted(desk.gauge().name(), fault);
      desk.quarantine(bytes.sha256(), place(row.place()), named);
      return;
    }
    local |= made.local();
    byte[] json = Json.write(made.json()).getBytes(StandardCharsets.UTF_8);
    Piece whole = Piece.whole(json, day, made.mode());
    derived.add(Map.of("sha256", bytes.sha256(), "row", row.place().row()), json, List.of(whole));
  }

  /// The table is not older than its newest row. Empty if no row is one. On the way all its amounts
  /// are seen, before the first one is read.
  private Optional<Instant> newest() throws IOException {
    boolean any = false;
    Instant newest = Instant.EPOCH;
    try (CsvTable table = CsvTable.open(bytes)) {
      List<String> columns = table.layout().columns();
      for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
        MadeOfRow.Made made = made(table, columns, row.get());
        any |= made.json().has("id");
        Instant created = made.created().orElse(newest);
        newest = created.isAfter(newest) ? created : newest;
      }
    }
    return any ? Optional.of(newest) : Optional.empty();
  }

  private MadeOfRow.Made made(CsvTable table, List<String> columns, CsvTable.Row row) {
    Map<String, String> said = CsvReading.of(table.layout(), row.values()).row();
    Map<String, String> ordered = new LinkedHashMap<>();
    for (String column : columns) {
      if (said.containsKey(column) && !column.isEmpty()) {
        ordered.put(column, said.get(column));
      }
    }
    return MadeOfRow.of(export, ordered, decimals);
  }

  /// In what is packed there is no such place.
  private Place place(Place row) {
    return bytes.packed() ? new Place(Place.Form.CSV, row.row(), 0, 0) : row;
  }
}
