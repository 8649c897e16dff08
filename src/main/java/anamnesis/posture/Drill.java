package anamnesis.posture;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.Copy;
import anamnesis.backup.Listed;
import anamnesis.casefile.Hold;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.Sandbox;
import anamnesis.database.Trouble;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Drilled;
import anamnesis.detect.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A copy brought back from its first byte to its last, and held against what it says it holds.
///
/// "There is a backup" is a claim; this is its proof, with the seconds that it took.
public final class Drill {
  /// What an empty server takes, in MB.
  private static final long OWN = 120;

  private final DrillOrder order;
  private final DrillLog log;
  private final Instant began;

  private Drill(DrillOrder order) {
    this.order = order;
    this.log = new DrillLog(order.home());
    this.began = order.clock().instant();
  }

  /// One at a time on this machine; what it came to stands in the log before this returns.
  public static DrillResult run(DrillOrder order, Last last) throws IOException {
    Path ground = PrivateFiles.folder(DrillOrder.ground(order.home()));
    try (Hold _ = Hold.ofDrills(ground, order.who())) {
      // A drill that was killed may have left a server, and a disk that is full of it.
      Sandbox.clear(Restoring.data(ground));
      return new Drill(order).run(last);
    }
  }

  private DrillResult run(Last last) throws IOException {
    DrillLog.Known known = log.sound(List.of(order.place()));
    Neighbours neighbours = new Neighbours(order.copies(), order.place());
    Listed chosen = neighbours.chosen(order.named());
    Copy copy = read(chosen);
    DrillResult tried =
        Doubts.closed(copy)
            ? ended(copy, null, List.of(String.valueOf(copy.problem())), Drilled.INCOMPLETE)
            : tried(copy, doubts(copy, chosen, neighbours, known));
    DrillResult result = last.look(tried, known);
    log.add(result.log());
    return result;
  }

  private Copy read(Listed chosen) throws IOException {
    try (Progress.Task task = order.progress().begin("reading the copy", 1)) {
      Copy copy = order.copies().read(chosen);
      task.done(1);
      return copy;
    }
  }

  private List<String> doubts(Copy copy, Listed chosen, Neighbours neighbours, DrillLog.Known known)
      throws IOException {
    List<String> doubts = new ArrayList<>();
    Doubts.broken(copy).ifPresent(doubts::add);
    Doubts.old(copy.takenAt(), began, neighbours.rhythm(chosen)).ifPresent(doubts::add);
    if (copy.opened() && copy.rows() > 0) {
      doubts.addAll(Doubts.foreign(copy, peers(chosen, neighbours, known)));
    }
    return doubts;
  }

  /// Held against the last drill that passed, or else against the copies beside it.
  private List<Doubts.Peer> peers(Listed chosen, Neighbours neighbours, DrillLog.Known known)
      throws IOException {
    String series = Series.of(chosen.path());
    Optional<Drilled> passed =
        known.lastPassed(order.place()).filter(drilled -> drilled.series().equals(series));
    if (passed.isPresent()) {
      return List.of(Doubts.Peer.of(passed.get()));
    }
    return neighbours.read(chosen).stream().map(Doubts.Peer::of).toList();
  }

  /// What is broken is not brought back: what would come of it, the copy's own lines tell.
  private DrillResult tried(Copy copy, List<String> doubts) throws IOException {
    if (!copy.good()) {
      return ended(copy, null, doubts, Drilled.FAILED);
    }
    try {
      Restored restored = restored(copy);
      List<String> reasons = new ArrayList<>(doubts);
      reasons.addAll(restored.reasons());
      return ended(copy, restored, reasons, reasons.isEmpty() ? Drilled.PASSED : Drilled.FAILED);
    } catch (Trouble broken) {
      // The server, its disk or the way to it: that says nothing of the copy.
      long left = Files.getFileStore(order.home()).getUsableSpace() >> 20;
      String reason =
          "the server gave out on the way (state %s); the disk here has %s MB left"
              .formatted(broken.state(), left);
      return ended(copy, null, List.of(reason), Drilled.INCOMPLETE);
    }
  }

  private Restored restored(Copy copy) throws IOException {
    Restoring restoring = new Restoring(order.copies(), copy, order.clock(), order.progress());
    Optional<DatabaseUrl> into = order.into();
    if (into.isEmpty()) {
      refuseFull(copy);
    }
    return into.isPresent()
        ? restoring.into(into.get(), order.never())
        : restoring.intoSandbox(DrillOrder.ground(order.home()));
  }

  /// Rows and their indexes take about twice what a dump of them does, and the server's own log.
  private void refuseFull(Copy copy) throws IOException {
    long left = Files.getFileStore(order.home()).getUsableSpace() >> 20;
    long wanted = (copy.uncompressedBytes() >> 20) * 2 + OWN;
    if (left < wanted) {
      throw new Refusal(
          "the disk of %s has %s MB left; to bring this copy back takes about %s"
              .formatted(order.home(), left, wanted),
          "make room, or name an empty database elsewhere with --into");
    }
  }

  private DrillResult ended(
      Copy copy, @Nullable Restored restored, List<String> reasons, String outcome) {
    Instant newest = newest(copy, restored);
    Drilled line =
        new Drilled(
            1,
            began,
            Drilled.COPY,
            order.place(),
            copy.keeping().store(),
            copy.path(),
            copy.sha256(),
            Series.of(copy.path()),
            copy.origin().database(),
            copy.origin().server(),
            outcome,
            String.join("; ", reasons),
            restored == null ? 0 : restored.rows(),
            seconds(order.clock().instant()),
            restored == null ? null : seconds(restored.writable()),
            copy.opened() ? age(newest == null ? copy.takenAt() : newest) : null,
            counts(restored));
    return new DrillResult(
        line,
        order.into().map(DatabaseUrl::toString).orElse("a server of its own, gone by now"),
        copy.takenAt(),
        newest,
        restored == null ? expected(copy) : restored.tables(),
        reasons,
        notes(restored),
        restored == null ? List.of() : restored.sequences(),
        restored == null ? List.of() : restored.collisions(),
        restored == null ? new TreeMap<>() : restored.replay().leftOut());
  }

  private static @Nullable Instant newest(Copy copy, @Nullable Restored restored) {
    return restored == null
        ? copy.newest().orElse(null)
        : restored.tables().stream()
            .map(TableDrilled::newest)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
  }

  private static List<TableDrilled> expected(Copy copy) {
    return copy.tables().stream()
        .map(
            table ->
                new TableDrilled(
                    table.name(),
                    table.rows(),
                    0,
                    table.newest(),
                    null,
                    TableDrilled.Content.NOT_COMPARED))
        .toList();
  }

  private static List<String> notes(@Nullable Restored restored) {
    List<String> notes = new ArrayList<>();
    if (restored == null) {
      return notes;
    }
    if (!restored.zone().equals("UTC")) {
      notes.add("its times are written as a clock in %s shows them".formatted(restored.zone()));
    }
    long objects = restored.replay().leftOut().getOrDefault("large objects", 0L);
    if (objects > 0) {
      notes.add("large objects of the copy were not brought back, nor looked at");
    }
    long unlike =
        restored.tables().stream()
            .filter(table -> table.content() == TableDrilled.Content.NOT_COMPARED)
            .count();
    if (unlike > 0) {
      notes.add(
          "of %s tables rows were counted, not compared: an older server writes their numbers"
                  .formatted(unlike)
              + " in other letters, or they are an extension's");
    }
    return notes;
  }

  private static SortedMap<String, Long> counts(@Nullable Restored restored) {
    SortedMap<String, Long> counts = new TreeMap<>();
    if (restored != null) {
      restored.tables().forEach(table -> counts.put(table.name(), table.rows()));
    }
    return counts;
  }

  private double seconds(Instant until) {
    return Duration.between(began, until).toMillis() / 1000.0;
  }

  /// A clock that is ahead makes no row younger than now.
  private long age(Instant at) {
    return Math.max(0, Duration.between(at, began).toSeconds());
  }
}
