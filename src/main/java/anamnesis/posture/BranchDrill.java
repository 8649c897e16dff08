package anamnesis.posture;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.Contained;
import anamnesis.backup.Copy;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import anamnesis.database.Trouble;
import anamnesis.detect.DrillLog;
import anamnesis.detect.Drilled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A provider's branch asked, read-only, whether it holds what it should.
public final class BranchDrill {
  private static final Duration BEHIND = Rhythm.DAILY;

  private final Order order;
  private final Instant began;

  private BranchDrill(Order order) {
    this.order = order;
    this.began = order.clock().instant();
  }

  /// @param copy the newest good copy to hold it against, if copies were named
  public record Order(
      DatabaseUrl url,
      Optional<Copy> copy,
      Path home,
      Holder who,
      InstantSource clock,
      Progress progress) {}

  public static DrillResult run(Order order, Last last) throws IOException {
    Path ground = PrivateFiles.folder(DrillOrder.ground(order.home()));
    try (Hold _ = Hold.ofDrills(ground, order.who())) {
      DrillLog log = new DrillLog(order.home());
      DrillLog.Known known = log.sound(List.of());
      DrillResult result = last.look(new BranchDrill(order).run(known), known);
      log.add(result.log());
      return result;
    }
  }

  /// A branch that does not answer is no restore: that is a drill that failed.
  private DrillResult run(DrillLog.Known known) throws IOException {
    try (Asked asked = Asked.open(order.url())) {
      Contained contained = new Contained(began.plus(Duration.ofDays(1)));
      Holdings holdings = new Holdings(asked);
      List<Holdings.Held> tables = holdings.readable(Set.of());
      count(tables, holdings, contained);
      return judged(contained.tables(), asked.identity(), known);
    } catch (Refusal | Trouble unreachable) {
      return ended(List.of(), "", List.of("it does not answer: " + unreachable.getMessage()), null);
    }
  }

  private void count(List<Holdings.Held> tables, Holdings holdings, Contained contained)
      throws IOException {
    int done = 0;
    try (Progress.Task task = order.progress().begin("counting tables", tables.size())) {
      for (Holdings.Held table : tables) {
        holdings.count(table, contained);
        task.done(++done);
      }
    }
  }

  private DrillResult judged(
      List<Copy.Table> found, ServerIdentity identity, DrillLog.Known known) {
    Drilled last = earlier(known).orElse(null);
    List<TableDrilled> tables = compared(found, last);
    List<String> reasons = new ArrayList<>();
    if (found.stream().noneMatch(table -> table.rows() > 0)) {
      reasons.add("it holds no row in any of %s tables".formatted(found.size()));
    }
    tables.forEach(table -> lost(table).ifPresent(reasons::add));
    Instant newest = newest(found);
    order
        .copy()
        .flatMap(Copy::newest)
        .filter(copied -> newest != null && newest.plus(BEHIND).isBefore(copied))
        .ifPresent(
            copied ->
                reasons.add("its newest row is of %s, the copy's of %s".formatted(newest, copied)));
    return ended(tables, identified(identity), reasons, newest);
  }

  private static Optional<Drilled> earlier(DrillLog.Known known) {
    return known.all().reversed().stream().filter(Drilled::passed).findFirst();
  }

  /// Held against the newest good copy, else against the last drill that passed.
  private List<TableDrilled> compared(List<Copy.Table> found, @Nullable Drilled last) {
    SortedMap<String, Long> expected = new TreeMap<>();
    if (order.copy().isPresent()) {
      order.copy().get().tables().forEach(table -> expected.put(table.name(), table.rows()));
    } else if (last != null) {
      expected.putAll(last.tables());
    } else {
      found.forEach(table -> expected.put(table.name(), table.rows()));
    }
    SortedMap<String, Copy.Table> there = new TreeMap<>();
    found.forEach(table -> there.put(table.name(), table));
    found.forEach(table -> expected.putIfAbsent(table.name(), 0L));
    List<TableDrilled> tables = new ArrayList<>();
    expected.forEach((name, rows) -> tables.add(table(name, rows, there.get(name))));
    return tables;
  }

  private TableDrilled table(String name, long expected, Copy.@Nullable Table found) {
    Instant copied =
        order.copy().flatMap(copy -> copy.table(name)).map(Copy.Table::newest).orElse(null);
    return new TableDrilled(
        name,
        expected,
        found == null ? 0 : found.rows(),
        copied,
        found == null ? null : found.newest(),
        TableDrilled.Content.NOT_COMPARED);
  }

  /// As a table's fall is judged in a scan: nothing left, or less than half and 20 rows gone.
  private static Optional<String> lost(TableDrilled table) {
    long lost = table.expected() - table.rows();
    boolean half = table.rows() * 2 < table.expected() && lost >= 20;
    return table.expected() > 0 && (table.rows() == 0 || half)
        ? Optional.of(
            "%s: %s rows, where %s are expected"
                .formatted(table.name(), table.rows(), table.expected()))
        : Optional.empty();
  }

  private static @Nullable Instant newest(List<Copy.Table> found) {
    return found.stream()
        .map(Copy.Table::newest)
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  /// Enough to know it again, and nothing to log in with.
  static String identified(ServerIdentity identity) {
    return "%s/%s/%s"
        .formatted(identity.systemIdentifier(), identity.databaseOid(), identity.timeline());
  }

  private DrillResult ended(
      List<TableDrilled> tables, String identity, List<String> reasons, @Nullable Instant newest) {
    double seconds = Duration.between(began, order.clock().instant()).toMillis() / 1000.0;
    SortedMap<String, Long> counts = new TreeMap<>();
    tables.forEach(table -> counts.put(table.name(), table.rows()));
    Drilled line =
        new Drilled(
            1,
            began,
            Drilled.BRANCH,
            order.url().toString(),
            "branch",
            identity,
            "",
            "",
            order.url().database(),
            "",
            reasons.isEmpty() ? Drilled.PASSED : Drilled.FAILED,
            String.join("; ", reasons),
            counts.values().stream().mapToLong(Long::longValue).sum(),
            seconds,
            tables.isEmpty() ? null : seconds,
            newest == null ? null : Math.max(0, Duration.between(newest, began).toSeconds()),
            counts);
    return new DrillResult(
        line,
        order.url().toString(),
        null,
        newest,
        tables,
        reasons,
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>());
  }
}
