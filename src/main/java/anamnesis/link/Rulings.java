package anamnesis.link;

import anamnesis.link.Decision.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was ruled, by pair; the last word counts.
final class Rulings {
  private final Map<String, Decision> byPair = new TreeMap<>();

  Rulings(List<Decision> decisions) {
    decisions.forEach(decision -> byPair.put(decision.pair(), decision));
  }

  Optional<Decision> on(String pair) {
    return Optional.ofNullable(byPair.get(pair));
  }

  boolean is(Ruling ruling, String pair) {
    return on(pair).filter(decision -> decision.ruling() == ruling).isPresent();
  }

  List<Decision> all() {
    return List.copyOf(byPair.values());
  }
}
