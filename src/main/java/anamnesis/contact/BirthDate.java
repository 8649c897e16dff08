package anamnesis.contact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A birth date as precisely as it was said: a month or day that nobody named is 0, never invented.
///
/// Its text is `1988-04-02`, `1988-04` or `1988`.
public record BirthDate(int year, int month, int day) implements Trait {
  private static final int OLDEST = 1850;

  private static final int GENERATION = 10;

  /// Later ones are what forms send for "never": 2999, 9999.
  private static final int LAST = 2100;

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:[-/](\\d{1,2})(?:[-/](\\d{1,2}))?)?(?:[T ].*)?");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})?(?:\\d{2,}.*)?");
  private static final Pattern AMERICAN =
      Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})(?: .*)?");

  /// Nothing if it is no date, an impossible one, or the clerk's 1 January 1900.
  public static Optional<BirthDate> of(String text) {
    String stripped = text.strip();
    Matcher iso = ISO.matcher(stripped);
    if (iso.matches()) {
      return of(iso.group(1), iso.group(2), iso.group(3));
    }
    Matcher compact = COMPACT.matcher(stripped);
    if (compact.matches()) {
      return of(compact.group(1), compact.group(2), compact.group(3));
    }
    Matcher american = AMERICAN.matcher(stripped);
    return american.matches()
        ? of(american.group(3), american.group(1), american.group(2))
        : Optional.empty();
  }

  public boolean whole() {
    return day > 0;
  }

  /// The same date with day and month exchanged, where that is a date.
  public Optional<BirthDate> swapped() {
    return whole() && day <= 12 && day != month
        ? Optional.of(new BirthDate(year, day, month))
        : Optional.empty();
  }

  /// How two dates of one person may come to differ, the best first.
  public enum Likeness {
    SAME("the same"),
    SWAPPED("day and month exchanged"),
    MISTYPED("one slip apart"),
    PARTIAL("the same as far as both were said"),
    /// A father and his son of one name may be born on one day of the year.
    GENERATION("one slip apart, and ten years or more"),
    DIFFERENT("different");

    private final String words;

    Likeness(String words) {
      this.words = words;
    }

    /// For a screen.
    public String words() {
      return words;
    }
  }

  /// 1 January is what clerks write who know the year alone: it neither proves nor refutes a day.
  public Likeness likeness(BirthDate other) {
    if (vague() || other.vague()) {
      return agreesAsFar(other) ? Likeness.PARTIAL : Likeness.DIFFERENT;
    }
    if (equals(other)) {
      return Likeness.SAME;
    }
    if (swapped().filter(other::equals).isPresent()) {
      return Likeness.SWAPPED;
    }
    if (oneSlip(digits(), other.digits()) || oneDay(other)) {
      boolean near = Math.abs(year - other.year) < GENERATION;
      return near ? Likeness.MISTYPED : Likeness.GENERATION;
    }
    return Likeness.DIFFERENT;
  }

  @Override
  public boolean household() {
    return false;
  }

  @Override
  public String masked() {
    return String.format(Locale.ROOT, "%04d-…", year);
  }

  @Override
  public String toString() {
    if (whole()) {
      return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
    return month > 0
        ? String.format(Locale.ROOT, "%04d-%02d", year, month)
        : String.format(Locale.ROOT, "%04d", year);
  }

  private static Optional<BirthDate> of(String year, String month, String day) {
    BirthDate date = new BirthDate(number(year), number(month), number(day));
    boolean placeholder = date.year == 1900 && date.month <= 1 && date.day <= 1;
    return placeholder || !date.possible() ? Optional.empty() : Optional.of(date);
  }

  private boolean vague() {
    return !whole() || newYear();
  }

  private boolean agreesAsFar(BirthDate other) {
    boolean months = month > 0 && other.month > 0 && !newYear() && !other.newYear();
    return year == other.year && (!months || month == other.month);
  }

  private boolean newYear() {
    return month == 1 && day == 1;
  }

  private boolean oneDay(BirthDate other) {
    return Math.abs(epochDay() - other.epochDay()) == 1;
  }

  private long epochDay() {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private String digits() {
    return String.format(Locale.ROOT, "%04d%02d%02d", year, month, day);
  }

  /// One digit wrong, or two neighbours exchanged.
  private static boolean oneSlip(String a, String b) {
    return Spelling.distance(a, b) == 1;
  }

  private boolean possible() {
    try {
      LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
      return year >= OLDEST && year <= LAST && (day == 0 || month > 0);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
