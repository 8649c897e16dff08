package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was done to the journal, line by line, and to its head.
final class ChainChanges {
  private static final String FILE = Journal.FILE;

  private static final String AHEAD =
      "follows soundly, but the head does not know it: a command that was killed between the two"
          + " leaves this, and the next one takes it in";

  private static final String TORN =
      "cut off while it was being written: the next command sets it aside";

  private final Chain chain;
  private final List<Change> changes = new ArrayList<>();

  private ChainChanges(Chain chain) {
    this.chain = chain;
  }

  static List<Change> of(Path folder) throws IOException {
    return of(folder, Chain.read(folder));
  }

  static List<Change> of(Path folder, Chain chain) throws IOException {
    HeadFile head = new HeadFile(folder);
    boolean there = Files.isRegularFile(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    if (!there && !head.isThere()) {
      return List.of(
          Change.of(
              FILE,
              Change.Kind.MISSING,
              "missing, and its head with it: nothing says what this case held"));
    }
    ChainChanges told = new ChainChanges(chain);
    if (there) {
      told.lines();
    } else {
      told.changes.add(Change.of(FILE, Change.Kind.MISSING, "missing; its head is still there"));
    }
    told.head(head, there);
    return told.changes;
  }

  private void lines() {
    chain.suspect().forEach(n -> add(n, Change.Kind.CHANGED, "changed after it was written"));
    removed();
    cut();
    inserted();
    moved();
  }

  private void add(long n, Change.Kind kind, String what) {
    changes.add(Change.at(FILE, n, kind, what));
  }

  /// Gaps before the last line that stands; what is gone behind it was cut off.
  private void removed() {
    long before = 0;
    for (long n : chain.placed().keySet()) {
      if (n > before + 1) {
        String between =
            before == 0
                ? "removed; the journal begins with line %d".formatted(n)
                : "removed; %d is followed by %d".formatted(before, n);
        changes.add(Change.at(FILE, before + 1, n - 1, Change.Kind.REMOVED, between));
      }
      before = n;
    }
  }

  private void cut() {
    long stand = chain.placed().isEmpty() ? 0 : chain.placed().lastKey();
    long told = chain.head().map(Journal.Head::count).orElse(chain.end());
    boolean headKnown = chain.head().map(Journal.Head::hash).orElse("").equals(chain.hash(stand));
    if (told > stand && !headKnown) {
      long gone = told - stand;
      String lines = gone == 1 ? "the last line was" : "the last %,d lines were".formatted(gone);
      changes.add(
          new Change(
              FILE,
              stand + 1,
              Change.Kind.CUT,
              "%s: %s cut off (the head says %,d, %,d stand there)"
                  .formatted(FILE, lines, told, stand)));
    }
  }

  /// Lines that are on no path from the head.
  private void inserted() {
    List<JournalLine> lines = chain.lines();
    Map<Integer, Long> entries = new HashMap<>();
    chain.placed().forEach((n, at) -> entries.put(at, n));
    long after = 0;
    for (int at = 0; at < lines.size(); at++) {
      Long entry = entries.get(at);
      if (entry != null) {
        after = entry;
      } else if (at == lines.size() - 1 && chain.isAhead()) {
        add(at + 1L, Change.Kind.UNFINISHED, AHEAD);
      } else if (at == lines.size() - 1 && isTorn(lines.get(at), after)) {
        add(at + 1L, Change.Kind.UNFINISHED, TORN);
      } else {
        add(at + 1L, Change.Kind.INSERTED, where(lines.get(at), after));
      }
    }
  }

  /// The head is written after the line: a torn line that the head counts was whole once.
  private boolean isTorn(JournalLine line, long after) {
    return !line.whole()
        && after == chain.end()
        && chain.head().map(Journal.Head::count).orElse(-1L) == after;
  }

  private String where(JournalLine line, long after) {
    String copy =
        line.sound() && line.n() <= chain.end() && chain.hash(line.n()).equals(line.hash())
            ? ", a copy of line %d".formatted(line.n())
            : "";
    return after >= chain.end()
        ? "added after the end that the head names" + copy
        : after == 0 ? "inserted before line 1" + copy : "inserted after line " + after + copy;
  }

  /// Lines that are all there, in another order.
  private void moved() {
    List<Long> was = List.copyOf(chain.placed().keySet());
    List<Long> is =
        was.stream().sorted(Comparator.comparing(n -> chain.placed().getOrDefault(n, 0))).toList();
    List<Long> apart = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      if (!was.get(i).equals(is.get(i))) {
        apart.add(was.get(i));
      }
    }
    if (!apart.isEmpty()) {
      String words =
          apart.size() == 2
              ? "lines %d and %d changed places"
              : "reordered between lines %d and %d";
      changes.add(
          new Change(
              FILE,
              apart.getFirst(),
              Change.Kind.MOVED,
              FILE + ": " + words.formatted(apart.getFirst(), apart.getLast())));
    }
  }

  private void head(HeadFile file, boolean there) throws IOException {
    if (chain.head().isEmpty()) {
      boolean gone = !file.isThere();
      changes.add(
          Change.of(
              Journal.HEAD,
              gone ? Change.Kind.MISSING : Change.Kind.CHANGED,
              gone
                  ? "missing; %,d lines stand in the journal".formatted(chain.entries())
                  : "changed: it can no longer be read"));
      return;
    }
    Journal.Head head = chain.head().get();
    String stands = chain.end() == 0 ? Journal.BEGINNING : chain.hash(chain.end());
    if (!file.isAsWritten(head)) {
      changed("changed after it was written");
    } else if (head.hash().equals(stands) && head.count() != chain.end()) {
      changed(
          "changed: it counts %,d lines, and its hash is that of line %d"
              .formatted(head.count(), chain.end()));
    } else if (there
        && !head.hash().equals(stands)
        && head.count() <= chain.end()
        && !chain.suspect().contains(chain.end())) {
      changed(
          "does not name line %d as it stands: one of the two was changed".formatted(chain.end()));
    }
  }

  private void changed(String words) {
    changes.add(Change.of(Journal.HEAD, Change.Kind.CHANGED, words));
  }
}
