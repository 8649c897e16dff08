package anamnesis.shell;

import anamnesis.backup.Copy;
import anamnesis.backup.Differences;
import anamnesis.backup.Differences.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What changed between two copies, as a person reads it and as a script does.
///
/// @param typed how the two copies were named
record CompareScreen(Differences differences, List<String> typed, KeyMask mask) {
  private static final int NAME = 36;
  private static final int KEYS = 5;
  private static final int COLUMNS = 6;

  Outcome outcome() {
    Exit exit = exit();
    List<String> lines = new ArrayList<>();
    lines.addAll(copy("before", differences.before()));
    lines.addAll(copy("after", differences.after()));
    if (!differences.before().complete() || !differences.after().complete()) {
      String not = "what stands behind the break: those rows count as removed, or as added";
      lines.addAll(Passage.of("unknown", not).lines());
    }
    lines.add("");
    differences.tables().stream().sorted(worstFirst()).forEach(table -> lines.addAll(of(table)));
    int same = same();
    if (same > 0) {
      lines.addAll(Passage.of("same", Lines.count(same, "table", "tables")).lines());
    }
    lines.add("");
    lines.addAll(CommandLines.next(next()));
    lines.add("");
    String tables = Lines.count(differences.tables().size(), "table differs", "tables differ");
    lines.add(
        Passage.spread(
            differences.same() ? "the same rows in both" : tables, "exit " + exit.code()));
    return new Outcome(exit, json(), lines);
  }

  /// What the earlier one holds and the later has lost is to be kept; of two that hold the same,
  /// see whether it comes back.
  private String next() {
    if (differences.same()) {
      return "anamnesis drill --backups " + CommandLine.quoted(typed.getLast());
    }
    boolean lost =
        differences.tables().stream()
            .anyMatch(table -> table.counts().removed() + table.counts().changed() > 0);
    return "anamnesis gather dump " + CommandLine.quoted(lost ? typed.getFirst() : typed.getLast());
  }

  private Exit exit() {
    if (!differences.same()) {
      return Exit.FOUND;
    }
    boolean whole = differences.before().good() && differences.after().good();
    return whole ? Exit.DONE : Exit.INCOMPLETE;
  }

  private static List<String> copy(String label, Copy copy) {
    List<String> lines = new ArrayList<>();
    String told = "%s, %s".formatted(Shortened.name(copy.path()), Moments.utc(copy.takenAt()));
    lines.addAll(Passage.of(label, told).lines());
    copy.trouble()
        .ifPresent(trouble -> lines.addAll(Passage.of("", Shortened.words(trouble)).lines()));
    return lines;
  }

  private static Comparator<Table> worstFirst() {
    return Comparator.comparingLong((Table table) -> table.after() - table.before())
        .thenComparing(Table::name);
  }

  private List<String> of(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-28s %s, then %s",
            Shortened.to(NAME, table.name()),
            held(differences.before(), table.name()),
            held(differences.after(), table.name())));
    Differences.Counts counts = table.counts();
    keys(lines, "removed", counts.removed(), table.keys().removed(), table.key());
    keys(lines, "changed", counts.changed(), table.keys().changed(), table.key());
    keys(lines, "added", counts.added(), table.keys().added(), table.key());
    if (!table.columns().isEmpty()) {
      lines.addAll(Passage.of("", Shortened.words("columns: " + columns(table))).lines());
    }
    structure(lines, "new columns: ", table.newColumns());
    structure(lines, "columns gone: ", table.lostColumns());
    return lines;
  }

  /// A table without rows, one that is not there, and one that stands behind a break are three
  /// things.
  private static String held(Copy copy, String name) {
    return copy.table(name)
        .map(table -> Lines.count(table.rows(), "row", "rows"))
        .orElse(copy.complete() ? "absent" : "not reached");
  }

  private void keys(List<String> lines, String what, long count, List<String> keys, String key) {
    if (count == 0) {
      return;
    }
    String some =
        keys.stream()
            .limit(KEYS)
            .map(one -> mask.of(key, one))
            .distinct()
            .collect(Collectors.joining(", "));
    String more = count > KEYS && !some.isEmpty() ? ", …" : "";
    String named = key.isEmpty() ? "" : ": %s %s%s".formatted(key, some, more);
    String told = String.format(Locale.ROOT, "%,d %s", count, what) + named;
    lines.addAll(Passage.of("", Shortened.words(told)).lines());
  }

  /// The most often changed first, in how many of those that were looked into.
  private static String columns(Table table) {
    return table.columns().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(COLUMNS)
        .map(entry -> "%s %s×".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void structure(List<String> lines, String words, List<String> columns) {
    if (!columns.isEmpty()) {
      lines.addAll(Passage.of("", Shortened.words(words + String.join(", ", columns))).lines());
    }
  }

  private int same() {
    return (int)
        differences.after().tables().stream()
            .filter(table -> differences.before().table(table.name()).isPresent())
            .filter(
                table ->
                    differences.tables().stream().noneMatch(t -> t.name().equals(table.name())))
            .count();
  }

  private ObjectNode json() {
    ObjectNode json = Outcome.json("backups-compare");
    copy(json.putObject("before"), differences.before());
    copy(json.putObject("after"), differences.after());
    json.put("same", differences.same());
    json.put("tablesSame", same());
    ArrayNode tables = json.putArray("tables");
    differences.tables().forEach(table -> table(tables.addObject(), table));
    json.put("next", next());
    return json;
  }

  private static void copy(ObjectNode node, Copy copy) {
    node.put("path", copy.path());
    node.put("takenAt", copy.takenAt().toString());
    node.put("complete", copy.complete());
    node.put("problem", copy.problem());
    node.put("contentHash", copy.contentHash());
  }

  private void table(ObjectNode node, Table table) {
    node.put("name", table.name());
    node.put("before", rows(differences.before(), table.name()));
    node.put("after", rows(differences.after(), table.name()));
    node.put("added", table.counts().added());
    node.put("removed", table.counts().removed());
    node.put("changed", table.counts().changed());
    node.put("key", table.key().isEmpty() ? null : table.key());
    masked(node.putArray("addedKeys"), table.key(), table.keys().added());
    masked(node.putArray("removedKeys"), table.key(), table.keys().removed());
    masked(node.putArray("changedKeys"), table.key(), table.keys().changed());
    ObjectNode columns = node.putObject("changedColumns");
    table.columns().forEach(columns::put);
    table.newColumns().forEach(node.putArray("newColumns")::add);
    table.lostColumns().forEach(node.putArray("lostColumns")::add);
  }

  /// Null where it is not there.
  private static @Nullable Long rows(Copy copy, String name) {
    return copy.table(name).map(Copy.Table::rows).orElse(null);
  }

  private void masked(ArrayNode array, String column, List<String> keys) {
    keys.forEach(key -> array.add(mask.of(column, key)));
  }
}
