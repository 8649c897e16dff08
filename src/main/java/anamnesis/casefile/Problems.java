package anamnesis.casefile;

import anamnesis.Refusal;
import java.util.ArrayList;
import java.util.List;

/// All that is wrong with files a person wrote, gathered before anything is refused.
public final class Problems {
  /// What is quoted of a file is quoted to find it there, not to repeat it.
  private static final int LONGEST = 300;

  private final List<String> found = new ArrayList<>();

  public void add(Yaml where, String what) {
    found.add("%s:%d: %s".formatted(where.file(), where.line(), cut(what)));
  }

  public void add(String what) {
    found.add(cut(what));
  }

  private static String cut(String what) {
    return what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
  }

  public boolean none() {
    return found.isEmpty();
  }

  public List<String> all() {
    return List.copyOf(found);
  }

  /// Refuses once, with every problem, if there is any.
  public void refuse(String what, String hint) {
    if (!found.isEmpty()) {
      throw new Refusal(
          "%s: %d problem%s".formatted(what, found.size(), found.size() == 1 ? "" : "s"),
          found,
          hint);
    }
  }
}
