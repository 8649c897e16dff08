package anamnesis.source.stripe.files;

import anamnesis.casefile.Hash;
import anamnesis.evidence.CsvTable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/// One file that somebody has: kept as received, known by what stands in it, and read to its end.
record Paper(Desk desk, Bytes bytes) {
  /// @param known the files that were read before, by their hashes
  static void read(Path file, Desk desk, Set<String> known)
      throws IOException, InterruptedException {
    String sha256 = desk.intake().keep(file);
    if (!known.add(sha256)) {
      desk.told().add(Gist.Count.TWICE);
      return;
    }
    long missed = desk.told().missed();
    new Paper(desk, Bytes.of(() -> desk.open(sha256), sha256)).read();
    if (desk.told().missed() == missed) {
      desk.told().add(Gist.Count.FILES);
    }
    if (!Hash.of(file).equals(sha256)) {
      desk.told().missed(Fault.CHANGED, desk.gauge().name());
    }
  }

  private void read() throws IOException, InterruptedException {
    if (!bytes.archive().isEmpty()) {
      archive(desk.gauge().name());
    } else if (bytes.isStump()) {
      desk.told().missed(Fault.CUT, desk.gauge().name());
    } else if (bytes.first() == 0) {
      desk.told().add(Gist.Count.EMPTY);
    } else if (!isTable() && !documents()) {
      desk.told().add(Gist.Count.UNKNOWN);
      String name = desk.gauge().name();
      desk.quarantine(
          bytes.sha256(), "%s holds nothing of Stripe that is known here".formatted(name));
    }
  }

  private void archive(String name) {
    desk.told().missed(Fault.archive(bytes.archive()), name);
    desk.quarantine(
        bytes.sha256(),
        "%s is an archive (%s) that was not looked into".formatted(name, bytes.archive()));
  }

  /// Reads it if it is one.
  private boolean isTable() throws IOException, InterruptedException {
    if (bytes.first() == '{' || bytes.first() == '[') {
      return false;
    }
    try {
      return isTable(columns());
    } catch (EOFException | ZipException brokenOff) {
      desk.told().missed(Fault.CUT, desk.gauge().name());
      return true;
    }
  }

  private boolean isTable(List<String> columns) throws IOException, InterruptedException {
    if (Cells.in(bytes, columns) && new Cells(bytes).read(placing(false))) {
      return true;
    }
    Optional<Export> export = desk.exports().stream().filter(one -> one.fits(columns)).findFirst();
    return export.isPresent() && new Table(desk, bytes, export.get()).read();
  }

  private List<String> columns() throws IOException {
    try (CsvTable table = CsvTable.open(bytes)) {
      return table.layout().columns();
    }
  }

  private boolean documents() throws IOException, InterruptedException {
    try (InputStream in = bytes.text()) {
      return placing(bytes.asReceived()).read(in);
    }
  }

  private Placing placing(boolean asReceived) throws IOException {
    try (InputStream in = bytes.open()) {
      return new Placing(desk, bytes.sha256(), asReceived, Latest.in(in));
    }
  }
}
