package anamnesis.evidence;

import anamnesis.casefile.Shelf;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A shelf's lines with those of some witnesses replaced, in the order of their names.
final class Between<T> implements Iterator<byte[]> {
  private final Shelf<T> shelf;
  private final Iterator<Shelf.Line> old;
  private final Set<String> heard;
  private final NavigableMap<String, Iterator<byte[]>> waiting;
  private Iterator<byte[]> fresh = Collections.emptyIterator();
  private Shelf.@Nullable Line other;
  private String whose = "";

  /// @param fresh the lines of each witness whose old ones are passed over
  Between(Shelf<T> shelf, Iterator<Shelf.Line> old, SortedMap<String, Iterator<byte[]>> fresh) {
    this.shelf = shelf;
    this.old = old;
    this.heard = Set.copyOf(fresh.keySet());
    this.waiting = new TreeMap<>(fresh);
    this.other = anothers();
    take();
  }

  @Override
  public boolean hasNext() {
    return fresh.hasNext() || other != null;
  }

  @Override
  public byte[] next() {
    if (fresh.hasNext()) {
      byte[] line = fresh.next();
      take();
      return line;
    }
    Shelf.Line line = other;
    if (line == null) {
      throw new NoSuchElementException();
    }
    other = anothers();
    take();
    return line.bytes();
  }

  /// The next witness's lines, once nothing that comes before them is left.
  private void take() {
    while (!fresh.hasNext() && isNext(waiting.firstEntry())) {
      fresh = Objects.requireNonNull(waiting.pollFirstEntry()).getValue();
    }
  }

  private boolean isNext(Map.@Nullable Entry<String, Iterator<byte[]>> first) {
    return first != null && (other == null || first.getKey().compareTo(whose) < 0);
  }

  private Shelf.@Nullable Line anothers() {
    while (old.hasNext()) {
      Shelf.Line line = old.next();
      whose = Heading.of(shelf, line).witness();
      if (!heard.contains(whose)) {
        return line;
      }
    }
    return null;
  }
}
