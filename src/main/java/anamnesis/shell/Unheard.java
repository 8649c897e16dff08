package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import anamnesis.mapping.RowsOf;
import anamnesis.mapping.TableMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table that no witness said anything for: a mistyped kind, a witness not asked yet, or records
/// that were linked to nothing of which the table has rows.
///
/// @param kinds what the mapping asks for
/// @param nearest what was said and could be meant
/// @param unlinked as what none of them was linked, though they were said; else empty
record Unheard(String table, Set<String> kinds, NavigableSet<String> nearest, String unlinked) {
  static List<Unheard> among(List<TableMapping> tables, Case file) {
    NavigableSet<String> heard = Exhibit.kinds(file).navigableKeySet();
    Map<Identity.Kind, Set<String>> linked = linked(file);
    List<Unheard> unheard = new ArrayList<>();
    for (TableMapping table : tables) {
      Set<String> roots = table.roots();
      Identity.Kind kind = table.rows().each().kind();
      if (!roots.isEmpty() && Collections.disjoint(roots, heard)) {
        unheard.add(of(table, heard));
      } else if (THINGS.contains(table.rows().each())
          && Collections.disjoint(roots, linked.getOrDefault(kind, Set.of()))) {
        String as = kind.name().toLowerCase(Locale.ROOT);
        unheard.add(new Unheard(table.table(), roots, new TreeSet<>(), as));
      }
    }
    return unheard;
  }

  /// Of what kinds the records are that were linked to people, payments and documents.
  private static Map<Identity.Kind, Set<String>> linked(Case file) {
    Map<Identity.Kind, Set<String>> linked = new EnumMap<>(Identity.Kind.class);
    try (Stream<Identity> identities = Identity.shelf(file).read()) {
      identities.forEach(
          identity -> {
            Set<String> kinds = linked.computeIfAbsent(identity.kind(), _ -> new HashSet<>());
            identity.members().forEach(member -> kinds.add(Exhibit.kindOf(member.exhibit())));
          });
    }
    return linked;
  }

  private static final Set<RowsOf.Each> THINGS =
      EnumSet.of(RowsOf.Each.PAYMENT, RowsOf.Each.DOCUMENT);

  private static Unheard of(TableMapping table, NavigableSet<String> heard) {
    NavigableSet<String> nearest =
        table.roots().stream()
            .map(kind -> Nearest.to(kind, heard))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Unheard(table.table(), table.roots(), nearest, "");
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
    if (!unlinked.isEmpty()) {
      return "no %s was linked as a %s, so %s has no row: `each: record` makes one of each"
          .formatted(String.join(" or ", kinds), unlinked, table);
    }
    return "no exhibit is a %s, which %s asks for".formatted(String.join(" or ", kinds), table);
  }
}
