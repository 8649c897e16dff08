package anamnesis.backup;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What was read in a copy, before it has a name and a hash.
///
/// @param bytes -1 where nothing could be unpacked: then they are the file's own
record Told(
    String format,
    Instant takenAt,
    boolean complete,
    @Nullable Fault fault,
    long bytes,
    @Nullable String contentHash,
    boolean randomised,
    Origin origin,
    List<Copy.Table> tables,
    SequencedMap<String, Long> sequences) {
  static Told nothing(String format, Instant takenAt, Fault fault) {
    return new Told(
        format,
        takenAt,
        false,
        fault,
        -1,
        null,
        false,
        Origin.UNKNOWN,
        List.of(),
        new LinkedHashMap<>());
  }

  /// @param otherwise when it was taken, if it does not say so inside
  /// @param broken what stopped it short of its end, if anything did
  static Told of(
      String format, Instant otherwise, Dump dump, Tables tables, @Nullable Fault broken) {
    boolean complete = broken == null && dump.bytes() > 0 && dump.complete();
    Fault fault = broken == null ? dump.fault().orElse(noRows(tables)) : broken;
    return new Told(
        format,
        dump.takenAt().orElse(otherwise),
        complete,
        dump.bytes() == 0 && broken == null ? new Fault(State.EMPTY, "empty: 0 bytes") : fault,
        dump.bytes(),
        complete ? tables.contentHash() : null,
        dump.randomised(),
        dump.origin(),
        tables.all(),
        tables.sequences());
  }

  /// Whether it could be one at all.
  boolean isCopy() {
    return fault == null || fault.state() != State.NOT_A_COPY;
  }

  Copy copy(String path, long size, String sha256) {
    return new Copy(
        path,
        format,
        takenAt,
        complete,
        fault == null ? State.GOOD : fault.state(),
        fault == null ? null : fault.words(),
        size,
        bytes < 0 ? size : bytes,
        sha256,
        contentHash,
        randomised,
        origin,
        Keeping.in("folder"),
        tables,
        sequences);
  }

  /// A dump that gives back no row is none, however complete it is.
  private static @Nullable Fault noRows(Tables tables) {
    List<Copy.Table> all = tables.all();
    return all.stream().anyMatch(table -> table.rows() > 0)
        ? null
        : new Fault(State.NO_ROWS, "holds no row in any of %s tables".formatted(all.size()));
  }
}
