package anamnesis.shell;

import anamnesis.backup.Keeping;
import anamnesis.backup.Listed;
import anamnesis.detect.Bisect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// When the data vanished, as a person reads it and as a script does.
///
/// @param place that was named
record BisectScreen(String place, List<Part> parts) {
  /// One series of copies.
  ///
  /// @param copies how many there are
  /// @param keeping how the last good one is kept; null where nothing was lost
  record Part(String series, int copies, Bisect.Found found, @Nullable Keeping keeping) {
    boolean lost() {
      return found.firstBad() != null;
    }
  }

  Outcome outcome() {
    Exit exit = exit();
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      if (parts.size() > 1) {
        lines.add("Series " + Shortened.name(part.series()));
      }
      lines.addAll(part(part));
      lines.add("");
    }
    lines.addAll(CommandLines.next(next()));
    lines.add("");
    int reads = parts.stream().mapToInt(part -> part.found().reads()).sum();
    int copies = parts.stream().mapToInt(Part::copies).sum();
    String read = "%s of %s read".formatted(reads, Lines.count(copies, "copy", "copies"));
    lines.add(Passage.spread(read, "exit " + exit.code()));
    return new Outcome(exit, json(), lines);
  }

  /// What went between the last good copy and the first bad one.
  private String next() {
    Bisect.Found found = worst().found();
    return found.firstBad() == null || found.lastGood() == null
        ? "anamnesis backups " + CommandLine.quoted(place)
        : "anamnesis backups compare %s %s".formatted(at(found.lastGood()), at(found.firstBad()));
  }

  private String at(Listed listed) {
    String folder = place.replaceAll("/+$", "");
    return CommandLine.quoted(
        folder.endsWith(listed.path()) ? folder : folder + "/" + listed.path());
  }

  private Exit exit() {
    if (parts.stream().anyMatch(Part::lost)) {
      return Exit.FOUND;
    }
    boolean unread =
        parts.stream()
            .anyMatch(part -> !part.found().compared() || !part.found().unreadable().isEmpty());
    return unread ? Exit.INCOMPLETE : Exit.DONE;
  }

  private List<String> part(Part part) {
    Bisect.Found found = part.found();
    List<String> lines = new ArrayList<>();
    if (found.oldest() == null) {
      lines.add("None of these copies can be read: nothing is known of what they held.");
    } else if (!found.compared()) {
      lines.add("One copy alone was read: what it lost before, nothing here tells.");
      lines.add("");
      String not = "nothing was compared; name a folder with the older copies of it";
      lines.addAll(Passage.of("unknown", not).lines());
    } else {
      lines.add(headline(found));
      lines.add("");
      found.tables().stream()
          .filter(table -> table.loss() != null)
          .forEach(table -> lines.addAll(lost(table)));
      lines.addAll(kept(part));
      lines.addAll(rest(found, part.copies()));
    }
    for (Listed listed : found.unreadable()) {
      String unread = Shortened.name(listed.path()) + " could not be read";
      lines.addAll(Passage.of("unread", unread).lines());
    }
    return lines;
  }

  private static String headline(Bisect.Found found) {
    long lost = found.tables().stream().filter(table -> table.loss() != null).count();
    if (found.firstBad() == null) {
      return "No copy that was read holds what the newest has lost.";
    }
    return "%s lost data; the last copy with all of it is of %s."
        .formatted(Lines.count(lost, "table", "tables"), day(found.lastGood()));
  }

  private static List<String> lost(Bisect.Table table) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Passage.of("lost", Shortened.name(table.name()) + "  " + words(table)).lines());
    lines.addAll(Passage.of("", "last good  " + named(table.lastGood())).lines());
    lines.addAll(Passage.of("", "first bad  " + named(table.firstBad())).lines());
    return lines;
  }

  /// When retention will delete the last good one, and the line that keeps it.
  private List<String> kept(Part part) {
    List<String> lines = new ArrayList<>();
    Keeping keeping = part.keeping();
    Listed good = part.found().lastGood();
    if (keeping != null && good != null) {
      String rule = keeping.rule() == null ? "" : " (%s)".formatted(keeping.rule());
      String name = Shortened.name(good.path());
      String goes =
          keeping.expires() == null
              ? "when %s will be deleted, nothing tells".formatted(name) + rule
              : "%s goes on %s".formatted(name, Moments.minute(keeping.expires())) + rule;
      lines.addAll(Passage.of("keep it", Shortened.words(goes)).lines());
      lines.addAll(CommandLines.fitted(" ".repeat(14), protect(keeping, good)));
    }
    return lines;
  }

  private String protect(Keeping keeping, Listed good) {
    return keeping.protect() == null
        ? "cp -p %s <another place>".formatted(at(good))
        : keeping.protect();
  }

  private static List<String> rest(Bisect.Found found, int copies) {
    List<String> whole =
        found.tables().stream()
            .filter(table -> table.loss() == null)
            .map(table -> Shortened.name(table.name()))
            .toList();
    List<String> lines = new ArrayList<>();
    if (!whole.isEmpty()) {
      String names = whole.stream().limit(6).collect(Collectors.joining(", "));
      String more = whole.size() > 6 ? " and %s more".formatted(whole.size() - 6) : "";
      lines.addAll(Passage.of("whole", names + more + " in every copy that was read").lines());
    }
    if (found.reads() < copies && found.oldest() != null) {
      String not =
          "what was lost and came back between two copies, or was lost before %s; `--every`"
              .formatted(Shortened.name(found.oldest().path()));
      lines.addAll(Passage.of("unknown", not + " reads all " + copies).lines());
    }
    return lines;
  }

  private ObjectNode json() {
    ObjectNode json = Outcome.json("backups-bisect");
    ArrayNode tables = json.putArray("tables");
    ArrayNode unreadable = json.putArray("unreadable");
    for (Part part : parts) {
      for (Bisect.Table table : part.found().tables()) {
        ObjectNode node = tables.addObject();
        node.put("name", table.name());
        node.put("series", part.series());
        node.put("lastGood", path(table.lastGood()));
        node.put("firstBad", path(table.firstBad()));
        node.put("loss", table.loss() == null ? null : table.loss().words());
      }
      part.found().unreadable().forEach(listed -> unreadable.add(listed.path()));
    }
    Part worst = worst();
    boolean compared = parts.stream().allMatch(part -> part.found().compared());
    json.put("compared", compared);
    json.put("lastGood", worst.found().compared() ? path(worst.found().lastGood()) : null);
    Keeping keeping = worst.keeping();
    if (keeping != null && worst.found().lastGood() != null) {
      json.put("lastGoodExpires", keeping.expires() == null ? null : keeping.expires().toString());
      json.put("protect", protect(keeping, worst.found().lastGood()));
    }
    json.put("firstBad", path(worst.found().firstBad()));
    json.put("reads", parts.stream().mapToInt(part -> part.found().reads()).sum());
    json.put("copies", parts.stream().mapToInt(Part::copies).sum());
    json.put("next", next());
    return json;
  }

  /// Of several series, the one in which data vanished first.
  private Part worst() {
    return parts.stream()
        .filter(Part::lost)
        .min(Comparator.comparing(part -> when(part.found().firstBad())))
        .orElse(parts.getFirst());
  }

  private static java.time.Instant when(@Nullable Listed listed) {
    return listed == null ? java.time.Instant.MAX : listed.takenAt();
  }

  private static String words(Bisect.Table table) {
    return table.loss() == null ? "" : table.loss().words();
  }

  private static @Nullable String path(@Nullable Listed listed) {
    return listed == null ? null : listed.path();
  }

  private static String named(@Nullable Listed listed) {
    return listed == null
        ? "none"
        : "%s, %s".formatted(Shortened.name(listed.path()), Moments.minute(listed.takenAt()));
  }

  private static String day(@Nullable Listed listed) {
    return listed == null ? "none" : Moments.minute(listed.takenAt());
  }
}
