package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.EmbeddedServer;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens the database that a reconciliation is about, to be asked.
final class ReadingBack {
  private ReadingBack() {}

  /// What is asked of it.
  @FunctionalInterface
  interface Asking<T> {
    T of(Asked asked) throws IOException, InterruptedException;
  }

  /// The database of the last rebuild.
  static <T> T fresh(Call call, Case file, Asking<T> asking)
      throws IOException, InterruptedException {
    Rebuilt rebuilt = last(file);
    if (!rebuilt.into().equals(Rebuilt.OWN)) {
      return at(outside(call, rebuilt), asking);
    }
    try (EmbeddedServer server = EmbeddedServer.start(Rebuild.data(file))) {
      return at(server.url(Rebuild.DATABASE), asking);
    }
  }

  static <T> T wounded(Call call, Asking<T> asking) throws IOException, InterruptedException {
    DatabaseUrl url =
        ScanCommand.database(call)
            .orElseThrow(
                () ->
                    new Refusal(
                        "nobody said which database is the wounded one",
                        "set ANAMNESIS_DATABASE_URL to it, or name it with --database"));
    return at(url, asking);
  }

  static Rebuilt last(Case file) {
    return lastIfAny(file)
        .orElseThrow(
            () -> new Refusal("nothing was rebuilt yet in this case", "run `anamnesis rebuild`"));
  }

  static Optional<Rebuilt> lastIfAny(Case file) {
    try (Stream<Rebuilt> rebuilds = Rebuilt.shelf(file).read()) {
      return rebuilds.findFirst();
    }
  }

  private static <T> T at(DatabaseUrl url, Asking<T> asking)
      throws IOException, InterruptedException {
    try (Asked asked = Asked.open(url)) {
      return asking.of(asked);
    }
  }

  /// The case remembers no password: where one is needed, PGPASSFILE or ANAMNESIS_FRESH_URL has it.
  private static DatabaseUrl outside(Call call, Rebuilt rebuilt) {
    if (rebuilt.into().endsWith(".sql")) {
      throw new Refusal(
          "the last rebuild wrote a script, which is no database to read back",
          "run the script, then `anamnesis rebuild --into URL`: it finds its own rows there");
    }
    return call.surroundings()
        .get("ANAMNESIS_FRESH_URL")
        .map(url -> call.surroundings().database(url))
        .filter(url -> url.toString().equals(rebuilt.into()))
        .orElseGet(() -> call.surroundings().database(rebuilt.into()));
  }
}
