package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Journal;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.Fresh;
import anamnesis.database.PostgresForTests;
import anamnesis.link.Linking;
import anamnesis.rebuild.TheIncident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A case that is ready to be rebuilt, an empty database beside it, and an eye on both.
final class Watched {
  private static final TheIncident INCIDENT = new TheIncident("portal-small");

  final Path folder;
  final String url;
  final String database;

  private Watched(Path folder, String url) {
    this.folder = folder;
    this.url = url;
    this.database = DatabaseUrl.of(url).database();
  }

  static Watched at(Path folder) throws IOException, InterruptedException {
    Case file = INCIDENT.gathered(folder);
    Linking.link(file);
    file.record(
        new Case.Deed(
            Instant.parse("2026-04-06T01:00:00Z"), "person", "link", Duration.ZERO, 0, "done"));
    return new Watched(folder, PostgresForTests.database("select 1"));
  }

  Case file() throws IOException {
    return Case.open(folder);
  }

  List<Journal.Entry> entries() throws IOException {
    return file().journal().entries();
  }

  Journal.Entry last() throws IOException {
    return entries().getLast();
  }

  boolean filled() {
    try (Fresh fresh = Fresh.open(DatabaseUrl.of(url))) {
      return !fresh.tables().isEmpty();
    }
  }

  /// Nothing was written but lines of the journal, and every one of them stands.
  void isUntouched() throws IOException {
    assertThat(filled()).as("rows in " + url).isFalse();
    assertThat(folder.resolve("decisions.jsonl")).doesNotExist();
    assertThat(folder.resolve("rebuilds.jsonl")).doesNotExist();
    assertThat(Custody.check(file()).changes()).isEmpty();
  }

  /// A sheet that rules on the first pair in review.
  Path sheet(Path where, String ruling) throws IOException {
    String pair;
    try (var pairs = anamnesis.link.Pair.shelf(file()).read()) {
      pair = pairs.findFirst().map(anamnesis.link.Pair::id).orElse("none");
    }
    return Files.writeString(where, "pair,ruling\n%s,%s\n".formatted(pair, ruling));
  }
}
