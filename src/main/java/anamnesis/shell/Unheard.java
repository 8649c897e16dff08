package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.mapping.TableMapping;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A table that no witness said anything for: a mistyped kind, or a witness not asked yet.
///
/// @param kinds what the mapping asks for
/// @param nearest what was said and could be meant
record Unheard(String table, Set<String> kinds, NavigableSet<String> nearest) {
  static List<Unheard> among(List<TableMapping> tables, Case file) {
    NavigableSet<String> heard = Exhibit.kinds(file).navigableKeySet();
    return tables.stream()
        .filter(table -> !table.roots().isEmpty())
        .filter(table -> table.roots().stream().noneMatch(heard::contains))
        .map(table -> of(table, heard))
        .toList();
  }

  private static Unheard of(TableMapping table, NavigableSet<String> heard) {
    NavigableSet<String> nearest =
        table.roots().stream()
            .map(kind -> Nearest.to(kind, heard))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Unheard(table.table(), table.roots(), nearest);
  }

  /// Where that is so of every table there is nothing to rebuild from.
  static void refuseAll(List<Unheard> unheard, List<TableMapping> tables) {
    if (unheard.isEmpty() || unheard.size() < tables.size()) {
      return;
    }
    List<String> hints = unheard.stream().flatMap(one -> one.nearest.stream()).distinct().toList();
    throw new Refusal(
        "there is nothing to rebuild from: "
            + unheard.stream().map(Unheard::words).collect(Collectors.joining("; ")),
        hints.isEmpty()
            ? "ask the witness that says it, or see `anamnesis mapping check`"
            : "was it meant to be %s? Mend the mapping".formatted(String.join(", ", hints)));
  }

  String words() {
    return "no exhibit is a %s, which %s asks for".formatted(String.join(" or ", kinds), table);
  }
}
