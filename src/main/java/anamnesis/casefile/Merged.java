package anamnesis.casefile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;

/// Many sorted streams as one, holding one piece of each.
public final class Merged implements Iterator<byte[]> {
  private final Queue<Head> heads =
      new PriorityQueue<>(Comparator.comparing(Head::piece, Arrays::compareUnsigned));

  public Merged(List<Iterator<byte[]>> streams) {
    streams.forEach(this::queue);
  }

  @SuppressWarnings("ArrayRecordComponent") // only ever compared by the queue
  private record Head(byte[] piece, Iterator<byte[]> rest) {}

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public byte[] next() {
    Head first = heads.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    queue(first.rest());
    return first.piece();
  }

  private void queue(Iterator<byte[]> stream) {
    if (stream.hasNext()) {
      heads.add(new Head(stream.next(), stream));
    }
  }
}
