package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What people allowed agents to do in a case: each thing once, here, and for a while.
///
/// The shelf is believed only while it is, to the byte, what the journal wrote last: an approval
/// that was added, mended or brought back from an older copy counts for nothing.
public final class Approvals {
  static final String FILE = "approvals.jsonl";
  private static final int VERSION = 1;

  private final Case file;
  private final boolean believed;
  private final List<Approval> all;

  private Approvals(Case file, boolean believed, List<Approval> all) {
    this.file = file;
    this.believed = believed;
    this.all = all;
  }

  public static Approvals of(Case file) throws IOException {
    boolean believed = file.journal().breaks().isEmpty() && isAsJournalled(file);
    try (Stream<Approval> lines = believed ? shelf(file).read() : Stream.empty()) {
      return new Approvals(file, believed, lines.toList());
    }
  }

  public boolean believed() {
    return believed;
  }

  public List<Approval> all() {
    return all;
  }

  /// A new one, numbered as the journal's line that will tell of it. What is not believed any more
  /// gives way.
  public Approval grant(Errand errand, String by, Instant from, Instant until) throws IOException {
    if (!file.journal().breaks().isEmpty()) {
      throw new Refusal(
          "the journal of this case is broken: nobody could believe an approval in it",
          "run `anamnesis case verify` to see what changed since it was written");
    }
    Approval given =
        new Approval(
            file.journal().end().count() + 1,
            errand.command(),
            errand.target(),
            place(),
            by,
            from,
            until,
            null,
            null);
    List<Approval> more = new ArrayList<>(all);
    more.add(given);
    shelf(file).write(more);
    return given;
  }

  /// The one that allows this now.
  public Optional<Approval> allowing(Errand errand, Instant now) throws IOException {
    String here = place();
    return all.stream()
        .filter(one -> fit(one, errand, here, now) == Fit.OPEN)
        .min(Comparator.comparing(Approval::until));
  }

  /// Why none allows it: of the one that comes nearest.
  public String missing(Errand errand, Instant now) throws IOException {
    if (!believed) {
      return "%s is not what the journal wrote last, and is not believed".formatted(FILE);
    }
    String here = place();
    return all.stream()
        .max(
            Comparator.comparing((Approval one) -> fit(one, errand, here, now))
                .thenComparingLong(Approval::id))
        .map(nearest -> why(nearest, fit(nearest, errand, here, now)))
        .orElse("no approval was given");
  }

  public void use(Approval used, Instant at) throws IOException {
    replace(used.id(), one -> one.usedAt(at));
  }

  public Approval revoke(long id, Instant at) throws IOException {
    Approval found =
        all.stream()
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        "this case has no approval #%d".formatted(id),
                        "`anamnesis case approve` lists them"));
    if (found.state(at) != Approval.State.OPEN) {
      throw new Refusal(
          "approval #%d is not open: %s".formatted(id, found.state(at).words()),
          "`anamnesis case approve` lists those that are");
    }
    replace(id, one -> one.revokedAt(at));
    return found.revokedAt(at);
  }

  private void replace(long id, UnaryOperator<Approval> change) throws IOException {
    shelf(file).write(all.stream().map(one -> one.id() == id ? change.apply(one) : one).toList());
  }

  /// How near it comes, the nearest last.
  private enum Fit {
    COMMAND,
    TARGET,
    PLACE,
    REVOKED,
    USED,
    RUN_OUT,
    OPEN
  }

  private static Fit fit(Approval one, Errand errand, String here, Instant now) {
    if (!one.command().equals(errand.command())) {
      return Fit.COMMAND;
    }
    if (!errand.leadsTo(one.target())) {
      return Fit.TARGET;
    }
    if (!one.place().equals(here)) {
      return Fit.PLACE;
    }
    return switch (one.state(now)) {
      case REVOKED -> Fit.REVOKED;
      case USED -> Fit.USED;
      case RUN_OUT -> Fit.RUN_OUT;
      case OPEN -> Fit.OPEN;
    };
  }

  private static String why(Approval one, Fit fit) {
    return "approval #%d ".formatted(one.id())
        + switch (fit) {
          case COMMAND -> "is for another command (%s)".formatted(one.command());
          case TARGET -> "is for another target (%s)".formatted(one.target());
          case PLACE -> "was given for the case in another place (%s)".formatted(one.place());
          case REVOKED -> "was taken back at %s".formatted(one.revoked());
          case USED -> "was used already, at %s".formatted(one.used());
          case RUN_OUT -> "ran out at %s".formatted(one.until());
          case OPEN -> "is open";
        };
  }

  private String place() throws IOException {
    return Machine.name() + ":" + file.folder().toRealPath();
  }

  private static boolean isAsJournalled(Case file) throws IOException {
    String last = "";
    for (Journal.Entry entry : file.journal().entries()) {
      last = entry.wrote().getOrDefault(FILE, last);
    }
    Path shelf = file.folder().resolve(FILE);
    return Files.exists(shelf) ? Hash.of(shelf).equals(last) : last.isEmpty();
  }

  private static Shelf<Approval> shelf(Case file) {
    return file.shelf(FILE, Approval.class, VERSION);
  }
}
