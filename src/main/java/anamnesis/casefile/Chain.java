package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The journal held against itself: from its head backwards, each line names the one before it.
///
/// What is on that path is true to the head; what is missing from it was taken out, and what stands
/// beside it was put in.
public final class Chain {
  /// A number that somebody made up must not make anybody count to it.
  private static final long SLACK = 100_000;

  private final List<JournalLine> lines;
  private final Optional<Journal.Head> head;
  private final long end;
  private final SortedMap<Long, Integer> placed = new TreeMap<>();
  private final SortedSet<Long> suspect = new TreeSet<>();
  private final BitSet taken = new BitSet();
  private final Map<String, Integer> byHash = new HashMap<>();
  private final Map<Long, List<Integer>> byNumber = new HashMap<>();

  private Chain(List<JournalLine> lines, Optional<Journal.Head> head) {
    this.lines = lines;
    this.head = head;
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).sound()) {
        byHash.putIfAbsent(lines.get(at).hash(), at);
      }
      byNumber.computeIfAbsent(lines.get(at).n(), n -> new ArrayList<>()).add(at);
    }
    this.end = last();
  }

  static Chain of(List<JournalLine> lines, Optional<Journal.Head> head) {
    Chain chain = new Chain(numbered(lines), head);
    chain.walk();
    return chain;
  }

  static Chain read(Path folder) throws IOException {
    return of(JournalLine.read(folder.resolve(Journal.FILE)), new HeadFile(folder).read());
  }

  public long entries() {
    return lines.size();
  }

  /// The hash of an entry; empty if it is not there.
  public String hash(long n) {
    Integer at = placed.get(n);
    return at == null ? "" : lines.get(at).hash();
  }

  /// The number of the last entry that the head, or failing it the lines, speak of.
  public long end() {
    return end;
  }

  /// Which entry wrote a file last, and what.
  public record Written(long n, String sha256) {}

  /// Files by the last entry that wrote them; an empty hash where it took them away. An entry that
  /// the next command will take for the last one counts.
  public Map<String, Written> written() {
    Map<String, Written> written = new HashMap<>();
    placed.forEach((n, at) -> note(written, n, lines.get(at)));
    if (isAhead()) {
      note(written, end + 1, lines.getLast());
    }
    return written;
  }

  private static void note(Map<String, Written> written, long n, JournalLine line) {
    line.wrote().forEach((file, hash) -> written.put(file, new Written(n, hash)));
  }

  List<JournalLine> lines() {
    return lines;
  }

  Optional<Journal.Head> head() {
    return head;
  }

  /// For each entry the place of its line in the file.
  SortedMap<Long, Integer> placed() {
    return placed;
  }

  /// Entries whose line is not what its follower names.
  SortedSet<Long> suspect() {
    return suspect;
  }

  /// Whether one sound line follows the head, as a kill between the two leaves it.
  boolean isAhead() {
    if (lines.isEmpty() || head.isEmpty() || head.get().count() != end) {
      return false;
    }
    JournalLine last = lines.getLast();
    String before = end == 0 ? Journal.BEGINNING : hash(end);
    return last.sound()
        && last.n() == end + 1
        && last.previous().equals(before)
        && head.get().hash().equals(before);
  }

  private long last() {
    long most =
        lines.stream()
            .mapToLong(JournalLine::n)
            .filter(n -> n <= lines.size() + SLACK)
            .max()
            .orElse(0);
    if (head.isEmpty()) {
      return most;
    }
    Integer named = byHash.get(head.get().hash());
    return named != null && lines.get(named).n() <= most
        ? lines.get(named).n()
        : Math.min(head.get().count(), most);
  }

  /// A line that was changed may give itself any number; its neighbours say which it has.
  private static List<JournalLine> numbered(List<JournalLine> lines) {
    for (int at = 0; at < lines.size(); at++) {
      JournalLine line = lines.get(at);
      long before = at == 0 ? 0 : lines.get(at - 1).n();
      boolean ledOn =
          at + 1 < lines.size() && line.n() > 0 && lines.get(at + 1).n() == line.n() + 1;
      if (!line.sound() && line.n() != before + 1 && !ledOn) {
        lines.set(at, line.numbered(before + 1));
      }
    }
    return lines;
  }

  private void walk() {
    String want = head.map(Journal.Head::hash).orElse("");
    for (long n = end; n >= 1; n--) {
      int at = find(n, want);
      if (at < 0) {
        want = "";
        continue;
      }
      JournalLine line = lines.get(at);
      placed.put(n, at);
      taken.set(at);
      boolean other = !want.isEmpty() && !line.hash().equals(want) && n != end;
      if (!line.sound() || line.n() != n || other) {
        suspect.add(n);
      }
      want = line.sound() ? line.previous() : "";
    }
    if (placed.containsKey(1L) && !want.isEmpty() && !want.equals(Journal.BEGINNING)) {
      suspect.add(1L);
    }
  }

  /// The line that its follower names, else one that gives itself this number; -1 if there is none.
  private int find(long n, String want) {
    Integer named = byHash.get(want);
    if (named != null && !taken.get(named)) {
      return named;
    }
    return byNumber.getOrDefault(n, List.of()).stream()
        .filter(at -> !taken.get(at))
        .findFirst()
        .orElse(-1);
  }
}
