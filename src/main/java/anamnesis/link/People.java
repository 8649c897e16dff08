package anamnesis.link;

import anamnesis.contact.PersonName;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Dossiers.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// The people, told apart and numbered; how each is called, reached and paid for.
final class People {
  private final List<List<Dossier>> people = new ArrayList<>();
  private final List<Portrait> portraits = new ArrayList<>();
  private final Map<String, Integer> byExhibit = new HashMap<>();
  private final Map<Object, List<Integer>> reached = new HashMap<>();
  private final Map<String, NavigableSet<Integer>> claimed = new HashMap<>();

  People(List<Dossier> dossiers, Groups joined, List<Claim> claims) {
    for (List<Integer> group : joined.lists()) {
      add(group.stream().map(dossiers::get).toList());
    }
    for (Claim claim : claims) {
      claimed
          .computeIfAbsent(claim.account().key(), key -> new TreeSet<>())
          .add(byExhibit.getOrDefault(dossiers.get(claim.dossier()).key(), -1));
    }
  }

  int count() {
    return people.size();
  }

  List<Dossier> dossiers(int person) {
    return people.get(person);
  }

  /// What their own records say, without any payer's.
  Portrait portrait(int person) {
    return portraits.get(person);
  }

  boolean signedByAnother(int person) {
    return people.get(person).stream().anyMatch(Dossier::signedByAnother);
  }

  /// Those whom its payments name.
  NavigableSet<Integer> paidBy(Account account) {
    NavigableSet<Integer> paid = new TreeSet<>();
    for (Exhibit payment : account.payments()) {
      Optional.ofNullable(byExhibit.get(payment.key())).ifPresent(paid::add);
    }
    return paid;
  }

  /// Whose the account is by an identifier on its own record.
  Optional<Integer> holding(Account account) {
    return account.records().stream()
        .flatMap(record -> Optional.ofNullable(byExhibit.get(record.key())).stream())
        .findFirst();
  }

  /// Whose the account says it is, though under another name.
  NavigableSet<Integer> claimedBy(Account account) {
    NavigableSet<Integer> all = new TreeSet<>();
    account
        .records()
        .forEach(record -> all.addAll(claimed.getOrDefault(record.key(), new TreeSet<>())));
    return all;
  }

  /// Those who are reached as the account's holder is, or bear the same name.
  NavigableSet<Integer> near(Portrait holder) {
    NavigableSet<Integer> near = new TreeSet<>();
    for (Object way : ways(holder)) {
      List<Integer> there = reached.getOrDefault(way, List.of());
      if (there.size() <= Candidates.CROWD) {
        near.addAll(there);
      }
    }
    return near;
  }

  private void add(List<Dossier> person) {
    int number = people.size();
    people.add(person);
    Portrait portrait = Portrait.of(person.stream().flatMap(dossier -> dossier.own().all()));
    portraits.add(portrait);
    person.stream()
        .flatMap(dossier -> dossier.exhibits().stream())
        .forEach(exhibit -> byExhibit.put(exhibit.key(), number));
    ways(portrait).forEach(way -> reached.computeIfAbsent(way, w -> new ArrayList<>()).add(number));
  }

  private static List<Object> ways(Portrait portrait) {
    List<Object> ways = new ArrayList<>(portrait.shared());
    for (PersonName name : portrait.names()) {
      ways.add(name.given() + " " + name.family());
    }
    return ways.stream().distinct().toList();
  }
}
