package anamnesis.tabletop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// People whom the clinic's own system knows and the portal never did. They must not be given an
/// account: not for a patient's phone or mailbox that is theirs too, and not for a patient's name.
final class Neighbours {
  private final Chance chance;
  private final Names names;
  private final County county;
  private final Births births;
  private final People people;

  Neighbours(Chance chance, Names names, County county, Era era) {
    this.chance = chance;
    this.names = names;
    this.county = county;
    this.births = new Births(chance, era.day(era.noticed()).getYear());
    this.people = new People(chance, names, county, era);
  }

  /// Half of the guardians, and others, up to the number.
  List<Person> among(List<Household> households, int number) {
    List<Person> all = new ArrayList<>(guardians(households));
    List<Person> singles = singles(households);
    int others = Math.max(3, number - all.size());
    for (int i = 0; i < others; i++) {
      if (i % 3 == 2 || singles.isEmpty()) {
        all.add(stranger());
      } else {
        Person patient = singles.removeFirst();
        all.add(i % 3 == 0 ? spouse(patient) : namesake(patient));
      }
    }
    return all;
  }

  private List<Person> guardians(List<Household> households) {
    List<Person> all = households.stream().flatMap(home -> home.guardian().stream()).toList();
    return chance.shuffled(all).subList(0, (all.size() + 1) / 2);
  }

  private List<Person> singles(List<Household> households) {
    return chance.shuffled(
        households.stream()
            .filter(home -> home.party() == Party.SINGLE)
            .map(home -> home.patients().getFirst())
            .filter(patient -> patient.quirk() == Quirk.PLAIN)
            .toList());
  }

  private Person spouse(Person patient) {
    LocalDate born = births.adult(Quirk.PLAIN);
    Sex sex = patient.sex().other();
    String surname = patient.called().family();
    Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
    Reach own = people.own(called.given(), surname, born, patient.reach().home());
    boolean mailbox = chance.percent(40);
    Reach reach =
        new Reach(
            mailbox ? patient.reach().email() : own.email(), patient.reach().phone(), own.home());
    return people.stranger(new Sketch(called, sex, born, reach));
  }

  private Person namesake(Person patient) {
    LocalDate born =
        patient.born().minusYears(chance.between(4, 9)).plusDays(chance.between(9, 90));
    Called called = Called.plainly(patient.called().given(), patient.called().family());
    Reach reach = people.own(called.given(), called.family(), born, county.home());
    return people.stranger(new Sketch(called, patient.sex(), born, reach));
  }

  private Person stranger() {
    LocalDate born = births.adult(Quirk.PLAIN);
    Sex sex = chance.percent(50) ? Sex.FEMALE : Sex.MALE;
    String surname = names.surname();
    Called called = Called.plainly(names.given(sex, born.getYear(), surname), surname);
    Reach reach = people.own(called.given(), surname, born, county.home());
    return people.stranger(new Sketch(called, sex, born, reach));
  }
}
