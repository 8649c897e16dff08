package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import anamnesis.detect.Wounded;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.link.Gone;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.TableMapping;
import anamnesis.rebuild.Into;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import anamnesis.reconcile.since.Landing;
import anamnesis.reconcile.since.Since;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `rebuild`: makes the lost tables again and fills a fresh database with them.
final class RebuildCommand implements Command {
  static final String INTO = "into";
  private static final String OWN = "embedded";

  /// A database by its name alone, as a person may approve it.
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_.-]+");

  private final List<Source> sources;

  RebuildCommand(List<Source> sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public String about() {
    return "make the lost tables again, into a fresh database, a witness for every cell";
  }

  @Override
  public List<Option> options() {
    return List.of(
        MappingFolder.MAPPING,
        Option.of(INTO, "URL|embedded|FILE.sql", "where the rows go").orElse(OWN),
        MappingFolder.SCHEMA,
        Option.of("tables", "A,B", "fill these tables only").orElse("all that are mapped"),
        Option.flag("dry-run", "make and count the rows, fill nothing"),
        Option.of("confirm", "NAME", "the name of the database to fill, instead of typing it"),
        Aftermath.WIPED);
  }

  @Override
  public String example() {
    return "rebuild --dry-run";
  }

  /// A database outside the case, or a script there: it holds every patient.
  @Override
  public Optional<Reserved> reserved(Call call) throws IOException {
    String into = call.has("dry-run") ? OWN : target(call);
    if (into.equals(OWN)) {
      return Optional.empty();
    }
    if (into.endsWith(".sql")) {
      Path script = led(Path.of(into).toAbsolutePath().normalize());
      boolean within = script.startsWith(call.theCase().folder().toRealPath());
      return within ? Optional.empty() : Optional.of(script(script));
    }
    String fill = "fill a database outside the case";
    if (BARE.matcher(into).matches()) {
      return Optional.of(new Reserved(fill, bare(call, into), into, INTO));
    }
    DatabaseUrl url = call.surroundings().database(into);
    return Optional.of(new Reserved(fill, url.where(), url.database(), INTO));
  }

  private static Reserved script(Path file) {
    String name = String.valueOf(file.getFileName());
    return new Reserved("write a script outside the case", file.toString(), name, INTO);
  }

  /// Where a file would really stand: a link in the case may point out of it, and what was approved
  /// must not be turned elsewhere.
  private static Path led(Path file) throws IOException {
    Path there = file;
    while (there.getParent() != null && !Files.exists(there.getParent())) {
      there = there.getParent();
    }
    Path folder = there.getParent();
    return folder == null ? file : folder.toRealPath().resolve(folder.relativize(file));
  }

  /// Where a name leads, if the environment says so; else it is that name on any server.
  private static String bare(Call call, String name) {
    return call.surroundings()
        .get("ANAMNESIS_FRESH_URL")
        .map(url -> call.surroundings().database(url))
        .filter(url -> url.database().equals(name))
        .map(DatabaseUrl::where)
        .orElse(name);
  }

  private static String target(Call call) {
    return call.value(INTO).or(() -> call.surroundings().get("ANAMNESIS_FRESH_URL")).orElse(OWN);
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    MappingFolder folder = MappingFolder.of(call);
    Mapping mapping = folder.read();
    List<TableMapping> chosen = chosen(call, mapping);
    Rebuild.refuseUnready(file);
    refuseUnlinked(file);
    List<Unheard> unheard = Unheard.among(chosen, file);
    Unheard.refuseAll(unheard, chosen);
    Into into = into(call);
    Rebuilt rebuilt =
        new Rebuild(file, mapping).run(into, chosen, folder.schema(), call.progress());
    List<Tally> broken = incomplete(file);
    return new RebuildScreen(
            mapping,
            MappingFolder.again(call) + again(call),
            rebuilt,
            into,
            broken,
            unheard,
            Gone.of(file),
            since(call, mapping, rebuilt))
        .outcome();
  }

  private static String again(Call call) {
    List<String> tables = call.values("tables");
    return tables.isEmpty() ? "" : " --tables " + CommandLine.quoted(String.join(",", tables));
  }

  /// What was heard since nobody has linked would be in no row, and nothing would say so.
  private static void refuseUnlinked(Case file) throws IOException {
    if (Ledger.of(file).changedSince("identities.jsonl", "exhibits.jsonl")) {
      throw new Refusal(
          "the evidence is another than the one that was linked",
          "run `anamnesis link`, then this again");
    }
  }

  /// A dry run makes no rows to look for it in.
  private SinceScreen since(Call call, Mapping mapping, Rebuilt rebuilt) throws IOException {
    Case file = call.theCase();
    Aftermath aftermath = new Aftermath(file, sources);
    SinceScreen told = aftermath.told(call);
    if (call.has("dry-run")) {
      return told.seen(Since::heard);
    }
    SinceScreen seen =
        told.seen(new Landing(file, mapping, rebuilt, aftermath.telltales())::inRows);
    seen.keep(file);
    return seen;
  }

  private static List<TableMapping> chosen(Call call, Mapping mapping) {
    List<String> names =
        call.values("tables").stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .filter(name -> !name.isBlank())
            .map(String::strip)
            .toList();
    if (names.isEmpty()) {
      return mapping.tables();
    }
    return names.stream()
        .map(
            name ->
                mapping
                    .table(name)
                    .orElseThrow(
                        () ->
                            new Refusal(
                                "no mapping makes the table %s".formatted(name),
                                "it makes %s"
                                    .formatted(
                                        String.join(
                                            ", ",
                                            mapping.tables().stream()
                                                .map(TableMapping::table)
                                                .toList())))))
        .toList();
  }

  private static Into into(Call call) throws IOException {
    if (call.has("dry-run")) {
      return new Into.Nowhere();
    }
    String into = target(call);
    if (into.equals(OWN)) {
      return new Into.Own();
    }
    if (into.endsWith(".sql")) {
      return new Into.ScriptFile(Path.of(into));
    }
    DatabaseUrl url = call.surroundings().database(into);
    confirm(call, url);
    return new Into.Outside(url, wounded(call), scanned(call.theCase()));
  }

  static List<ServerIdentity> scanned(Case file) {
    try (Stream<ServerIdentity> known = Wounded.shelf(file).read()) {
      return known.toList();
    }
  }

  /// A database outside the case is filled only when a person typed its name: now, in a script of
  /// theirs, or when they approved what an agent does.
  static void confirm(Call call, DatabaseUrl url) {
    if (call.surroundings().agent() && call.value("confirm").isEmpty()) {
      return;
    }
    String name = url.database();
    Optional<String> typed =
        call.value("confirm")
            .or(
                () ->
                    call.ask(
                        "Type the name of the database that will be filled (%s):".formatted(url)));
    if (typed.isEmpty()) {
      throw new Refusal(
          "nobody confirmed that \"%s\" may be filled".formatted(name),
          "add --confirm %s".formatted(CommandLine.quoted(name)));
    }
    if (!typed.get().strip().equals(name)) {
      throw new Refusal(
          "that is not the name of the database that --into names",
          "it is \"%s\"; type it exactly, or name another with --into".formatted(name));
    }
  }

  /// The wounded database, wherever this command can learn of it. One that cannot be reached cannot
  /// be told apart from the one to be filled, so that is refused too.
  static Optional<ServerIdentity> wounded(Call call) {
    return call.surroundings()
        .get("ANAMNESIS_DATABASE_URL")
        .map(
            url -> {
              try (Asked asked = Asked.open(call.surroundings().database(url))) {
                return asked.identity();
              }
            });
  }

  private static List<Tally> incomplete(Case file) {
    try (Stream<Tally> tallies = Tally.shelf(file).read()) {
      return new ArrayList<>(tallies.filter(tally -> !tally.complete() || !tally.holds()).toList());
    }
  }
}
