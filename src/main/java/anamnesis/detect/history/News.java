package anamnesis.detect.history;

import anamnesis.detect.Finding;
import anamnesis.detect.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a scan says that the last one of the same place did not.
///
/// What is not found any more is resolved only where somebody looked; otherwise it is not known.
///
/// @param since when the last one was
/// @param fresh what was not found then
/// @param worse what was, with smaller numbers
/// @param resolved what was found then, and was looked for again in vain
/// @param unseen what was found then, and could not be looked for now
/// @param blind what could be looked at then, and not now
public record News(
    Instant since,
    List<Finding> fresh,
    List<Finding> worse,
    List<Scanned.Found> resolved,
    List<Scanned.Found> unseen,
    List<Scan.Gap> blind) {
  public News {
    fresh = List.copyOf(fresh);
    worse = List.copyOf(worse);
    resolved = List.copyOf(resolved);
    unseen = List.copyOf(unseen);
    blind = List.copyOf(blind);
  }

  /// @param now the same scan as `result`, as it will be remembered
  public static News between(Scanned last, Scanned now, Scan.Result result) {
    Map<String, Scanned.Found> before = Scanned.byId(last.known());
    Map<String, Scanned.Found> after = now.byId();
    List<Scanned.Found> gone =
        last.known().stream().filter(found -> !after.containsKey(found.id())).toList();
    return new News(
        last.at(),
        result.findings().stream().filter(found -> !before.containsKey(found.id())).toList(),
        result.findings().stream().filter(found -> isWorse(found, before.get(found.id()))).toList(),
        gone.stream().filter(found -> now.lookedBy(found.detector())).toList(),
        last.findings().stream()
            .filter(found -> !after.containsKey(found.id()) && !now.lookedBy(found.detector()))
            .toList(),
        result.notEvaluated().stream().filter(gap -> !last.notEvaluated().contains(gap)).toList());
  }

  private static boolean isWorse(Finding now, Scanned.@Nullable Found then) {
    return Optional.ofNullable(then)
        .filter(found -> Badness.of(now).worseThan(found.badness()))
        .isPresent();
  }

  public boolean nothing() {
    return fresh.isEmpty()
        && worse.isEmpty()
        && resolved.isEmpty()
        && unseen.isEmpty()
        && blind.isEmpty();
  }
}
