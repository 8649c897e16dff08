package anamnesis.tabletop;

import java.time.LocalDate;

/// When people were born, and how a clerk gets it wrong.
final class Births {
  private final Chance chance;
  private final int thisYear;

  Births(Chance chance, int thisYear) {
    this.chance = chance;
    this.thisYear = thisYear;
  }

  LocalDate adult(Quirk quirk) {
    LocalDate born = aged(20, 84);
    return quirk == Quirk.SWAPPED_BIRTH ? exchangeable(born) : born;
  }

  LocalDate aged(int least, int most) {
    return LocalDate.of(thisYear - chance.between(least, most), 1, 1)
        .minusYears(1)
        .plusDays(chance.below(365));
  }

  static LocalDate swapped(LocalDate born) {
    return LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
  }

  /// Another date that differs by one digit of the day or the year.
  static LocalDate mistyped(LocalDate born) {
    int day = born.getDayOfMonth();
    if (day > 1 && day % 10 > 0) {
      return born.withDayOfMonth(day - 1);
    }
    return born.withYear(born.getYear() + (born.getYear() % 10 == 0 ? 1 : -1));
  }

  private LocalDate exchangeable(LocalDate born) {
    int month = born.getMonthValue();
    int day = chance.between(1, 12);
    return born.withDayOfMonth(day == month ? day % 12 + 1 : day);
  }
}
