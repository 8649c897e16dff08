package anamnesis.detect.baseline;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the rows of a table come to.
///
/// @param keys of the primary key; none if it has no such key
/// @param people by name and birth date
/// @param emails of people
/// @param newest moment of each column that tells when a row was written
/// @param present how many values each column holds
/// @param soft how many rows each column says are deleted
/// @param shares how people divide: by what, into which parts (a mark of each), how many
/// @param pace null where its rows tell no time
public record Held(
    long rows,
    Sketch keys,
    Sketch people,
    Sketch emails,
    SortedMap<String, Instant> newest,
    SortedMap<String, Long> present,
    SortedMap<String, Long> soft,
    SortedMap<String, SortedMap<String, Long>> shares,
    @Nullable Pace pace) {
  public Held {
    newest = Collections.unmodifiableSortedMap(new TreeMap<>(newest));
    present = Collections.unmodifiableSortedMap(new TreeMap<>(present));
    soft = Collections.unmodifiableSortedMap(new TreeMap<>(soft));
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  /// Of no row.
  public static Held nothing() {
    return new Held(
        0,
        Sketch.NONE,
        Sketch.NONE,
        Sketch.NONE,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        null);
  }

  Held at(@Nullable Pace known) {
    return new Held(rows, keys, people, emails, newest, present, soft, shares, known);
  }
}
