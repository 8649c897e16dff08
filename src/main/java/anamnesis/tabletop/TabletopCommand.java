package anamnesis.tabletop;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Folders;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.casefile.Machine;
import anamnesis.casefile.PrivateFiles;
import anamnesis.shell.Call;
import anamnesis.shell.Command;
import anamnesis.shell.Option;
import anamnesis.shell.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `tabletop`: the whole night, rehearsed on an invented practice, everything embedded.
final class TabletopCommand implements Command {
  /// People were born a lifetime before it, and by then have not been paid for yet.
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final String NAME = "tabletop";
  private static final String SETUP = "setup";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String about() {
    return "the whole night, rehearsed on an invented practice and held against the truth";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("incident", "NAME", "what happens: " + Incident.words())
            .orElse(Incident.WIPED_AND_RESEEDED.word()),
        Option.of("patients", "N", "how many patients the practice has")
            .orElse(String.valueOf(Wish.PATIENTS)),
        Option.of("seed", "N", "which practice: every seed is another").orElse("1"),
        Option.of("as-of", "TIME", "when it is noticed; with --setup: now")
            .orElse(Wish.AS_OF.toString()),
        Option.of(SETUP, "DIR", "keep the scene up there, to be played from another terminal"));
  }

  @Override
  public String example() {
    return "tabletop --seed 7 --patients 300";
  }

  /// The acts write their own journal, in the case of the rehearsal.
  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException, InterruptedException {
    if (call.value(SETUP).isPresent()) {
      return setUp(call);
    }
    Wish wish = wish(call, Wish.AS_OF);
    Path folder = PrivateFiles.folder(folder(call));
    Holder who = Holder.of(call.surroundings().actor(), NAME, Machine.clock().instant());
    try (var _ = Hold.of(folder, who)) {
      begin(cleared(folder), wish, call);
      try (Scene scene = Scene.set(wish, folder.resolve("scene"), call.progress())) {
        return new Night(call, scene, folder, wish).play();
      }
    }
  }

  /// It is played on the clock of this machine, so that it is noticed now, or when the world that
  /// stands there already was.
  private static Outcome setUp(Call call) throws IOException, InterruptedException {
    Path folder = Path.of(call.value(SETUP, "")).toAbsolutePath().normalize();
    Instant now = call.surroundings().clock().instant();
    Wish wish = wish(call, new Stagehand(folder).noticed().orElse(now));
    return new Setup(call, folder).keep(wish);
  }

  /// What a practice would write into its case by hand: who it is, when it noticed, and when it
  /// happened, as the log of its last push says.
  private static void begin(Path folder, Wish wish, Call call) throws IOException {
    Case file = Case.begin(folder, NAME);
    String about =
        """
        schema: 1
        name: %s
        practice:
          name: Marlow Key Family Practice (invented)
          phone: "(352) 555-0100"
          email: desk@marlowkey.example
          address: 1 Harbour Street, Marlow Key, FL 34429
          zone: America/New_York
        moments:
          incident: %s
          discovery: %s
        """
            .formatted(NAME, Era.of(wish).emptied(), wish.asOf());
    file.write("case.yaml", out -> out.write(about.getBytes(StandardCharsets.UTF_8)));
    String command =
        "tabletop --incident %s --patients %s --seed %s"
            .formatted(wish.incident().word(), wish.patients(), wish.seed());
    file.record(
        new Case.Deed(
            wish.asOf(), call.surroundings().actor(), command, Duration.ZERO, 0, "begun"));
  }

  private static Wish wish(Call call, Instant noticed) {
    return new Wish(
        Incident.of(call.value("incident", Incident.WIPED_AND_RESEEDED.word())),
        Math.clamp(number(call, "patients", Wish.PATIENTS), -1, Integer.MAX_VALUE),
        number(call, "seed", 1),
        asOf(call, noticed));
  }

  private static long number(Call call, String option, long otherwise) {
    try {
      return call.value(option).map(Long::parseLong).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw new Refusal(
          "--%s takes a whole number".formatted(option), "as --%s 7".formatted(option));
    }
  }

  private static Instant asOf(Call call, Instant otherwise) {
    try {
      Instant at = call.value("as-of").map(Instant::parse).orElse(otherwise);
      if (at.isAfter(EARLIEST) && at.isBefore(LATEST)) {
        return at;
      }
    } catch (DateTimeException e) {
      // No time, or none in which the practice could have lived.
    }
    throw new Refusal("--as-of takes a time in UTC, of 2000 to 2100", "as --as-of " + Wish.AS_OF);
  }

  private static Path folder(Call call) {
    return call.value("case")
        .map(Path::of)
        .orElseGet(() -> new Cases(call.surroundings().environment()).folder(NAME))
        .toAbsolutePath()
        .normalize();
  }

  /// An earlier rehearsal gives way; anything else in the folder is somebody's.
  private static Path cleared(Path folder) throws IOException {
    if (!Case.exists(folder)) {
      return folder;
    }
    if (!Files.isDirectory(folder.resolve("scene"))) {
      throw new Refusal(
          "the case in %s is not a rehearsal".formatted(folder),
          "name another folder with --case, or leave --case out");
    }
    Folders.empty(folder, path -> path.endsWith(Hold.FILE));
    return folder;
  }
}
