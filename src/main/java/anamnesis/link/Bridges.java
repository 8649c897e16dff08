package anamnesis.link;

import anamnesis.contact.PersonName;
import anamnesis.link.Candidates.Two;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Questions about those who are known by number alone: no record gives them a name, and all that
/// leads to them is who pays for them. It is enough to ask, and never to answer.
final class Bridges {
  private final List<Dossier> dossiers;
  private final Scales scales;
  private final Map<Object, List<Integer>> reached = new HashMap<>();

  Bridges(List<Dossier> dossiers, Scales scales) {
    this.dossiers = dossiers;
    this.scales = scales;
    for (int i = 0; i < dossiers.size(); i++) {
      Portrait own = dossiers.get(i).own();
      if (!own.nameless()) {
        int number = i;
        ways(own).forEach(way -> reached.computeIfAbsent(way, w -> new ArrayList<>()).add(number));
      }
    }
  }

  /// @param account pays for the dossier of that number
  List<Edge> questions(Account account, int paidFor) {
    List<Edge> questions = new ArrayList<>();
    Dossier nameless = dossiers.get(paidFor);
    if (nameless.own().nameless()) {
      for (int other : near(account.portrait())) {
        if (!nameless.clashesWith(dossiers.get(other))) {
          questions.add(question(account, paidFor, other));
        }
      }
    }
    return questions;
  }

  private Edge question(Account account, int paidFor, int other) {
    Portrait payer = account.portrait();
    Portrait own = dossiers.get(other).own();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(scales.prior());
    reasons.addAll(Scales.household(payer, own));
    Called called = Called.compare(payer, own);
    reasons.add(new Reason("payer's surname", called.family().words(), 0, true));
    reasons.add(new Reason("payer's first name", called.given().words(), 0, true));
    return Edge.of(
        Two.of(paidFor, other),
        dossiers,
        new Weighing(reasons, "", false, false),
        Edge.Ground.PAID,
        Questions.paid(dossiers.get(paidFor).names(), account.id()));
  }

  private Set<Integer> near(Portrait payer) {
    Set<Integer> near = new LinkedHashSet<>();
    for (Object way : ways(payer)) {
      List<Integer> there = reached.getOrDefault(way, List.of());
      if (there.size() <= Candidates.CROWD) {
        near.addAll(there);
      }
    }
    return near;
  }

  /// How somebody is reached or called: by what a household shares, or by a full name.
  private static List<Object> ways(Portrait portrait) {
    List<Object> ways = new ArrayList<>(portrait.shared());
    for (PersonName name : portrait.names()) {
      ways.add(name.given() + " " + name.family());
    }
    return ways;
  }
}
