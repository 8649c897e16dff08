package anamnesis.casefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Pieces of bytes in order, however many: what does not fit into the memory given to it is laid
/// aside in the case. Safe to add to from many threads.
public final class Sorting implements AutoCloseable {
  /// Each is a file that is open while they are merged.
  private static final int MOST_RUNS = 64;

  /// What an array and the place it is remembered in take beside its bytes.
  private static final int OVERHEAD = 24;

  private final Scratch scratch;
  private final long memory;
  private final List<Run> runs = new ArrayList<>();
  private List<byte[]> here = new ArrayList<>();
  private long weight;
  private boolean over;

  Sorting(Scratch scratch, long memory) {
    this.scratch = scratch;
    this.memory = memory;
  }

  public synchronized void add(byte[] piece) throws IOException {
    if (over) {
      throw new IllegalStateException("the hearing is over: a thread was left behind");
    }
    here.add(piece);
    weight += piece.length + OVERHEAD;
    if (weight > memory) {
      layAside();
    }
  }

  /// All that came until now, smallest first, byte by byte as unsigned numbers. To be drained
  /// before more is added, and as often as need be.
  public synchronized Iterator<byte[]> sorted() throws IOException {
    if (!runs.isEmpty() && !here.isEmpty()) {
      layAside();
    }
    here.sort(Arrays::compareUnsigned);
    return runs.isEmpty() ? here.iterator() : merged();
  }

  @Override
  public synchronized void close() throws IOException {
    over = true;
    here = List.of();
    drop(runs);
  }

  private void layAside() throws IOException {
    here.sort(Arrays::compareUnsigned);
    keep(here.iterator());
    here = new ArrayList<>(here.size());
    weight = 0;
    if (runs.size() >= MOST_RUNS) {
      List<Run> old = new ArrayList<>(runs);
      Iterator<byte[]> all = merged();
      runs.clear();
      keep(all);
      drop(old);
    }
  }

  private Iterator<byte[]> merged() {
    return new Merged(runs.stream().map(Run::iterator).toList());
  }

  private void keep(Iterator<byte[]> sorted) throws IOException {
    Run run = scratch.run();
    runs.add(run);
    while (sorted.hasNext()) {
      run.add(sorted.next());
    }
    run.end();
  }

  private static void drop(List<Run> gone) throws IOException {
    for (Run run : gone) {
      run.close();
    }
    gone.clear();
  }
}
