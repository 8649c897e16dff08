package anamnesis.source.stripe.files;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many decimals each column of amounts is written with.
///
/// A report may write all its currencies with the same number of them, a yen as `5000.00` too:
/// Stripe says only that its reports are "a decimal number" of major units
/// (docs.stripe.com/reports/api, looked up 2026-11). Where one column writes now two and now three,
/// `1.000` is a thousand as well as one.
final class Decimals {
  private static final Pattern WRITTEN = Pattern.compile("-?[\\d.,]*?(?:[.,](\\d+))?");

  /// More than a group of digits before it, or nothing but a zero: then it parts no thousands.
  private static final Pattern POINT = Pattern.compile("-?(?:\\d{4,}|0)\\.\\d+");

  private static final int GROUP = 3;

  private final Map<String, Habit> habits = new HashMap<>();

  private record Habit(int decimals, boolean steady, boolean point) {
    Habit and(Habit other) {
      return new Habit(decimals, steady && other.decimals == decimals, point || other.point);
    }
  }

  /// The same amount may be seen more than once.
  void saw(String column, String amount) {
    Matcher written = WRITTEN.matcher(amount.strip());
    if (written.matches()) {
      int number = written.group(1) == null ? 0 : written.group(1).length();
      boolean point = POINT.matcher(amount.strip()).matches();
      habits.merge(column, new Habit(number, true, point), Habit::and);
    }
  }

  /// Whether all its amounts have the same number of decimals, and are no thousands.
  boolean steady(String name) {
    Habit habit = habits.get(name);
    return habit != null && habit.steady && (habit.decimals != GROUP || habit.point);
  }
}
