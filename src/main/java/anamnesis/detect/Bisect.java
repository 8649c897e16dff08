package anamnesis.detect;

import anamnesis.backup.Contents;
import anamnesis.backup.Listed;
import anamnesis.detect.Seen.Gap;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When the data vanished: for each table the last copy that still held it and the first that did
/// not, with as few copies read as halving needs.
///
/// The newest one is read first: what a table has lost is what an older copy has and that one has
/// not. One loss that was never made good again is found in log2(n)+2 reads. One that was made good
/// between two copies that nobody read is found only if every copy is.
public final class Bisect {
  private static final int NONE = -1;

  private final List<Listed> copies;
  private final Reader reader;
  private final TreeMap<Integer, Inside> read = new TreeMap<>();
  private final TreeSet<Integer> unread = new TreeSet<>();
  private final SequencedSet<String> given = new TreeSet<>();

  /// Reads one copy, up to where it breaks off.
  @FunctionalInterface
  public interface Reader {
    /// @return whether it came to its own end
    boolean tell(Listed copy, Contents told) throws IOException;
  }

  /// What became of one table.
  ///
  /// @param lastGood the newest copy read that still held it
  /// @param firstBad the oldest copy read after it; null if nothing of it was lost
  /// @param loss null if nothing of it was lost
  public record Table(
      String name, @Nullable Listed lastGood, @Nullable Listed firstBad, @Nullable Vanished loss) {}

  /// @param lastGood the newest copy in which nothing was lost yet; null if none is known
  /// @param firstBad the oldest in which something was; null if in none
  /// @param read in how many of them anything could be read
  /// @param oldest how far back anybody read; null if nothing could be read
  /// @param unreadable what could not be read where it was wanted
  public record Found(
      List<Table> tables,
      @Nullable Listed lastGood,
      @Nullable Listed firstBad,
      int reads,
      int read,
      @Nullable Listed oldest,
      List<Listed> unreadable) {
    /// Whether there were two copies to hold against each other.
    public boolean compared() {
      return read > 1;
    }
  }

  /// The copies of each database by themselves: of one that is kept daily and weekly, in two
  /// folders and two packings, all together.
  public static Map<String, List<Listed>> series(List<Listed> all) {
    Map<String, List<Listed>> series = new TreeMap<>();
    for (Listed one : all.stream().filter(each -> !each.told()).toList()) {
      series.computeIfAbsent(Series.named(one.path()), name -> new ArrayList<>()).add(one);
    }
    return series;
  }

  /// @param copies of one series, oldest first
  public Bisect(List<Listed> copies, Reader reader) {
    this.copies = List.copyOf(copies);
    this.reader = reader;
  }

  /// @param every reads each copy, and so misses nothing
  public Found find(boolean every) throws IOException {
    int newest = newest();
    if (newest == NONE) {
      return new Found(List.of(), null, null, reads(), 0, null, unreadable(copies.size()));
    }
    Seen seen = new Seen(read, newest);
    for (int at = newest - 1; every && at >= 0; at--) {
      held(at);
    }
    while (step(seen)) {
      // Each reads one copy more.
    }
    return found(seen);
  }

  /// The newest that came to its own end; else the newest of which anything could be read.
  private int newest() throws IOException {
    for (int at = copies.size() - 1; at >= 0; at--) {
      if (held(at).filter(Inside::whole).isPresent()) {
        return at;
      }
    }
    return read.isEmpty() ? NONE : read.lastKey();
  }

  private boolean step(Seen seen) throws IOException {
    Optional<Gap> open = seen.open(given);
    if (open.isPresent()) {
      if (!between(open.get().low(), open.get().high())) {
        given.add(open.get().table());
      }
      return true;
    }
    if (seen.gaps().isEmpty()) {
      return between(NONE, read.firstKey());
    }
    return read.firstKey() > 0 && (reads() < fair() || largerBefore()) && between(NONE, 1);
  }

  /// Whether a copy older than all that were read is larger than the oldest of these: then
  /// something else may have been lost before.
  private boolean largerBefore() {
    long oldest = copies.get(read.firstKey()).bytes();
    return copies.subList(0, read.firstKey()).stream()
        .anyMatch(copy -> oldest < 0 || copy.bytes() > oldest);
  }

  /// As many reads as halving needs, and two.
  private int fair() {
    return 2 + (31 - Integer.numberOfLeadingZeros(copies.size()));
  }

  /// Reads a copy in the middle of these two, or the nearest to it that can be read. One that was
  /// read already and breaks off before its table tells nothing more the second time.
  ///
  /// @return whether there was one
  private boolean between(int low, int high) throws IOException {
    int middle = (low + high) / 2;
    for (int away = 0; away < high - low; away++) {
      for (int at : new int[] {middle - away, middle + away}) {
        if (at > low && at < high && !known(at) && held(at).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean known(int at) {
    return read.containsKey(at) || unread.contains(at);
  }

  private Optional<Inside> held(int at) throws IOException {
    Inside known = read.get(at);
    if (known != null || unread.contains(at)) {
      return Optional.ofNullable(known);
    }
    Inside held = new Inside();
    try {
      held.end(reader.tell(copies.get(at), held));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException breaksOff) {
      held.end(false);
    }
    if (!held.whole() && held.names().isEmpty()) {
      unread.add(at);
      return Optional.empty();
    }
    read.put(at, held);
    return Optional.of(held);
  }

  private Found found(Seen seen) {
    Map<String, Gap> gaps = seen.gaps();
    List<Table> tables = new ArrayList<>();
    int good = copies.size();
    int bad = copies.size();
    for (String name : seen.names()) {
      Gap gap = gaps.get(name);
      tables.add(gap == null ? whole(name) : lost(gap));
      good = gap == null ? good : Math.min(good, gap.low());
      bad = gap == null ? bad : Math.min(bad, gap.high());
    }
    return new Found(
        tables,
        copies.get(gaps.isEmpty() ? seen.newest() : good),
        gaps.isEmpty() ? null : copies.get(bad),
        reads(),
        read.size(),
        copies.get(read.firstKey()),
        unreadable(seen.newest()));
  }

  private Table lost(Gap gap) {
    return new Table(gap.table(), copies.get(gap.low()), copies.get(gap.high()), gap.loss());
  }

  private Table whole(String name) {
    return read.descendingMap().entrySet().stream()
        .filter(entry -> entry.getValue().table(name).isPresent())
        .findFirst()
        .map(entry -> new Table(name, copies.get(entry.getKey()), null, null))
        .orElseThrow();
  }

  private int reads() {
    return read.size() + unread.size();
  }

  /// Also those after the one that all are compared with, which break off: what the newest holds is
  /// not known.
  private List<Listed> unreadable(int newest) {
    SequencedSet<Integer> places = new TreeSet<>(unread);
    places.addAll(read.tailMap(newest, false).keySet());
    return places.stream().map(copies::get).toList();
  }
}
