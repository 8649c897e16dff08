package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.EmbeddedServer;
import anamnesis.detect.Finding.Severity;
import anamnesis.mapping.Mapping;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Reconcile;
import anamnesis.reconcile.Reconciled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// `reconcile`: the proof, row by row and to the cent.
final class ReconcileCommand implements Command {
  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public String about() {
    return "hold the rebuilt database against the witnesses: rows, references, money";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("against", "fresh|wounded", "which database to read back").orElse("fresh"),
        FailOn.OPTION);
  }

  @Override
  public String example() {
    return "reconcile --fail-on info";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    Severity failOn = FailOn.of(call).severity();
    Rebuilt rebuilt = last(file);
    Mapping mapping = Mapping.read(Path.of(rebuilt.mapping()), Path.of(rebuilt.definitions()));
    Reconciled reconciled = reconciled(call, file, mapping, rebuilt);
    reconciled.keep(file, call.value("against", Balance.FRESH));
    return new ReconcileScreen(reconciled, reconciled.fails(failOn)).outcome();
  }

  private static Reconciled reconciled(Call call, Case file, Mapping mapping, Rebuilt rebuilt)
      throws IOException {
    String against = call.value("against", Balance.FRESH);
    if (against.equals(Balance.WOUNDED)) {
      String url =
          call.surroundings()
              .get("ANAMNESIS_DATABASE_URL")
              .orElseThrow(
                  () ->
                      new Refusal(
                          "nobody said which database is the wounded one",
                          "set ANAMNESIS_DATABASE_URL to it"));
      return against(call.surroundings().database(url), file, mapping, rebuilt);
    }
    if (!against.equals(Balance.FRESH)) {
      throw new Refusal(
          "--against %s is neither fresh nor wounded".formatted(against),
          "leave it out to read back the database of the last rebuild");
    }
    if (!rebuilt.into().equals(Rebuilt.OWN)) {
      return against(outside(call, rebuilt), file, mapping, rebuilt);
    }
    try (EmbeddedServer server = EmbeddedServer.start(Rebuild.data(file))) {
      return against(server.url(Rebuild.DATABASE), file, mapping, rebuilt);
    }
  }

  private static Reconciled against(DatabaseUrl url, Case file, Mapping mapping, Rebuilt rebuilt)
      throws IOException {
    try (Asked asked = Asked.open(url)) {
      return Reconcile.run(file, mapping, rebuilt, asked);
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

  private static Rebuilt last(Case file) {
    try (Stream<Rebuilt> rebuilds = Rebuilt.shelf(file).read()) {
      return rebuilds
          .findFirst()
          .orElseThrow(
              () -> new Refusal("nothing was rebuilt yet in this case", "run `anamnesis rebuild`"));
    }
  }
}
