package anamnesis.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// Draws one person at a time, by what is already settled about them.
final class People {
  private final Chance chance;
  private final Names names;
  private final County county;
  private final Era era;

  People(Chance chance, Names names, County county, Era era) {
    this.chance = chance;
    this.names = names;
    this.county = county;
    this.era = era;
  }

  /// @param surname of the household
  Person holder(Quirk quirk, String surname, LocalDate born, Home home) {
    Sex sex = chance.percent(56) ? Sex.FEMALE : Sex.MALE;
    Called called = called(quirk, sex, born.getYear(), surname);
    Reach reach = own(called.given(), called.former(), born, home);
    Instant joined = joined(quirk);
    return new Person(
        "p_" + chance.base36(12),
        called,
        sex,
        born,
        reach,
        quirk == Quirk.MOVED ? before(reach) : reach,
        quirk,
        joined,
        changes(quirk) ? joined.plus(Duration.ofDays(chance.between(6, 12))) : joined);
  }

  /// A patient who comes early and will not stay.
  Person leaving(String surname, LocalDate born, Home home) {
    Sex sex = chance.percent(50) ? Sex.FEMALE : Sex.MALE;
    Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
    Sketch sketch = new Sketch(called, sex, born, own(called.given(), surname, born, home));
    Instant joined = chance.daytime(era.opened(), era.opened().plus(Duration.ofDays(20)));
    return sketch.finished("p_" + chance.base36(12), Quirk.ERASED, joined);
  }

  /// A patient with an account, of whom all is settled.
  Person paying(Sketch sketch, Quirk quirk) {
    return sketch.finished("p_" + chance.base36(12), quirk, joined(quirk));
  }

  /// A patient who is paid for by somebody else, after the first week.
  Person paidFor(Sketch sketch, Quirk quirk, Person payer) {
    Instant from = later(payer.joined(), era.firstWeekOver());
    Instant joined = chance.daytime(from, era.lastToJoin());
    return sketch.finished("p_" + chance.base36(12), quirk, joined);
  }

  /// Somebody who never had an account with the portal.
  Person stranger(Sketch sketch) {
    Instant heard = era.opened().minus(Duration.ofDays(chance.between(40, 1500)));
    Instant joined = chance.daytime(heard, heard.plus(Duration.ofDays(1)));
    return sketch.finished("o_" + chance.base36(12), Quirk.PLAIN, joined);
  }

  Reach own(String given, String family, LocalDate born, Home home) {
    return new Reach(county.mailbox(given, family, born.getYear()), county.phone(), home);
  }

  private Called called(Quirk quirk, Sex sex, int year, String surname) {
    return switch (quirk) {
      case NICKNAME -> {
        Names.Given given = names.shortened(sex, year, surname);
        yield new Called(given.name(), names.shortOf(given, surname), surname, surname);
      }
      case OLD_NAME_IN_CHART, OLD_NAME_IN_ACCOUNT -> {
        String given = names.given(sex, year, surname);
        yield new Called(given, given, surname, names.surname());
      }
      default -> Called.plainly(names.given(sex, year, surname), surname);
    };
  }

  private Reach before(Reach now) {
    return new Reach(now.email(), county.phone(), county.home());
  }

  private Instant joined(Quirk quirk) {
    if (quirk == Quirk.UNSIGNED) {
      return chance.daytime(era.secondVersion(), era.lastToJoin());
    }
    Instant last = changes(quirk) ? era.opened().plus(Duration.ofDays(40)) : era.lastToJoin();
    return chance.daytime(era.opened(), last);
  }

  private static boolean changes(Quirk quirk) {
    return quirk == Quirk.MOVED
        || quirk == Quirk.OLD_NAME_IN_CHART
        || quirk == Quirk.OLD_NAME_IN_ACCOUNT;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
