package anamnesis.evidence;

import anamnesis.casefile.Merged;
import anamnesis.casefile.Run;
import anamnesis.casefile.Scratch;
import anamnesis.casefile.Sorting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// What one witness said, as its lines will stand on the shelves, and not on them yet.
final class Settled implements AutoCloseable {
  /// Lines behind their names, which come in order.
  private final Run speaking;

  /// Lines of other kinds and ids than their records', which do not.
  private final Sorting beside;

  private final Run omitted;
  private final Run quarantined;

  Settled(Scratch scratch) throws IOException {
    this.speaking = scratch.run();
    this.omitted = scratch.run();
    this.quarantined = scratch.run();
    this.beside = scratch.sorting(4);
  }

  void speaks(byte[] named, byte[] line) throws IOException {
    speaking.add(joined(named, line));
  }

  void beside(Exhibit exhibit, byte[] line) throws IOException {
    beside.add(joined(Sorted.name(exhibit.kind(), exhibit.id()), line));
  }

  void omits(byte[] line) throws IOException {
    omitted.add(line);
  }

  void quarantines(byte[] line) throws IOException {
    quarantined.add(line);
  }

  void end() throws IOException {
    speaking.end();
    omitted.end();
    quarantined.end();
  }

  /// In the order of the shelf.
  Iterator<byte[]> exhibits() {
    try {
      return lines(new Merged(List.of(speaking.iterator(), beside.sorted())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Iterator<byte[]> omitted() {
    return omitted.iterator();
  }

  Iterator<byte[]> quarantined() {
    return quarantined.iterator();
  }

  @Override
  public void close() throws IOException {
    try (speaking;
        omitted;
        quarantined) {
      beside.close();
    }
  }

  private static Iterator<byte[]> lines(Iterator<byte[]> named) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return named.hasNext();
      }

      @Override
      public byte[] next() {
        return Slip.behindName(named.next());
      }
    };
  }

  private static byte[] joined(byte[] name, byte[] line) {
    byte[] both = Arrays.copyOf(name, name.length + line.length);
    System.arraycopy(line, 0, both, name.length, line.length);
    return both;
  }
}
