package anamnesis.casefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What became of the lines of a file, told from the marks they had and the marks they have.
final class LineChanges {
  /// Beyond this the lines are compared place by place: the table would be larger than 16 MB.
  private static final long TABLE = 4_000_000;

  private static final int NAMED = 20;

  private final String file;
  private final int[] was;
  private final int[] is;
  private final boolean open;
  private final List<Change> changes = new ArrayList<>();

  private LineChanges(String file, int[] was, LineMarks is) {
    this.file = file;
    this.was = was;
    this.is = is.all();
    this.open = is.isCut();
  }

  /// None if the marks are the same: then the change is one that they cannot see.
  static List<Change> of(String file, int[] was, LineMarks is) {
    return new LineChanges(file, was, is).all();
  }

  private List<Change> all() {
    int same = Arrays.mismatch(was, is);
    if (same < 0) {
      return List.of();
    }
    int tail = 0;
    int most = Math.min(was.length, is.length) - same;
    while (tail < most && was[was.length - 1 - tail] == is[is.length - 1 - tail]) {
      tail++;
    }
    Stretch all = new Stretch(same, was.length - tail, same, is.length - tail);
    if (!moved(all)) {
      differences(all);
    }
    if (changes.size() > NAMED) {
      int more = changes.size() - NAMED;
      changes.subList(NAMED, changes.size()).clear();
      changes.add(Change.of(file, Change.Kind.CHANGED, "and %,d more places".formatted(more)));
    }
    return changes;
  }

  /// Lines that were, and the lines that stand in their place; each from, inclusive, to, exclusive.
  private record Stretch(int from, int to, int isFrom, int isTo) {
    int gone() {
      return to - from;
    }

    int come() {
      return isTo - isFrom;
    }
  }

  /// The same lines in another order.
  private boolean moved(Stretch all) {
    int[] before = Arrays.copyOfRange(was, all.from, all.to);
    int[] after = Arrays.copyOfRange(is, all.isFrom, all.isTo);
    int apart = 0;
    for (int i = 0; i < Math.min(before.length, after.length); i++) {
      apart += before[i] == after[i] ? 0 : 1;
    }
    Arrays.sort(before);
    Arrays.sort(after);
    if (!Arrays.equals(before, after)) {
      return false;
    }
    String words =
        apart == 2
            ? "lines %d and %d changed places".formatted(all.from + 1, all.to)
            : "reordered between lines %d and %d".formatted(all.from + 1, all.to);
    changes.add(new Change(file, all.from + 1, Change.Kind.MOVED, file + ": " + words));
    return true;
  }

  private void differences(Stretch all) {
    if ((long) all.gone() * all.come() <= TABLE) {
      byTable(all);
    } else if (all.gone() == all.come()) {
      byPlace(all);
    } else {
      say(all);
    }
  }

  private void byPlace(Stretch all) {
    int begin = -1;
    for (int i = all.from; i <= all.to; i++) {
      boolean differs = i < all.to && was[i] != is[i];
      if (differs && begin < 0) {
        begin = i;
      } else if (!differs && begin >= 0) {
        say(new Stretch(begin, i, begin, i));
        begin = -1;
      }
    }
  }

  /// The longest common run of lines stays; what lies between is what was done.
  private void byTable(Stretch all) {
    int[][] common = table(all);
    int i = 0;
    int j = 0;
    int fromI = 0;
    int fromJ = 0;
    while (i < all.gone() && j < all.come()) {
      if (was[all.from + i] == is[all.isFrom + j]) {
        say(new Stretch(all.from + fromI, all.from + i, all.isFrom + fromJ, all.isFrom + j));
        fromI = ++i;
        fromJ = ++j;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    say(new Stretch(all.from + fromI, all.to, all.isFrom + fromJ, all.isTo));
  }

  private int[][] table(Stretch all) {
    int[][] common = new int[all.gone() + 1][all.come() + 1];
    for (int i = all.gone() - 1; i >= 0; i--) {
      for (int j = all.come() - 1; j >= 0; j--) {
        common[i][j] =
            was[all.from + i] == is[all.isFrom + j]
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void say(Stretch one) {
    if (one.gone() == 0 && one.come() == 0) {
      return;
    }
    boolean atEnd = one.to == was.length && one.isTo == is.length;
    if (one.gone() == 0) {
      changes.add(inserted(one, atEnd));
    } else if (atEnd && one.come() == 0) {
      changes.add(cut("after line %d (of %d)".formatted(one.from, was.length), one.from));
    } else if (atEnd && one.come() == 1 && open) {
      changes.add(cut("within line %d (of %d)".formatted(one.from + 1, was.length), one.from + 1));
    } else {
      changes.add(changed(one));
    }
  }

  private Change cut(String where, int line) {
    return new Change(file, line, Change.Kind.CUT, "%s: cut off %s".formatted(file, where));
  }

  private Change inserted(Stretch one, boolean atEnd) {
    String lines = one.come() == 1 ? "1 line" : "%,d lines".formatted(one.come());
    String words =
        atEnd
            ? "%s added at the end, after line %d".formatted(lines, one.from)
            : one.from == 0
                ? "%s inserted before line 1".formatted(lines)
                : "%s inserted after line %d".formatted(lines, one.from);
    return new Change(file, one.from, Change.Kind.INSERTED, file + ": " + words);
  }

  private Change changed(Stretch one) {
    if (one.come() == 0) {
      return Change.at(file, one.from + 1, one.to, Change.Kind.REMOVED, "removed");
    }
    String words =
        one.gone() == one.come()
            ? "changed"
            : "changed (%,d stood there, %,d stand there now)".formatted(one.gone(), one.come());
    return Change.at(file, one.from + 1, one.to, Change.Kind.CHANGED, words);
  }
}
