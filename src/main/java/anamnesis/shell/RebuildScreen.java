package anamnesis.shell;

import anamnesis.evidence.Tally;
import anamnesis.link.Gone;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Mapping;
import anamnesis.playbook.Wrapped;
import anamnesis.rebuild.Into;
import anamnesis.rebuild.Rebuilt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What a rebuild has to say.
///
/// @param gone who must not come back
///
/// @param again what the same command would be told of the mapping
record RebuildScreen(
    Mapping mapping,
    String again,
    Rebuilt rebuilt,
    Into into,
    List<Tally> incomplete,
    List<Unheard> unheard,
    Gone gone,
    SinceScreen since) {
  private static final int WIDTH = 80;
  private static final String LABELLED = "  %-12s ";

  Outcome outcome() {
    var json = Outcome.json("rebuild");
    json.put("into", rebuilt.into()).put("written", rebuilt.written());
    var tables = json.putArray("tables");
    for (Rebuilt.Table table : rebuilt.tables()) {
      tables
          .addObject()
          .put("name", table.name())
          .put("rows", table.rows())
          .put("known", table.known())
          .put("inferred", table.inferred())
          .put("disputed", table.disputed())
          .put("lost", table.lost())
          .put("quarantined", table.refused());
    }
    var exhibits = json.putObject("exhibits");
    rebuilt.fates().forEach((became, count) -> exhibits.put(word(became), count));
    var unused = json.putObject("unused");
    rebuilt.unused().forEach(unused::put);
    var missing = json.putArray("incomplete");
    incomplete.forEach(tally -> missing.add(tally.name()));
    var silent = json.putArray("unheard");
    for (Unheard one : unheard) {
      var node = silent.addObject().put("table", one.table());
      one.kinds().forEach(node.putArray("kinds")::add);
      one.nearest().forEach(node.putArray("nearest")::add);
    }
    json.putObject("erased")
        .put("people", gone.people())
        .put("perhaps", gone.perhaps())
        .put("unclaimed", gone.unclaimed());
    since.into(json);
    boolean whole = incomplete.isEmpty() && unheard.isEmpty();
    return new Outcome(whole ? Exit.DONE : Exit.INCOMPLETE, json, lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add("");
    lines.add("  table                  rows     known  inferred  disputed      lost");
    for (Rebuilt.Table table : rebuilt.tables()) {
      lines.add(
          "  %-18s %,8d %,9d %,9d %,9d %,9d"
              .formatted(
                  table.name(),
                  table.rows(),
                  table.known(),
                  table.inferred(),
                  table.disputed(),
                  table.lost()));
    }
    lines.add("");
    doubts(lines);
    exhibits(lines);
    gone(lines);
    lines.addAll(since.lines(LABELLED));
    since.missing().forEach(one -> lines.addAll(Wrapped.at(WIDTH, "  missing      ", one)));
    incomplete.forEach(
        tally ->
            lines.addAll(
                Wrapped.at(WIDTH, "  incomplete   ", tally.name() + ": " + tally.proof())));
    for (Unheard one : unheard) {
      lines.addAll(Wrapped.at(WIDTH, "  unheard      ", one.words()));
      if (!one.nearest().isEmpty()) {
        lines.add("               there is " + String.join(", ", one.nearest()));
      }
    }
    lines.add("");
    lines.add("  next         " + next());
    return lines;
  }

  private String headline() {
    String what =
        "%d table%s, %,d rows"
            .formatted(
                rebuilt.tables().size(), rebuilt.tables().size() == 1 ? "" : "s", rebuilt.rows());
    return switch (into) {
      case Into.Own _ -> filled(what, " into a fresh PostgreSQL of the case's own");
      case Into.Outside _ -> filled(what, "");
      case Into.ScriptFile _ -> "Written as a script: %s.".formatted(what);
      case Into.Nowhere _ -> "Would be rebuilt: %s. Nothing was filled.".formatted(what);
    };
  }

  private String filled(String what, String where) {
    return rebuilt.written() == 0 && rebuilt.rows() > 0
        ? "Nothing to do: %s are there already.".formatted(what)
        : "Rebuilt: %s%s.".formatted(what, where);
  }

  private void doubts(List<String> lines) {
    if (into instanceof Into.Outside || into instanceof Into.ScriptFile) {
      lines.add("  into         " + rebuilt.into());
    }
    long disputed = rebuilt.tables().stream().mapToLong(Rebuilt.Table::disputed).sum();
    long refused = rebuilt.tables().stream().mapToLong(Rebuilt.Table::refused).sum();
    if (disputed > 0) {
      lines.add(
          "  disputed     %,d cells: witnesses contradict each other; all claims are kept"
              .formatted(disputed));
    }
    String label = "lost";
    for (Cell.Why why : Cell.Why.values()) {
      long count = rebuilt.lost().getOrDefault(why, 0L);
      if (count > 0) {
        lines.add("  %-12s %,d %s".formatted(label, count, words(why)));
        label = "";
      }
    }
    if (refused > 0) {
      lines.add(
          "  set aside    %,d rows cannot be made: quarantine/rebuild.jsonl".formatted(refused));
    }
  }

  private static String words(Cell.Why why) {
    return switch (why) {
      case UNWITNESSED -> "existed, and no witness holds them: their owners are asked";
      case WITHHELD -> "are never filled: they open doors";
      case UNSPOKEN -> "are empty: no witness speaks of them";
    };
  }

  private void exhibits(List<String> lines) {
    lines.add(
        "  exhibits     %,d loaded, %,d merged, %,d in quarantine, %,d omitted"
            .formatted(
                count(Fate.Became.LOADED),
                count(Fate.Became.MERGED),
                count(Fate.Became.QUARANTINED),
                count(Fate.Became.OMITTED)));
    unused(lines, "spare", true, "%,d of kinds that are asked for are in no row that was lost:");
    unused(lines, "unused", false, "%,d are kept, but no mapping asks for them:");
  }

  private void unused(List<String> lines, String label, boolean asked, String words) {
    SequencedMap<String, Long> kinds = new TreeMap<>(rebuilt.unused());
    kinds.keySet().removeIf(kind -> mapping.asksFor(kind) != asked);
    if (!kinds.isEmpty()) {
      long all = kinds.values().stream().mapToLong(Long::longValue).sum();
      lines.add("  %-12s %s".formatted(label, words.formatted(all)));
      kinds.forEach((kind, count) -> lines.add("                 %s %,d".formatted(kind, count)));
    }
  }

  private void gone(List<String> lines) {
    if (gone.people() > 0) {
      lines.add(
          "  erased       %,d people were, at a witness: nothing is made of them"
              .formatted(gone.people()));
    }
    if (gone.perhaps() > 0) {
      lines.add(
          "  held back    %,d people may have been erased: `anamnesis review`, then link"
              .formatted(gone.perhaps()));
    }
    if (gone.unclaimed() > 0) {
      lines.add(
          "  unclaimed    %s: nothing tells whose"
              .formatted(Lines.count(gone.unclaimed(), "erased account", "erased accounts")));
    }
  }

  private long count(Fate.Became became) {
    return rebuilt.fates().getOrDefault(became, 0L);
  }

  private String next() {
    return switch (into) {
      case Into.Own _, Into.Outside _ -> "anamnesis reconcile";
      case Into.ScriptFile(var script) ->
          "psql -v ON_ERROR_STOP=1 -f " + CommandLine.quoted(String.valueOf(script.getFileName()));
      case Into.Nowhere _ -> "anamnesis rebuild" + again;
    };
  }

  private static String word(Fate.Became became) {
    return became.name().toLowerCase(Locale.ROOT);
  }
}
