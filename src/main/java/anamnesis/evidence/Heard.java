package anamnesis.evidence;

import anamnesis.casefile.Case;
import anamnesis.casefile.Scratch;
import anamnesis.casefile.Shelf;
import anamnesis.casefile.Sorting;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// All that one witness says in one run, as lines that are sorted and not held. Safe to use from
/// many threads.
final class Heard implements AutoCloseable {
  /// What there is less of than of what is understood.
  private static final int LESS = 4;

  private final String witness;
  private final Vault vault;
  private final Kept kept;
  private final Content content;
  private final Shelf<Exhibit> exhibits;
  private final Shelf<Omitted> erased;
  private final Shelf<Quarantined> faults;
  private final Sorting said;
  private final Sorting broken;
  private final Sorting before;
  private final AtomicLong read = new AtomicLong();

  Heard(Case file, Scratch scratch, String witness) {
    this.witness = witness;
    this.vault = file.vault();
    this.kept = new Kept(vault);
    this.content = new Content(kept);
    this.exhibits = Exhibit.shelf(file);
    this.erased = Omitted.shelf(file);
    this.faults = Quarantined.shelf(file, "gather");
    this.said = scratch.sorting(1);
    this.broken = scratch.sorting(LESS);
    this.before = scratch.sorting(LESS);
  }

  String witness() {
    return witness;
  }

  String keep(byte[] bytes) throws IOException {
    String sha256 = vault.put(bytes);
    kept.hold(sha256, bytes);
    return sha256;
  }

  String keep(Path file) throws IOException {
    return vault.put(file);
  }

  InputStream open(String sha256) throws IOException {
    return vault.open(sha256);
  }

  void add(Exhibit exhibit, int turn) {
    read.incrementAndGet();
    take(() -> said.add(slip(exhibit, turn, false)));
  }

  void add(Omitted omitted) {
    read.incrementAndGet();
    take(() -> said.add(Slip.omitted(omitted, false, erased.line(omitted))));
  }

  void add(Quarantined fault) {
    read.incrementAndGet();
    take(() -> broken.add(Fault.slip(fault, false, faults.line(fault))));
  }

  /// What it said in an earlier run counts as read only where this time it does not say the same.
  void again(Exhibit old, int turn) {
    take(() -> said.add(slip(old.asSaid(), turn, true)));
  }

  void again(Omitted old) {
    take(() -> said.add(Slip.omitted(old, true, erased.line(old))));
  }

  void again(Quarantined old) {
    take(() -> broken.add(Fault.slip(old, true, faults.line(old))));
  }

  /// A record of an earlier run that is to give way to this one.
  void knew(Heading old) {
    take(() -> before.add(Sorted.name(Exhibit.recordKind(old.kind()), Exhibit.recordId(old.id()))));
  }

  /// How many things were handed in in this run.
  long read() {
    return read.get();
  }

  Sorting said() {
    return said;
  }

  Sorting broken() {
    return broken;
  }

  Sorting before() {
    return before;
  }

  Content content() {
    return content;
  }

  @Override
  public void close() throws IOException {
    try (said;
        broken) {
      before.close();
    }
  }

  private byte[] slip(Exhibit exhibit, int turn, boolean old) throws IOException {
    byte[] digest = content.digest(exhibit.sha256(), exhibit.place());
    Slip.Saying how = new Slip.Saying(turn, old, content.worth(exhibit), digest);
    return Slip.said(exhibit, how, exhibits.line(exhibit));
  }

  private interface Taking {
    void now() throws IOException;
  }

  /// A witness hands in where it cannot fail, but for the disk.
  private static void take(Taking taking) {
    try {
      taking.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
