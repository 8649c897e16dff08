package anamnesis.source.stripe.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was read, counted, in words for the proof: of files and tables, never of what they hold.
final class Gist {
  /// A word behind a number: `12 files`.
  enum Count {
    FILES("file", "files read to the end"),
    TABLES("table of a database", "tables of a database read to the end"),
    SNAPSHOTS("of them as an event showed it", "of them as an event showed them"),
    DAMAGED("record that was not understood", "records that were not understood"),
    OTHERS("line or document of something else", "lines or documents of something else"),
    UNKNOWN("file that holds nothing of Stripe", "files that hold nothing of Stripe"),
    EMPTY("empty file", "empty files"),
    TWICE("file that was there twice", "files that were there twice"),
    HIDDEN("hidden file passed over", "hidden files passed over"),
    OURS(
        "file of Anamnesis's own passed over, in a case or beside it",
        "files of Anamnesis's own passed over, in a case or beside it"),
    TEST(
        "of Stripe's test mode: in quarantine, for nobody paid it",
        "of Stripe's test mode: in quarantine, for nobody paid them"),
    SANDBOX(
        "of Stripe's test mode, and nothing that is live: nobody paid it",
        "of Stripe's test mode, and nothing that is live: nobody paid them"),
    GONE(
        "row of what was deleted at Stripe: its id alone",
        "rows of what was deleted at Stripe:" + " their ids alone"),
    LOCAL(
        "table with times in a zone that it does not name: not read as UTC",
        "tables with times in" + " a zone that they do not name: not read as UTC");

    private final String one;
    private final String many;

    Count(String one, String many) {
      this.one = one;
      this.many = many;
    }

    String words(long number) {
      String first = this == FILES || this == TABLES ? one + " read to the end" : one;
      return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? first : many);
    }
  }

  private final Map<Count, Long> counts = new TreeMap<>();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> missed = new TreeMap<>();
  private final Map<Fault, Faulty> faulty = new TreeMap<>(Comparator.comparing(Fault::many));
  private final List<String> remarks = new ArrayList<>();

  /// How many times something could not be read.
  long missed() {
    return missed.values().stream().mapToLong(Long::longValue).sum()
        + faulty.values().stream().mapToLong(Faulty::number).sum();
  }

  void add(Count what, long more) {
    if (more > 0) {
      counts.merge(what, more, Long::sum);
    }
  }

  void add(Count what) {
    add(what, 1);
  }

  void object(String kind) {
    kinds.merge(kind.replaceFirst("^stripe\\.", ""), 1L, Long::sum);
  }

  /// What keeps it from being whole.
  void missed(String what) {
    missed.merge(what, 1L, Long::sum);
  }

  /// The same of what has a name.
  void missed(Fault fault, String name) {
    missed(fault, name, 1);
  }

  /// @param often how many times it has the fault
  void missed(Fault fault, String name, long often) {
    faulty.computeIfAbsent(fault, Faulty::new).add(name, often);
  }

  /// Lists inside of objects that say themselves that they are not whole.
  void brokenOff(long lists) {
    if (lists > 0) {
      missed(
          String.format(
              Locale.ROOT,
              "%,d %s and no file goes on: ask Stripe itself, `gather stripe`",
              lists,
              lists == 1
                  ? "list inside of an object breaks off"
                  : "lists inside of objects break off"));
    }
  }

  /// @param lists where Stripe has them
  void unended(Set<String> lists) {
    for (String list : lists) {
      missed(Fault.GOES_ON, list.isEmpty() ? "a list" : list.replaceFirst("\\?.*", ""));
    }
  }

  void remark(String what) {
    remarks.add(what);
  }

  boolean complete() {
    return missed() == 0;
  }

  /// Whether all was read, and nothing of Stripe was in it: not even anything damaged, or a table
  /// of an engine that has come to nothing yet.
  boolean isNothing() {
    boolean any = counts.containsKey(Count.DAMAGED) || counts.containsKey(Count.TABLES);
    return kinds.isEmpty() && complete() && !any;
  }

  String proof() {
    List<String> words = new ArrayList<>();
    of(Count.FILES, words);
    of(Count.TABLES, words);
    words.add(objects());
    for (Count count : Count.values()) {
      if (count.compareTo(Count.TABLES) > 0) {
        of(count, words);
      }
    }
    words.addAll(remarks);
    faulty.values().forEach(one -> words.add(one.words()));
    missed.forEach((what, times) -> words.add(times == 1 ? what : times(what, times)));
    return String.join("; ", words);
  }

  private static String times(String what, long times) {
    return String.format(Locale.ROOT, "%s (%,d times)", what, times);
  }

  private void of(Count count, List<String> words) {
    if (counts.containsKey(count)) {
      words.add(count.words(counts.get(count)));
    }
  }

  private String objects() {
    return kinds.isEmpty()
        ? "no object of Stripe"
        : kinds.entrySet().stream()
            .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", "));
  }
}
