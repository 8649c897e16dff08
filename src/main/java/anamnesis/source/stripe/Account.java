package anamnesis.source.stripe;

import anamnesis.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Everything that one account at Stripe has, as it is told: list by list, then what only others
/// name; and all of it again from the other end.
final class Account {
  private static final int AT_ONCE = 1000;

  private final Rolls rolls = new Rolls();
  private final Roll inside = new Roll("lines and items", "line or item");
  private final Roll cards = new Roll("cards of customers", "card of a customer");
  private final Names names = new Names(rolls);
  private final Ledger ledger = new Ledger();
  private final Cards holders = new Cards();
  private final Hearing hearing;
  private final Minutes minutes;
  private final Crew crew;

  /// @param taking where the objects go
  Account(Hearing hearing, Minutes.Taken taking, Crew crew) {
    this.hearing = hearing;
    this.crew = crew;
    this.minutes =
        new Minutes(taking, List.of(names, ledger, holders, new Lines(inside, this::onwards)));
  }

  Rolls rolls() {
    return rolls;
  }

  /// Lists that stand in objects, or are asked of each customer.
  List<Roll> others() {
    return List.of(inside, cards);
  }

  /// How many of a list others name that stand on none.
  int named(Listing listing) {
    Ids named = names.all().get(listing);
    return named == null ? 0 : named.size();
  }

  Ledger ledger() {
    return ledger;
  }

  /// What the ledger tells otherwise; nothing where it, or what it speaks of, was not all told.
  List<String> unbooked() {
    boolean whole = rolls.all().allMatch(Roll::complete);
    boolean books = !rolls.of(Listing.BALANCE_TRANSACTIONS).lacking();
    return whole && books ? ledger.disagreements(rolls) : List.of();
  }

  /// Every list to its end, with what stands inside of its objects and what those name.
  ///
  /// @param progress told of what can be counted beforehand
  void tell(Progress progress) throws IOException, InterruptedException {
    for (Listing listing : Listing.values()) {
      new Walk(listing, rolls.of(listing), hearing, minutes, crew).begin();
    }
    crew.await();
    cards(progress);
    named();
  }

  /// Walks every list back.
  ///
  /// @param turn which time this is done
  /// @return how many stood there all the time and were told only now
  long again(int turn, Counted counted) throws IOException, InterruptedException {
    Hearing once = hearing.again("proof " + turn);
    long all = rolls.all().mapToLong(Account::toWalkBack).sum() + toWalkBack(inside);
    try (Progress.Task _ = counted.begin("objects at Stripe, once more", all)) {
      rolls.all().forEach(roll -> back(roll, once, crew::add));
      back(inside, once, crew::addInTurn);
      crew.await();
    }
    named();
    return rolls.all().mapToLong(Roll::takeLate).sum();
  }

  private static long toWalkBack(Roll roll) {
    return roll.complete() ? roll.ids().size() : 0;
  }

  private void back(Roll roll, Hearing once, Consumer<Crew.Work> crew) {
    roll.ids().clearTicks();
    if (roll.complete()) {
      for (Stretch stretch : roll.stretches()) {
        crew.accept(new Back(roll, stretch, once, minutes)::walk);
      }
    }
  }

  /// What stood on a list and was not met from the other end must have gone meanwhile.
  void whatIsGone() throws IOException, InterruptedException {
    for (Listing listing : Listing.values()) {
      Roll roll = rolls.of(listing);
      for (List<String> open = open(roll); !open.isEmpty(); open = open(roll)) {
        for (String id : open) {
          roll.ids().tick(id);
          crew.add(() -> new ById(listing, roll, hearing, minutes).again(id));
        }
        crew.await();
      }
    }
  }

  private static List<String> open(Roll roll) {
    return roll.complete() ? roll.notMetAgain(AT_ONCE) : List.of();
  }

  /// One that is named may name others in turn.
  private void named() throws IOException, InterruptedException {
    for (boolean any = true; any; ) {
      any = false;
      for (Map.Entry<Listing, Ids> one : names.all().entrySet()) {
        any |= named(one.getKey(), one.getValue());
      }
    }
  }

  private boolean named(Listing listing, Ids named) throws IOException, InterruptedException {
    Roll roll = rolls.of(listing);
    boolean any = false;
    List<String> open = open(roll, named);
    while (!open.isEmpty()) {
      for (String id : open) {
        named.tick(id);
        if (!roll.ids().has(id)) {
          any = true;
          crew.add(() -> new ById(listing, roll, hearing, minutes).byName(id));
        }
      }
      crew.await();
      open = open(roll, named);
    }
    return any;
  }

  private static List<String> open(Roll roll, Ids named) {
    int most = Math.min(AT_ONCE, roll.worthAsking());
    return most == 0 ? List.of() : named.open(most);
  }

  /// Who is asked is known before: cards name no one new.
  private void cards(Progress progress) throws IOException, InterruptedException {
    Ids customers = holders.holders();
    Counted asked = new Counted(progress);
    try (Progress.Task _ = asked.begin("customers asked for cards", customers.size())) {
      for (List<String> open = customers.open(AT_ONCE); !open.isEmpty(); ) {
        for (String customer : open) {
          customers.tick(customer);
          crew.add(() -> cards(customer, asked));
        }
        crew.await();
        open = cards.isThere() ? customers.open(AT_ONCE) : List.of();
      }
    }
  }

  private void cards(String customer, Counted asked) throws IOException, InterruptedException {
    onwards(cards, Stretch.cardsOf(customer), "");
    asked.accept(1);
  }

  private void onwards(Stretch stretch, String cursor) {
    crew.addInTurn(() -> onwards(inside, stretch, cursor));
  }

  private void onwards(Roll roll, Stretch stretch, String cursor)
      throws IOException, InterruptedException {
    try {
      Steps steps = new Steps(stretch, hearing::page, cursor, new Handful(Handful.MOST));
      while (steps.more()) {
        minutes.first(steps.step(), roll, stretch.object());
      }
      roll.walked(stretch.endingWith(steps));
    } catch (Silence silence) {
      if (silence.why() != Silence.Why.LACKING) {
        roll.fellSilent(silence);
      }
    }
  }
}
