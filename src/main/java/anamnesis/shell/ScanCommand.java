package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.contact.ColumnKind;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.detect.Advice;
import anamnesis.detect.Around;
import anamnesis.detect.Detector;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Given;
import anamnesis.detect.Reach;
import anamnesis.detect.Scan;
import anamnesis.detect.Selection;
import anamnesis.detect.Thresholds;
import anamnesis.detect.Traces;
import anamnesis.detect.Wounded;
import anamnesis.detect.invented.Corrections;
import anamnesis.detect.invented.PeopleFile;
import anamnesis.detect.invented.PeopleTable;
import anamnesis.detect.seed.Seeds;
import anamnesis.evidence.Source;
import anamnesis.report.scan.ScanTold;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What is wrong with the database and its copies: every detector asked, none skipped in silence.
final class ScanCommand implements Command {
  private static final Word WORD =
      Word.optional("FOR", "a file for --save-baseline; a timer for --install-help");

  private final List<Detector> detectors;
  private final List<Source> sources;

  ScanCommand(List<Detector> detectors, List<Source> sources) {
    this.detectors = detectors;
    this.sources = sources;
  }

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String about() {
    return "what is wrong with the database and its copies";
  }

  @Override
  public List<Option> options() {
    List<Option> options =
        new ArrayList<>(
            List.of(
                Option.of("database", "URL", "the database, which is only asked")
                    .orElse("$ANAMNESIS_DATABASE_URL"),
                Option.of("backups", "PATH|s3://…", "copies: a folder, a bucket, a catalogue")
                    .repeatable(),
                Option.of("people", "FILE.csv", "people in a CSV: are they real?").repeatable(),
                Option.of(
                    "repository",
                    "DIR",
                    "the application's checkout: do rows stand in its seed files?"),
                Option.of("window", "SPAN", "how far back your provider can recover, as 1d or 12h"),
                Option.of("tables", "A,B", "look at these tables only").orElse("all"),
                ThresholdsFile.OPTION,
                FailOn.OPTION,
                ScanWatch.OPTION,
                ScanNotices.WEBHOOK,
                ScanNotices.MAIL,
                InstallHelp.OPTION));
    options.addAll(ScanBaseline.OPTIONS);
    return options;
  }

  @Override
  public List<Word> words() {
    return List.of(WORD);
  }

  @Override
  public List<Format> formats() {
    return List.of(Format.values());
  }

  @Override
  public boolean isDeed(Call call) {
    return !call.has(InstallHelp.OPTION.name());
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    return ScanBaseline.reserved(call);
  }

  @Override
  public String example() {
    return "scan --backups ./backups --window 1d";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    if (call.has(InstallHelp.OPTION.name())) {
      return InstallHelp.told(call);
    }
    Format format = Format.of(call.value("format"), this);
    ScanNotices notices = ScanNotices.of(call);
    Aside aside = new Aside(call);
    ScanWatch.Round round = () -> notices.around(() -> once(call, aside));
    Optional<ScanWatch> watch = ScanWatch.of(call, format);
    try {
      return watch.isPresent() ? watch.get().until(round) : round.scan().outcome();
    } catch (InterruptedException ended) {
      // As whatever else waits on the way out of a scan says it.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private ScanWatch.Told once(Call call, Aside aside) throws IOException {
    FailOn failOn = FailOn.of(call);
    Optional<Span> window = call.value("window").map(Span::of);
    Selection selection = new Selection(Listed.of(call.value("tables", "")));
    Optional<DatabaseUrl> url = database(call);
    List<PeopleTable> people = people(call);
    if (url.isEmpty() && call.values("backups").isEmpty() && people.isEmpty()) {
      throw new Refusal(
          "there is nothing to scan: no database and no copies were named",
          "anamnesis scan --database URL --backups PATH");
    }
    ScanBaseline.check(call, url.isPresent());
    Thresholds thresholds = ScanBaseline.precious(call, ThresholdsFile.of(call));
    try (ScanBackups backups = ScanBackups.of(call)) {
      Around around =
          new Around(
                  thresholds,
                  reaches(window, backups, call),
                  backups.posing(),
                  backups,
                  backups.notKnown(call.surroundings().clock().instant()))
              .with(people, corrected(call))
              .with(seeds(call, aside));
      Given known =
          new Given(null, backups.copies(), call.surroundings().clock().instant(), call.progress())
              .in(around);
      if (url.isEmpty()) {
        return scanned(call, known, Optional.empty(), failOn, window);
      }
      try (Asked asked = Asked.open(url.get())) {
        warn(aside, asked);
        Wounded wounded = new Wounded(asked, selection);
        Optional<Case> open = call.caseIfAny();
        if (open.isPresent()) {
          wounded.remember(open.get());
        }
        refuseUnknown(selection, wounded, known.allCopies());
        ScanBaseline baseline = ScanBaseline.of(call, asked.identity());
        Given given = known.of(wounded);
        return scanned(
            call,
            given.recalling(baseline.recalled(wounded, given)),
            Optional.of(baseline),
            failOn,
            window);
      }
    }
  }

  private static List<PeopleTable> people(Call call) {
    return call.values("people").stream()
        .<PeopleTable>map(file -> PeopleFile.of(LocalPath.of(file)))
        .toList();
  }

  private static Seeds seeds(Call call, Aside aside) throws IOException {
    Optional<String> checkout = call.value("repository");
    if (checkout.isEmpty()) {
      return Seeds.none();
    }
    Seeds seeds = Seeds.in(LocalPath.of(checkout.get()), call.progress());
    aside.tell("read %s seed files with %s records".formatted(seeds.files(), seeds.records()));
    return seeds;
  }

  private static Map<String, Map<String, ColumnKind>> corrected(Call call) throws IOException {
    Optional<Case> open = call.caseIfAny();
    return open.isPresent() ? Corrections.of(open.get().about()) : Map.of();
  }

  private static List<Reach> reaches(Optional<Span> window, ScanBackups backups, Call call) {
    List<Reach> reaches = new ArrayList<>(backups.reaches(call.surroundings().clock().instant()));
    window.ifPresent(span -> reaches.add(new Reach("your provider", span.words(), span.length())));
    return reaches;
  }

  private ScanWatch.Told scanned(
      Call call, Given asked, Optional<ScanBaseline> baseline, FailOn failOn, Optional<Span> window)
      throws IOException {
    DrillLog log = new DrillLog(new Cases(call.surroundings().environment()).home());
    Given given = asked.drilled(log.known(call.values("backups")));
    Traces traces = Traces.of(given, database(call).map(DatabaseUrl::toString).orElse(""));
    Scan.Result result = new Scan(detectors).of(given);
    Optional<KeptBaseline> kept =
        baseline.isEmpty() ? Optional.empty() : baseline.get().keep(result, given.look());
    ScanMemory memory = ScanMemory.of(call, given, result);
    List<Advice> advice = Advice.of(memory.open().findings(), given, traces);
    Optional<Case> open = call.caseIfAny();
    if (open.isPresent()) {
      keep(open.get(), result, given);
      Advice.shelf(open.get()).write(advice);
    }
    Exit exit = failOn.exit(memory.open()).or(kept.map(KeptBaseline::exit).orElse(Exit.DONE));
    ScanScreen screen =
        new ScanScreen(
            detectors,
            new ScanScreen.Night(
                given, window, open, Outside.of(sources, open), ZoneId.systemDefault()));
    TypedFolders folders = new TypedFolders(ScanBackups.folders(call));
    Scan.Result told = folders.in(memory.open());
    ObjectNode json = ScanJson.of(told);
    new PeopleJson(detectors, new KeyMask(call.reveal()))
        .into(json.putArray("people"), result.people());
    json.set("advice", AdviceScreen.json(folders.in(advice)));
    kept.ifPresent(each -> each.into(json));
    memory.into(json);
    List<String> lines = memory.among(screen.of(told, folders.in(advice), exit));
    List<String> shown = kept.map(each -> each.among(lines)).orElse(lines);
    ScanTold scan = memory.told(detectors, failOn.severity());
    Format format = Format.of(call.value("format"), this);
    return new ScanWatch.Told(
        new Outcome(exit, json, shown, ScanForms.of(format, scan, exit)), scan);
  }

  private static void keep(Case file, Scan.Result result, Given given) throws IOException {
    result.keep(file);
    if (given.has(anamnesis.detect.Need.COPIES)) {
      // A key may be a name, and nobody needs it there.
      KeyMask mask = new KeyMask(false);
      Given.shelf(file)
          .write(given.allCopies().stream().map(copy -> copy.keyed(mask::of)).iterator());
    }
  }

  /// A superuser could do more than ask; whoever named one should know.
  private static void warn(Aside aside, Asked asked) {
    if (asked.rights().superuser()) {
      aside.tell(asked.rights().warning());
      aside.tell(asked.rights().better());
    }
  }

  static Optional<DatabaseUrl> database(Call call) {
    return call.value("database")
        .or(() -> call.surroundings().get("ANAMNESIS_DATABASE_URL"))
        .map(url -> call.surroundings().database(url));
  }

  private static void refuseUnknown(Selection selection, Wounded wounded, List<Copy> copies) {
    for (String name : selection.names()) {
      Selection one = new Selection(List.of(name));
      boolean inCopy =
          copies.stream()
              .flatMap(copy -> copy.tables().stream())
              .anyMatch(table -> one.includes(table.name()));
      if (!inCopy && !wounded.holds(name)) {
        throw new Refusal(
            "there is no table \"%s\", neither in the database nor in a copy".formatted(name),
            "name tables as `patient` or `public.patient`, with commas between");
      }
    }
  }
}
