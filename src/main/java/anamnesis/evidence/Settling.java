package anamnesis.evidence;

import anamnesis.Progress;
import anamnesis.casefile.Shelf;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Goes through all that was heard, record by record, and rules what becomes of it.
final class Settling {
  private final Heard heard;
  private final Shelf<Exhibit> shelf;
  private final Settled settled;
  private final Iterator<byte[]> before;
  private byte @Nullable [] knew;
  private long read;
  private long stored;
  private long merged;
  private long quarantined;
  private long omitted;
  private final SaidAgain saidAgain = new SaidAgain();
  private long unsaid;

  private Settling(Heard heard, Shelf<Exhibit> shelf, Settled settled) throws IOException {
    this.heard = heard;
    this.shelf = shelf;
    this.settled = settled;
    this.before = heard.before().sorted();
    this.knew = before.hasNext() ? before.next() : null;
    this.read = heard.read();
  }

  static Counts settle(Heard heard, Shelf<Exhibit> shelf, Settled into, Progress progress)
      throws IOException {
    Settling settling = new Settling(heard, shelf, into);
    try (Progress.Task task = progress.begin("put in order", heard.read())) {
      settling.records(task);
    }
    settling.faults();
    settling.unsaidUpTo(null);
    into.end();
    return settling.counts();
  }

  private Counts counts() {
    return new Counts(read, stored, merged, quarantined, omitted, saidAgain, unsaid);
  }

  private void records(Progress.Task task) throws IOException {
    Iterator<byte[]> slips = heard.said().sorted();
    Slip next = slips.hasNext() ? Slip.of(slips.next()) : null;
    while (next != null) {
      Slip first = next;
      next = following(slips);
      unsaidUpTo(first.named());
      if (next != null && next.isOf(first)) {
        next = several(first, next, slips);
      } else {
        alone(first);
      }
      task.done(stored + merged + omitted);
    }
  }

  private void alone(Slip slip) throws IOException {
    read += slip.isBefore() ? 1 : 0;
    saidAgain.alone(slip);
    if (slip.isSaid()) {
      stored++;
      settled.speaks(slip.named(), slip.line());
    } else {
      omitted++;
      settled.omits(slip.line());
    }
  }

  /// @return the first of the next record
  private @Nullable Slip several(Slip first, Slip second, Iterator<byte[]> rest)
      throws IOException {
    Told told = new Told(shelf, heard.content());
    boolean gone = !first.isSaid();
    if (!gone) {
      told.add(first);
    }
    Slip next = gone ? erased(first, second, rest) : second;
    while (next != null && next.isOf(first)) {
      told.add(next);
      next = following(rest);
    }
    rule(told, first, gone);
    return next;
  }

  /// An erasure may be told more than once; whatever else was said of the record is gone with it.
  private @Nullable Slip erased(Slip first, Slip second, Iterator<byte[]> rest) throws IOException {
    omitted++;
    read += first.isBefore() ? 1 : 0;
    settled.omits(first.line());
    Slip next = second;
    while (next != null && next.isOf(first) && !next.isSaid()) {
      merged += next.isBefore() ? 0 : 1;
      next = following(rest);
    }
    return next;
  }

  private void rule(Told told, Slip first, boolean gone) throws IOException {
    SortedMap<String, Version> versions = told.versions();
    long old = versions.values().stream().filter(Version::before).count();
    read += old;
    saidAgain.several(told, versions.values(), gone);
    if (gone) {
      merged += told.now() + old;
      return;
    }
    stored += versions.size();
    merged += told.now() - (versions.size() - old);
    if (versions.size() == 1 && versions.firstEntry().getValue().isAsSaid()) {
      settled.speaks(first.named(), versions.firstEntry().getValue().slip().line());
      return;
    }
    boolean speaks = true;
    for (Exhibit one : told.lines(versions)) {
      if (speaks) {
        settled.speaks(first.named(), shelf.line(one));
      } else {
        settled.beside(one, shelf.line(one));
      }
      speaks = false;
    }
  }

  private void faults() throws IOException {
    Fault last = null;
    Iterator<byte[]> slips = heard.broken().sorted();
    while (slips.hasNext()) {
      Fault fault = Fault.of(slips.next());
      boolean same = last != null && fault.is(last);
      merged += same && !fault.isBefore() ? 1 : 0;
      if (!same) {
        quarantined++;
        read += fault.isBefore() ? 1 : 0;
        settled.quarantines(fault.line());
      }
      last = fault;
    }
  }

  /// What it said before, by the names of records, up to one that it says now; all that is left
  /// where there is none.
  private void unsaidUpTo(byte @Nullable [] now) {
    byte[] old = knew;
    while (old != null && (now == null || Arrays.compareUnsigned(old, now) <= 0)) {
      unsaid += now == null || !Arrays.equals(old, now) ? 1 : 0;
      old = another(old);
    }
    knew = old;
  }

  private byte @Nullable [] another(byte[] old) {
    while (before.hasNext()) {
      byte[] next = before.next();
      if (!Arrays.equals(old, next)) {
        return next;
      }
    }
    return null;
  }

  private static @Nullable Slip following(Iterator<byte[]> slips) {
    return slips.hasNext() ? Slip.of(slips.next()) : null;
  }
}
