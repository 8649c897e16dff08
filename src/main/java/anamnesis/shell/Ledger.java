package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the journal says about the night: since when, by whom, and what was written when.
///
/// @param last for each shelf or folder of the case, the number of the entry that wrote it last
record Ledger(
    Journal journal,
    List<Journal.Entry> entries,
    boolean intact,
    boolean torn,
    Map<String, Long> last) {
  private static final DateTimeFormatter OPENED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Ledger of(Case file) throws IOException {
    Journal journal = file.journal();
    List<Journal.Entry> entries = journal.entries();
    Map<String, Long> last = new HashMap<>();
    for (Journal.Entry entry : entries) {
      entry.wrote().keySet().forEach(name -> last.put(stage(name), entry.n()));
    }
    return new Ledger(journal, entries, journal.breaks().isEmpty(), journal.isTorn(), last);
  }

  /// The number of the last entry that wrote any of these; 0 if none did.
  long last(String... shelves) {
    long latest = 0;
    for (String shelf : shelves) {
      latest = Math.max(latest, last.getOrDefault(shelf, 0L));
    }
    return latest;
  }

  /// Whether a shelf is another than it was when a stage that reads it wrote last: by its entries,
  /// and by what a command left there since that was cut off before its own. Where no entry wrote
  /// the stage nothing is known.
  boolean changedSince(String stage, String shelf) throws IOException {
    long at = last(stage);
    String then = "";
    String now = "";
    for (Journal.Entry entry : entries) {
      now = entry.wrote().getOrDefault(shelf, now);
      then = entry.n() <= at ? now : then;
    }
    if (at == 0) {
      return false;
    }
    return !then.equals(journal.leftSince(at, shelf).orElse(now));
  }

  String standing() {
    return (intact ? "intact, " : "BROKEN, ")
        + Lines.count(entries.size(), "entry", "entries")
        + (torn ? "; half a line after them, of a command that was cut off" : "");
  }

  /// When the case was opened, by whom, and how long ago that is.
  String opened(Instant now) {
    return entries.stream()
        .findFirst()
        .map(
            entry ->
                "opened %s by %s · %s"
                    .formatted(OPENED.format(entry.at()), entry.actor(), span(entry, now)))
        .orElse("not opened by any command");
  }

  private static String span(Journal.Entry entry, Instant now) {
    Duration since = Duration.between(entry.at(), now);
    return Clocks.span(since.isNegative() ? Duration.ZERO : since);
  }

  /// A folder counts as one: `rows/patient.jsonl` is `rows`.
  private static String stage(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }
}
