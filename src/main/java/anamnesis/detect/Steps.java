package anamnesis.detect;

import anamnesis.backup.Copy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What became of one table from each copy to the next.
final class Steps {
  private static final int FEWEST = 3;

  private final List<Step> steps = new ArrayList<>();
  private final String table;

  private enum Step {
    /// It has new rows, and all the old ones as far as can be told.
    GREW,
    /// Nothing of it is another than before.
    RESTED,
    /// Its rows were changed in place: nothing is known of what came and went.
    TOUCHED,
    /// It has fewer rows.
    FELL
  }

  private Steps(String table) {
    this.table = table;
  }

  /// Of every table that all of these copies hold.
  static Map<String, Steps> of(List<Copy> copies) {
    Map<String, Steps> all = new TreeMap<>();
    Map<String, Copy.Table> before = new TreeMap<>();
    for (Copy copy : copies) {
      for (Copy.Table table : copy.tables()) {
        Copy.Table last = before.put(table.name(), table);
        if (last != null) {
          all.computeIfAbsent(table.name(), Steps::new).steps.add(step(last, table));
        }
      }
    }
    all.values().removeIf(each -> each.steps.size() < copies.size() - 1);
    return all;
  }

  private static Step step(Copy.Table before, Copy.Table after) {
    if (after.rows() < before.rows()) {
      return Step.FELL;
    }
    boolean same =
        before.rows() == after.rows()
            && Objects.equals(before.key(), after.key())
            && Objects.equals(before.newest(), after.newest());
    if (same) {
      return Objects.equals(before.contentHash(), after.contentHash()) ? Step.RESTED : Step.TOUCHED;
    }
    return after.rows() > before.rows() ? Step.GREW : Step.TOUCHED;
  }

  boolean movedInLast(int count) {
    return steps.subList(steps.size() - count, steps.size()).contains(Step.GREW);
  }

  /// How it rests at the end, if it is one that only ever grew.
  Optional<NoGrowth.Resting> resting(List<Copy> copies) {
    int begin = steps.size();
    while (begin > 0 && steps.get(begin - 1) == Step.RESTED) {
      begin--;
    }
    List<Step> earlier = steps.subList(0, begin);
    int grew = (int) earlier.stream().filter(step -> step == Step.GREW).count();
    if (begin == steps.size() || grew < FEWEST || earlier.contains(Step.FELL)) {
      return Optional.empty();
    }
    return Optional.of(
        new NoGrowth.Resting(
            table, copies.get(begin), steps.size() - begin, longest(earlier), grew, begin));
  }

  private static int longest(List<Step> steps) {
    int longest = 0;
    int rest = 0;
    for (Step step : steps) {
      rest = step == Step.RESTED ? rest + 1 : 0;
      longest = Math.max(longest, rest);
    }
    return longest;
  }
}
