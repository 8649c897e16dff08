package anamnesis.tabletop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Given names and surnames, dealt so that nobody shares a whole name by accident.
///
/// Some surnames look like a clerk's placeholder and are real: every world has some of them.
final class Names {
  private static final int EVERY = 12;
  private static final int PATIENCE = 60;

  private final Chance chance;
  private final List<Given> given;
  private final List<List<String>> twins;
  private final List<String> surnames;
  private final Set<String> dealt = new HashSet<>();
  private int next;

  Names(Chance chance) {
    this.chance = chance;
    this.given = Lists.lines("given.txt").stream().map(Given::of).toList();
    this.twins = Lists.lines("twins.txt").stream().map(line -> List.of(line.split(" "))).toList();
    this.surnames = deck(chance);
  }

  String surname() {
    return surnames.get(next++ % surnames.size());
  }

  /// A first name of that sex and year that makes a whole name nobody else has.
  String given(Sex sex, int year, String surname) {
    return dealt(given.stream().filter(name -> name.fits(sex, year)).toList(), surname).name();
  }

  /// A first name that people shorten, with what they shorten it to.
  Given shortened(Sex sex, int year, String surname) {
    return dealt(
        given.stream().filter(name -> name.fits(sex, year) && name.hasShort()).toList(), surname);
  }

  /// Two first names that differ by a letter or two, with the sex they are given to.
  List<String> alike() {
    return chance.pick(twins);
  }

  /// What a person of that name is called by, and nobody else of that surname.
  String shortOf(Given name, String surname) {
    return chance.shuffled(name.shorts()).stream()
        .filter(nick -> dealt.add(nick + " " + surname))
        .findFirst()
        .orElseGet(name.shorts()::getFirst);
  }

  private Given dealt(List<Given> fitting, String surname) {
    Given name = chance.pick(fitting);
    for (int i = 0; i < PATIENCE && !dealt.add(name.name() + " " + surname); i++) {
      name = chance.pick(fitting);
    }
    return name;
  }

  private static List<String> deck(Chance chance) {
    List<String> deck = new ArrayList<>(chance.shuffled(Lists.words("surnames.txt")));
    int at = 1;
    for (String odd : chance.shuffled(Lists.words("surnames-odd.txt"))) {
      deck.add(at, odd);
      at += EVERY;
    }
    return deck;
  }

  /// @param from the first and last year in which children were commonly called so
  record Given(String name, Sex sex, int from, int to, List<String> shorts) {
    Given {
      shorts = List.copyOf(shorts);
    }

    static Given of(String line) {
      List<String> words = List.of(line.split(" "));
      String[] years = words.get(2).split("-");
      return new Given(
          words.get(0),
          words.get(1).equals("f") ? Sex.FEMALE : Sex.MALE,
          Integer.parseInt(years[0]),
          Integer.parseInt(years[1]),
          words.subList(3, words.size()));
    }

    boolean fits(Sex wanted, int year) {
      return sex == wanted && from <= year && year <= to;
    }

    boolean hasShort() {
      return !shorts.isEmpty();
    }
  }
}
