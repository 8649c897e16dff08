package anamnesis.tabletop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Draws whole households: who shares a roof, a phone, a mailbox, a card.
final class Families {
  private final Chance chance;
  private final Names names;
  private final County county;
  private final Births births;
  private final People people;
  private final Accounts accounts;

  Families(Chance chance, Names names, County county, Era era) {
    int thisYear = era.day(era.noticed()).getYear();
    this.chance = chance;
    this.names = names;
    this.county = county;
    this.births = new Births(chance, thisYear);
    this.people = new People(chance, names, county, era);
    this.accounts = new Accounts(chance, era, thisYear);
  }

  Household of(Cast.Part part) {
    return switch (part.party()) {
      case SINGLE, ACCOUNT_DELETED -> single(part);
      case COUPLE_APART, COUPLE_TOGETHER -> couple(part);
      case PARENT_AND_CHILD, FAMILY -> parents(part);
      case CHILD_ALONE -> children(part);
      case TWINS -> twins();
      case SENIOR_AND_JUNIOR -> generations();
      case LEFT -> left();
      case PARENT_LEFT -> parentLeft();
    };
  }

  private Household single(Cast.Part part) {
    Quirk quirk = part.quirks().getFirst();
    Person holder = people.holder(quirk, names.surname(), births.adult(quirk), county.home());
    return household(part.party(), List.of(holder));
  }

  private Household couple(Cast.Part part) {
    String surname = names.surname();
    Quirk quirk = part.quirks().getFirst();
    Person one = people.holder(quirk, surname, births.adult(quirk), county.home());
    if (part.party() == Party.COUPLE_TOGETHER) {
      LocalDate born = births.adult(Quirk.PLAIN);
      Sex sex = one.sex().other();
      Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
      Sketch sketch = new Sketch(called, sex, born, shared(one, called, born));
      return household(part.party(), List.of(one, people.paidFor(sketch, Quirk.PAID_FOR, one)));
    }
    Quirk second = part.quirks().getLast();
    Person two = people.holder(second, surname, births.adult(second), one.reach().home());
    return household(part.party(), List.of(one, sharing(two, one)));
  }

  private Household parents(Cast.Part part) {
    Quirk quirk = part.quirks().getFirst();
    LocalDate born = births.aged(28, 55);
    LocalDate fit = quirk == Quirk.SWAPPED_BIRTH ? born.withMonth(3).withDayOfMonth(9) : born;
    Person parent = people.holder(quirk, names.surname(), fit, county.home());
    List<Person> all = new ArrayList<>(List.of(parent));
    while (all.size() < part.party().seats().size()) {
      all.add(child(parent));
    }
    return household(part.party(), all);
  }

  private Household children(Cast.Part part) {
    Person guardian = guardian();
    return guarded(part.party(), List.of(child(guardian)), guardian);
  }

  private Household left() {
    Person gone = people.leaving(names.surname(), births.adult(Quirk.ERASED), county.home());
    return departed(Party.LEFT, List.of(), gone);
  }

  private Household parentLeft() {
    Person gone = people.leaving(names.surname(), births.aged(28, 55), county.home());
    return departed(Party.PARENT_LEFT, List.of(child(gone)), gone);
  }

  private Household departed(Party party, List<Person> patients, Person gone) {
    Account account = accounts.of(gone, List.of(gone));
    return new Household(party, patients, List.of(account), List.of(), List.of(gone));
  }

  private Household twins() {
    Person guardian = guardian();
    LocalDate born = births.aged(4, 17);
    List<String> alike = names.alike();
    Sex sex = alike.getLast().equals("f") ? Sex.FEMALE : Sex.MALE;
    List<Person> both =
        alike.subList(0, 2).stream()
            .map(given -> Called.plainly(given, guardian.called().family()))
            .map(called -> new Sketch(called, sex, born, guardian.reach()))
            .map(sketch -> people.paidFor(sketch, Quirk.TWIN, guardian))
            .toList();
    return guarded(Party.TWINS, both, guardian);
  }

  private Household generations() {
    String surname = names.surname();
    LocalDate born = births.aged(58, 78);
    String given = names.given(Sex.MALE, born.getYear(), surname);
    Person senior = generation(given, surname + " Sr", born, county.home());
    Person junior = generation(given, surname + " Jr", born.plusYears(26), senior.reach().home());
    return household(Party.SENIOR_AND_JUNIOR, List.of(senior, withPhoneOf(senior, junior)));
  }

  private Person generation(String given, String family, LocalDate born, Home home) {
    Reach reach = people.own(given, family, born, home);
    return people.paying(
        new Sketch(Called.plainly(given, family), Sex.MALE, born, reach), Quirk.GENERATION);
  }

  private Person guardian() {
    String surname = names.surname();
    LocalDate born = births.aged(30, 55);
    Sex sex = chance.percent(60) ? Sex.FEMALE : Sex.MALE;
    Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
    Reach reach = people.own(called.given(), surname, born, county.home());
    return people.stranger(new Sketch(called, sex, born, reach));
  }

  private Person child(Person parent) {
    LocalDate born = births.aged(2, 16);
    Sex sex = chance.percent(50) ? Sex.FEMALE : Sex.MALE;
    String surname = parent.called().family();
    Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
    return people.paidFor(new Sketch(called, sex, born, parent.reach()), Quirk.PAID_FOR, parent);
  }

  /// A spouse without an account: phone or mailbox, or both, are the other's.
  private Reach shared(Person one, Called called, LocalDate born) {
    Reach own = people.own(called.given(), called.family(), born, one.reach().home());
    int which = chance.below(3);
    return new Reach(
        which == 0 ? own.email() : one.reach().email(),
        which == 1 ? own.phone() : one.reach().phone(),
        own.home());
  }

  /// The second of two account holders, who shares the first one's phone, mailbox or both.
  private Person sharing(Person two, Person one) {
    int which = two.quirk() == Quirk.MOVED ? 1 : chance.below(3);
    Reach reach =
        new Reach(
            which == 0 ? two.reach().email() : one.reach().email(),
            which == 1 ? two.reach().phone() : one.reach().phone(),
            two.reach().home());
    return new Person(
        two.key(),
        two.called(),
        two.sex(),
        two.born(),
        reach,
        two.quirk() == Quirk.MOVED
            ? new Reach(reach.email(), two.former().phone(), two.former().home())
            : reach,
        two.quirk(),
        two.joined(),
        two.changed());
  }

  private static Person withPhoneOf(Person one, Person two) {
    Reach reach = new Reach(two.reach().email(), one.reach().phone(), two.reach().home());
    return new Sketch(two.called(), two.sex(), two.born(), reach)
        .finished(two.key(), two.quirk(), two.joined());
  }

  private Household household(Party party, List<Person> patients) {
    return new Household(party, patients, accounts.of(party, patients), List.of(), List.of());
  }

  private Household guarded(Party party, List<Person> patients, Person guardian) {
    return new Household(
        party, patients, List.of(accounts.of(guardian, patients)), List.of(guardian), List.of());
  }
}
