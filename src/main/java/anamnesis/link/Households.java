package anamnesis.link;

import anamnesis.contact.Trait;
import anamnesis.link.Payers.Stand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts the households of two and more: people who share an e-mail, a phone, an address or a
/// payer. It is for knowing the practice; nothing is linked by it.
final class Households {
  private Households() {}

  static long count(People people, Payers payers) {
    Map<Object, List<Integer>> sharing = new HashMap<>();
    for (int person = 0; person < people.count(); person++) {
      for (Object shared : shared(person, people, payers)) {
        sharing.computeIfAbsent(shared, s -> new ArrayList<>()).add(person);
      }
    }
    Groups groups = new Groups(people.count());
    sharing.values().stream()
        .filter(together -> together.size() <= Candidates.CROWD)
        .forEach(together -> together.forEach(one -> groups.join(together.getFirst(), one)));
    return groups.lists().stream().filter(group -> group.size() > 1).count();
  }

  private static Set<Object> shared(int person, People people, Payers payers) {
    Set<Object> shared = new HashSet<>(people.portrait(person).shared());
    for (Stand stand : payers.stands().getOrDefault(person, List.of())) {
      shared.add(stand.account().id());
      if (stand.as() == Identity.Standing.SELF) {
        List<Trait> reached = stand.account().portrait().shared();
        shared.addAll(reached);
      }
    }
    return shared;
  }
}
