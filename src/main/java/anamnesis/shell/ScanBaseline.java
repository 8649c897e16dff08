package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.ServerIdentity;
import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Given;
import anamnesis.detect.Scan;
import anamnesis.detect.Thresholds;
import anamnesis.detect.Wounded;
import anamnesis.detect.baseline.Baseline;
import anamnesis.detect.baseline.BaselineFile;
import anamnesis.detect.baseline.Look;
import anamnesis.detect.baseline.Portrait;
import anamnesis.detect.baseline.Salt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The baseline of a scan: what the database is compared with, and whether it is learnt from.
final class ScanBaseline {
  static final String SAVE = "save-baseline";
  private static final String FILE = "baseline";
  private static final String ACCEPT = "accept";
  private static final String PRECIOUS = "precious";

  private static final String NOT_WELL = "nothing is learnt from a database that is not well";

  /// Another scan writes its own in less.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static final List<Option> OPTIONS =
      List.of(
          Option.of(FILE, "FILE", "how it looked when all was well")
              .orElse("the one kept of this database"),
          Option.flag(SAVE, "all is well: keep how it looks now"),
          Option.of(ACCEPT, "A,B", "findings that were meant, and are learnt"),
          Option.of(PRECIOUS, "A,B", "tables of which not one row may go"));

  private final Call call;
  private final Path home;
  private final ServerIdentity database;
  private final BaselineFile file;
  private final @Nullable Baseline known;

  private ScanBaseline(
      Call call, ServerIdentity database, BaselineFile file, @Nullable Baseline known) {
    this.call = call;
    this.home = new Cases(call.surroundings().environment()).home();
    this.database = database;
    this.file = file;
    this.known = known;
  }

  /// What the options that speak of it cannot mean, before anything is asked.
  static void check(Call call, boolean database) {
    boolean save = call.has(SAVE);
    if (!database && (save || call.value(FILE).isPresent())) {
      throw new Refusal(
          "a baseline is of a database, and none was named",
          "name it with --database, or in ANAMNESIS_DATABASE_URL");
    }
    if (save && call.value("tables").isPresent()) {
      throw new Refusal(
          "a baseline is of all tables, and --tables names some", "leave --tables out");
    }
    if (save && call.value(ScanWatch.WATCH).isPresent()) {
      throw new Refusal(
          "--watch scans every minute, and a baseline learns how weeks are",
          "leave --save-baseline out, and learn once a week");
    }
    if (!save && (call.value(ACCEPT).isPresent() || !call.words().isEmpty())) {
      throw new Refusal(
          "nothing is learnt without --save-baseline",
          "anamnesis scan --save-baseline [FILE] [--accept ID]");
    }
    if (call.value(FILE).isPresent() && !call.words().isEmpty()) {
      throw new Refusal(
          "two files are named for one baseline", "name it once, with --baseline FILE");
    }
  }

  /// To say that a finding was meant is to rule on a doubt.
  static Optional<Reserved> reserved(Call call) {
    return call.value(ACCEPT)
        .map(ids -> new Reserved("say that a finding was meant", ids, ids, ACCEPT));
  }

  static Thresholds precious(Call call, Thresholds thresholds) {
    return call.value(PRECIOUS)
        .map(tables -> thresholds.with("B06-shrink.precious", tables))
        .orElse(thresholds);
  }

  static ScanBaseline of(Call call, ServerIdentity database) throws IOException {
    Path home = new Cases(call.surroundings().environment()).home();
    Optional<String> named = call.value(FILE).or(() -> call.words().stream().findFirst());
    BaselineFile file =
        named
            .map(path -> new BaselineFile(LocalPath.of(path), home))
            .orElseGet(() -> BaselineFile.of(database, home));
    if (named.isPresent() && !file.exists() && !call.has(SAVE)) {
      throw new Refusal(
          "there is no baseline %s".formatted(file.path()),
          "make it while all is well: anamnesis scan --save-baseline --baseline FILE");
    }
    Baseline known = file.read().orElse(null);
    if (known != null && !known.isOf(database)) {
      if (call.has(SAVE)) {
        throw new Refusal(
            "%s is of the database %s, and this is %s"
                .formatted(file.path(), known.database().database(), database.database()),
            "name another file, or none");
      }
      call.tell("the baseline is of another database: " + known.database().database());
    }
    return new ScanBaseline(call, database, file, known);
  }

  /// The database as all who compare it look at it; without a baseline no salt is needed.
  Given.Recalled recalled(Wounded wounded, Given given) throws IOException {
    Salt salt = known != null ? file.salt() : call.has(SAVE) ? begun() : Salt.none();
    return wounded.recalled(known, salt, given);
  }

  private Salt begun() throws IOException {
    try (Hold _ = alone()) {
      return file.salt();
    }
  }

  /// Of two scans at once each would make a salt and a key, and one would overwrite the other's.
  private Hold alone() throws IOException {
    Holder who =
        Holder.of(call.surroundings().actor(), "scan", call.surroundings().clock().instant());
    return Hold.ofBaselines(PrivateFiles.folder(home), who, PATIENCE);
  }

  /// Learns from a database that is well, and from no other.
  ///
  /// @throws Refusal where something critical was found that nobody said was meant
  Optional<KeptBaseline> keep(Scan.Result result, Look look) throws IOException {
    if (!call.has(SAVE)) {
      return Optional.ofNullable(known)
          .map(
              baseline ->
                  new KeptBaseline(baseline, file.path(), false, "", KeptBaseline.Told.NOTHING));
    }
    List<Finding> doubts = result.findings().stream().filter(this::isDoubt).toList();
    refuseCritical(doubts);
    List<Finding> odd = doubts.stream().filter(Given.Recalled::speaksAgainst).toList();
    Optional<Finding> silent =
        doubts.stream().filter(finding -> finding.subject().equals(Finding.EVERYTHING)).findFirst();
    if (known != null && silent.isPresent()) {
      // A closed practice is well, and tells nothing of how it lives.
      return Optional.of(
          new KeptBaseline(
              known, file.path(), false, silent.get().id(), KeptBaseline.Told.NOTHING));
    }
    Baseline learnt = learnt(look.portrait(), odd);
    Optional<String> trouble = written(learnt);
    return Optional.of(
        new KeptBaseline(
            learnt,
            file.path(),
            trouble.isEmpty(),
            odd.isEmpty() ? "" : odd.getFirst().id(),
            new KeptBaseline.Told(look.gaps().size(), trouble.orElse(""))));
  }

  /// A full disk is no reason to keep the answer to oneself.
  private Optional<String> written(Baseline learnt) throws IOException {
    try (Hold _ = alone()) {
      file.write(learnt);
      return Optional.empty();
    } catch (IOException unwritable) {
      if (Thread.currentThread().isInterrupted()) {
        throw unwritable;
      }
      return Optional.of(Dispatcher.unwritable(unwritable).problem());
    }
  }

  /// What is odd is not learnt, and stands there as it did; the rest is.
  private Baseline learnt(Portrait now, List<Finding> odd) throws IOException {
    if (known == null) {
      return Baseline.begun(database, file.salt(), now);
    }
    Set<String> subjects = odd.stream().map(Finding::subject).collect(Collectors.toSet());
    boolean powers =
        odd.stream().map(Finding::detector).anyMatch(each -> each.matches("P2[56]-.*"));
    return known.learnt(
        odd.stream().anyMatch(finding -> finding.subject().equals(Finding.ITSELF))
            ? known.database()
            : database,
        known.butFor(subjects, powers, now));
  }

  /// Whether a scan came to its answer, and was refused for it: who is told of scans is told that.
  static boolean isNotWell(Refusal refusal) {
    return refusal.problem().startsWith(NOT_WELL);
  }

  private boolean isDoubt(Finding finding) {
    return Listed.of(call.value(ACCEPT, "")).stream()
        .noneMatch(
            meant ->
                meant.equalsIgnoreCase(finding.id())
                    || meant.equalsIgnoreCase(finding.detector())
                    || finding.detector().startsWith(meant.toUpperCase(Locale.ROOT) + "-"));
  }

  private static void refuseCritical(List<Finding> doubts) {
    List<Finding> critical =
        doubts.stream().filter(finding -> finding.severity() == Severity.CRITICAL).toList();
    if (!critical.isEmpty()) {
      throw new Refusal(
          NOT_WELL
              + ": %s critical, the first %s".formatted(critical.size(), critical.getFirst().id()),
          "`anamnesis scan` shows what it is; if it was meant: --save-baseline --accept %s"
              .formatted(critical.getFirst().id()));
    }
  }
}
