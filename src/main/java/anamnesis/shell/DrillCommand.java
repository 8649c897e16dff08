package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Holder;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Drilled;
import anamnesis.posture.BranchDrill;
import anamnesis.posture.Drill;
import anamnesis.posture.DrillOrder;
import anamnesis.posture.DrillResult;
import anamnesis.posture.Last;
import anamnesis.posture.LeftBehind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings a copy back, end to end, and says whether it is what it claims to be.
final class DrillCommand implements Command {
  private static final String BACKUPS = "backups";
  private static final String BRANCH = "branch";
  private static final String WEEKLY = "weekly";

  @Override
  public String name() {
    return "drill";
  }

  @Override
  public String about() {
    return "bring a copy back, end to end, and see whether all of it is there";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of(BACKUPS, "PATH", "a folder of copies, or one copy"),
        Option.of("copy", "NAME", "the copy to bring back").orElse("the newest"),
        Option.of(BRANCH, "URL", "a provider's recovery branch, which is only asked"),
        Option.of(RebuildCommand.INTO, "URL", "an empty database to bring it back into")
            .orElse("a server of its own, gone afterwards"),
        Option.of("confirm", "NAME", "the name of that database, instead of typing it"),
        Option.flag(WEEKLY, "say what a weekly test should, and look for branches left behind"));
  }

  @Override
  public String example() {
    return "drill --backups ./backups";
  }

  /// It has a log of its own; a case is not needed, and not written to.
  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    return call.value(RebuildCommand.INTO)
        .map(into -> call.surroundings().database(into))
        .map(
            url ->
                new Reserved(
                    "fill a database outside the case",
                    url.where(),
                    url.database(),
                    RebuildCommand.INTO));
  }

  @Override
  public Outcome run(Call call) throws IOException {
    if (call.value(BACKUPS).isEmpty() && call.value(BRANCH).isEmpty()) {
      throw new Refusal(
          "there is nothing to bring back: no copies and no branch were named",
          "anamnesis drill --backups PATH");
    }
    refuseIdle(call);
    DrillResult result = call.value(BRANCH).isPresent() ? branch(call) : copy(call);
    DrillScreen screen = new DrillScreen(result, call.surroundings().clock().instant());
    Exit exit = exit(result);
    return new Outcome(
        exit,
        DrillJson.of(result),
        call.has(WEEKLY) ? new WeeklyScreen(result).of(exit) : screen.of(exit));
  }

  /// An option that would change nothing was meant to.
  private static void refuseIdle(Call call) {
    boolean branch = call.value(BRANCH).isPresent();
    for (String option : List.of("copy", RebuildCommand.INTO)) {
      if (branch && call.value(option).isPresent()) {
        throw new Refusal(
            "--%s is for copies, and a branch is only asked".formatted(option),
            "drill the copies and the branch in two commands");
      }
    }
  }

  private static Exit exit(DrillResult result) {
    return switch (result.log().outcome()) {
      case Drilled.PASSED -> Exit.DONE;
      case Drilled.INCOMPLETE -> Exit.INCOMPLETE;
      default -> Exit.FOUND;
    };
  }

  private static DrillResult copy(Call call) throws IOException {
    String typed = call.value(BACKUPS, "");
    Optional<DatabaseUrl> into =
        call.value(RebuildCommand.INTO).map(url -> call.surroundings().database(url));
    into.ifPresent(url -> RebuildCommand.confirm(call, url));
    DrillOrder order =
        new DrillOrder(
            Copies.at(typed, call.surroundings().environment()),
            DrillLog.place(typed),
            call.value("copy"),
            into,
            into.isPresent() ? never(call) : List.of(),
            home(call),
            who(call),
            call.surroundings().clock(),
            call.progress());
    return Drill.run(order, last(call));
  }

  private static DrillResult branch(Call call) throws IOException {
    DatabaseUrl url = call.surroundings().database(call.value(BRANCH, ""));
    return BranchDrill.run(
        new BranchDrill.Order(
            url,
            newestGood(call),
            home(call),
            who(call),
            call.surroundings().clock(),
            call.progress()),
        last(call));
  }

  private static Optional<Copy> newestGood(Call call) throws IOException {
    Optional<String> typed = call.value(BACKUPS);
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    Copies copies = Copies.at(typed.get(), call.surroundings().environment());
    for (var listed : copies.listed().reversed()) {
      Copy copy = copies.read(listed);
      if (copy.good()) {
        return Optional.of(copy);
      }
    }
    return Optional.empty();
  }

  private static Last last(Call call) {
    if (!call.has(WEEKLY)) {
      return Last.NOTHING;
    }
    Optional<Path> copies = call.value(BACKUPS).map(LocalPath::of);
    return (result, known) ->
        LeftBehind.judged(result, known, copies, place -> call.surroundings().database(place));
  }

  /// The wounded database, and whatever an open case knows that was scanned.
  private static List<ServerIdentity> never(Call call) throws IOException {
    List<ServerIdentity> never = new ArrayList<>();
    RebuildCommand.wounded(call).ifPresent(never::add);
    if (call.caseIfAny().isPresent()) {
      never.addAll(RebuildCommand.scanned(call.theCase()));
    }
    return never;
  }

  private static Path home(Call call) {
    return new Cases(call.surroundings().environment()).home();
  }

  private static Holder who(Call call) {
    return Holder.of(call.surroundings().actor(), "drill", call.surroundings().clock().instant());
  }
}
