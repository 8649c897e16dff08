package anamnesis.detect.baseline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes the rows of one table as they stream past, and keeps numbers and hashes of them.
final class RowsLook {
  private static final int MOST_PARTS = 20;
  private static final int MOST_KNOWN = 10_000;
  private static final int POSTCODE = 3;

  private final Wanted wanted;
  private final Salt salt;
  private final Instant at;
  private final int year;
  private final PaceTally pace;
  private final Sketch.Tally keys;
  private final Sketch.Tally people;
  private final Sketch.Tally emails = new Sketch.Tally(Sketch.USUAL);
  private final long[] present;
  private final SortedMap<String, Long> newest = new TreeMap<>();
  private final SortedMap<String, Long> soft = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Long>> shares = new TreeMap<>();

  /// A million values are of a few kinds: each is hashed once.
  private final Map<String, Map<String, String>> parts = new HashMap<>();

  private long rows;

  /// @param precious whether every key is kept, however many there are
  RowsLook(Wanted wanted, Salt salt, Instant at, boolean precious) {
    this.wanted = wanted;
    this.salt = salt;
    this.at = at;
    this.year = at.atOffset(ZoneOffset.UTC).getYear();
    this.pace = new PaceTally(wanted.pace(), at);
    this.keys = new Sketch.Tally(precious ? Integer.MAX_VALUE : Sketch.USUAL);
    this.people = new Sketch.Tally(Sketch.USUAL);
    this.present = new long[wanted.relation().columns().size()];
    wanted.asking().stream()
        .filter(asking -> asking.use() == Wanted.Use.SOFT)
        .forEach(asking -> soft.put(asking.about(), 0L));
  }

  void add(List<@Nullable String> values) {
    rows++;
    Someone someone = new Someone();
    for (int i = 0; i < wanted.asking().size(); i++) {
      String value = values.get(i);
      if (value != null) {
        Wanted.Asking asking = wanted.asking().get(i);
        if (asking.place() >= 0) {
          present[asking.place()]++;
        }
        take(asking, value, someone);
      }
    }
    if (someone.year() > 0) {
      age(someone.year());
    }
    someone.into(people, emails, salt);
  }

  private void take(Wanted.Asking asking, String value, Someone someone) {
    switch (asking.use()) {
      case KEY -> {
        if (wanted.keyed()) {
          keys.add(hash("key", value));
        }
      }
      case PRESENT -> present(Integer.parseInt(asking.about()), Long.parseLong(value));
      case STAMP -> stamp(asking.about(), Moment.second(value));
      case SOFT -> soft.merge(asking.about(), Long.parseLong(value), Long::sum);
      case GIVEN, FAMILY, NAME, BORN, EMAIL -> someone.said(asking.use(), value);
      case SHARE -> share(asking.about(), value);
      case DIGIT -> digits(asking.about(), value);
    }
  }

  private long hash(String kind, String value) {
    return salt.hash(kind, value);
  }

  private void present(int from, long bits) {
    for (long left = bits; left != 0; left &= left - 1) {
      present[wanted.unseen().get(from + Long.numberOfTrailingZeros(left))]++;
    }
  }

  /// What lies in the future was planned, or is a slip.
  private void stamp(String column, long second) {
    if (second == Moment.NONE) {
      return;
    }
    if (second <= at.getEpochSecond()) {
      newest.merge(column, second, Math::max);
    }
    if (column.equals(wanted.pace())) {
      pace.add(second);
    }
  }

  private void age(int born) {
    int years = year - born;
    count("age", years < 18 ? "0" : years < 75 ? String.valueOf((years - 3) / 15) : "75");
  }

  private void share(String about, String value) {
    Map<String, String> known = parts.computeIfAbsent(about, name -> new HashMap<>());
    String part = known.get(value);
    if (part == null) {
      part = part(about, value);
      if (known.size() < MOST_KNOWN) {
        known.put(value, part);
      }
    }
    if (!part.isEmpty()) {
      count(about, part);
    }
  }

  private String part(String about, String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    if (plain.isEmpty() || about.equals("sex")) {
      return plain.isEmpty() ? "" : salt.label(about, plain);
    }
    boolean cut = about.equals("postcode") && plain.length() > POSTCODE;
    return drawer(about, cut ? plain.substring(0, POSTCODE) : plain);
  }

  /// States and postcodes are too many: each goes into one of twenty drawers, always the same.
  private String drawer(String about, String part) {
    return "d" + Math.floorMod(hash(about, part), MOST_PARTS);
  }

  /// The last digit of each number in it: people round, generators do not.
  private void digits(String about, String value) {
    boolean inside = false;
    for (int i = value.length() - 1; i >= 0; i--) {
      boolean digit = value.charAt(i) >= '0' && value.charAt(i) <= '9';
      if (digit && !inside) {
        count(about, value.substring(i, i + 1));
      }
      inside = digit || (inside && value.charAt(i) == '.');
    }
  }

  /// Of a column with very many parts the rest is one.
  private void count(String about, String part) {
    SortedMap<String, Long> parts = shares.computeIfAbsent(about, name -> new TreeMap<>());
    boolean known = parts.containsKey(part) || parts.size() < MOST_PARTS;
    parts.merge(known ? part : "", 1L, Long::sum);
  }

  PaceTally pace() {
    return pace;
  }

  Held held() {
    SortedMap<String, Instant> moments = new TreeMap<>();
    newest.forEach((column, second) -> moments.put(column, Instant.ofEpochSecond(second)));
    SortedMap<String, Long> filled = new TreeMap<>();
    for (int i = 0; i < present.length; i++) {
      filled.put(wanted.relation().columns().get(i).name(), present[i]);
    }
    return new Held(
        rows, keys.sketch(), people.sketch(), emails.sketch(), moments, filled, soft, shares, null);
  }
}
