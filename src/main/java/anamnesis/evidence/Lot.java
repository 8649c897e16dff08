package anamnesis.evidence;

import anamnesis.casefile.Shelf;
import java.io.IOException;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A shelf that many witnesses share. It is in order by them first, so that a witness's lines stand
/// together, and those of others pass by as they stand.
record Lot<T>(Shelf<T> shelf) {
  void replace(SortedMap<String, Iterator<byte[]>> fresh) throws IOException {
    try (Stream<Shelf.Line> old = shelf.lines()) {
      shelf.put(new Between<>(shelf, old.iterator(), fresh));
    }
  }

  void recall(String witness, Consumer<T> into) {
    try (Stream<Shelf.Line> old = shelf.lines()) {
      old.filter(line -> Heading.of(shelf, line).witness().equals(witness))
          .map(shelf::read)
          .forEach(into);
    }
  }

  void names(String witness, Consumer<Heading> into) {
    try (Stream<Shelf.Line> old = shelf.lines()) {
      old.map(line -> Heading.of(shelf, line))
          .filter(heading -> heading.witness().equals(witness))
          .forEach(into);
    }
  }
}
