package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.detect.Detector;
import anamnesis.detect.Given;
import anamnesis.detect.Scan;
import anamnesis.detect.Selection;
import anamnesis.detect.Wounded;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is wrong with the database and its copies: every detector asked, none skipped in silence.
final class ScanCommand implements Command {
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
    return List.of(
        Option.of("database", "URL", "the database, which is only asked")
            .orElse("$ANAMNESIS_DATABASE_URL"),
        Option.of("backups", "PATH|s3://…", "copies: a folder, a bucket, a catalogue").repeatable(),
        Option.of("window", "SPAN", "how far back your provider can recover, as 1d or 12h"),
        Option.of("tables", "A,B", "look at these tables only").orElse("all"),
        FailOn.OPTION);
  }

  @Override
  public String example() {
    return "scan --backups ./backups --window 1d";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    FailOn failOn = FailOn.of(call);
    Optional<Span> window = call.value("window").map(Span::of);
    Selection selection = new Selection(Listed.of(call.value("tables", "")));
    Optional<DatabaseUrl> url = database(call);
    if (url.isEmpty() && call.values("backups").isEmpty()) {
      throw new Refusal(
          "there is nothing to scan: no database and no copies were named",
          "anamnesis scan --database URL --backups PATH");
    }
    Instant now = call.surroundings().clock().instant();
    if (url.isEmpty()) {
      return scanned(call, new Given(null, copies(call), now, call.progress()), failOn, window);
    }
    try (Asked asked = Asked.open(url.get())) {
      warn(call, asked);
      Wounded wounded = new Wounded(asked, selection);
      Optional<Case> open = call.caseIfAny();
      if (open.isPresent()) {
        wounded.remember(open.get());
      }
      Given given = new Given(wounded, copies(call), now, call.progress());
      refuseUnknown(selection, wounded, given.allCopies());
      return scanned(call, given, failOn, window);
    }
  }

  private Outcome scanned(Call call, Given given, FailOn failOn, Optional<Span> window)
      throws IOException {
    Scan.Result result = new Scan(detectors).of(given);
    Optional<Case> open = call.caseIfAny();
    if (open.isPresent()) {
      keep(open.get(), result, given);
    }
    Exit exit = failOn.exit(result);
    ScanScreen screen =
        new ScanScreen(
            detectors,
            new ScanScreen.Night(
                given, window, open, Outside.of(sources, open), ZoneId.systemDefault()));
    return new Outcome(exit, ScanJson.of(result), screen.of(result, exit));
  }

  private static void keep(Case file, Scan.Result result, Given given) throws IOException {
    result.keep(file);
    if (given.has(anamnesis.detect.Need.COPIES)) {
      Given.shelf(file).write(given.allCopies());
    }
  }

  /// A superuser could do more than ask; whoever named one should know.
  private static void warn(Call call, Asked asked) {
    if (asked.rights().superuser()) {
      call.tell(asked.rights().warning());
      call.tell(asked.rights().better());
    }
  }

  static Optional<DatabaseUrl> database(Call call) {
    return call.value("database")
        .or(() -> call.surroundings().get("ANAMNESIS_DATABASE_URL"))
        .map(url -> call.surroundings().database(url));
  }

  /// Null where none were named: an empty folder is something else.
  private static @Nullable List<Copy> copies(Call call) throws IOException {
    List<String> folders = call.values("backups");
    if (folders.isEmpty()) {
      return null;
    }
    List<Copy> copies = new ArrayList<>();
    for (String folder : folders) {
      for (Copy copy : read(folder, call)) {
        // Two mirrors of one folder hold the same names: they must not pass for one series.
        copies.add(folders.size() > 1 ? copy.under(folder) : copy);
      }
    }
    copies.sort(Comparator.comparing(Copy::takenAt).thenComparing(Copy::path));
    return copies;
  }

  static List<Copy> read(String place, Call call) throws IOException {
    return Copies.at(place, call.surroundings().environment()).read(call.progress());
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
