package anamnesis.tabletop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Opens the accounts of a household. One card pays for all of it.
final class Accounts {
  private final Chance chance;
  private final Era era;
  private final int thisYear;

  Accounts(Chance chance, Era era, int thisYear) {
    this.chance = chance;
    this.era = era;
    this.thisYear = thisYear;
  }

  /// One for each patient who pays for themself.
  List<Account> of(Party party, List<Person> patients) {
    Account.Card card = Account.Card.drawn(chance, thisYear);
    List<Account> accounts = new ArrayList<>();
    for (int seat = 0; seat < patients.size(); seat++) {
      if (party.seats().get(seat) == Party.Seat.HOLDER) {
        Person holder = patients.get(seat);
        accounts.add(opened(holder, holder.joined(), card));
      }
    }
    return accounts;
  }

  /// The account of a parent who is no patient, opened when the first child came.
  Account of(Person guardian, List<Person> children) {
    Instant first =
        children.stream().map(Person::joined).min(Comparator.naturalOrder()).orElseThrow();
    return opened(guardian, first, Account.Card.drawn(chance, thisYear));
  }

  private Account opened(Person holder, Instant joined, Account.Card card) {
    Instant created = joined.plusSeconds(chance.between(40, 400));
    boolean named = holder.patient() && !created.isBefore(era.secondVersion());
    return new Account(
        "cus_" + chance.letters(14),
        holder,
        created,
        name(holder),
        named ? holder.key() : "",
        card);
  }

  private static String name(Person holder) {
    Called called = holder.called();
    return switch (holder.quirk()) {
      case OLD_NAME_IN_ACCOUNT -> called.given() + " " + called.former();
      case GENERATION -> called.whole().replace(" Sr", "");
      default -> called.nick() + " " + called.family();
    };
  }
}
