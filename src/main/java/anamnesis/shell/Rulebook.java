package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.link.Decision;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// All rulings of a case, one for each pair, the last word last.
final class Rulebook {
  private final SequencedMap<String, Decision> byPair = new LinkedHashMap<>();
  private final Deque<Turned> turned = new ArrayDeque<>();

  /// What a ruling replaced.
  private record Turned(String pair, Optional<Decision> before) {}

  static Rulebook of(Case file) {
    Rulebook book = new Rulebook();
    try (Stream<Decision> decisions = Decision.shelf(file).read()) {
      decisions.forEach(decision -> book.byPair.put(decision.pair(), decision));
    }
    return book;
  }

  boolean knows(String pair) {
    return byPair.containsKey(pair);
  }

  void rule(Case file, Decision decision) throws IOException {
    rule(file, List.of(decision));
  }

  void rule(Case file, List<Decision> decisions) throws IOException {
    for (Decision decision : decisions) {
      Optional<Decision> before = Optional.ofNullable(byPair.remove(decision.pair()));
      turned.push(new Turned(decision.pair(), before));
      byPair.putLast(decision.pair(), decision);
    }
    Decision.shelf(file).write(byPair.values());
  }

  /// As if the last ruling of this sitting had not been made.
  void takeBack(Case file) throws IOException {
    Turned last = turned.pop();
    byPair.remove(last.pair());
    last.before().ifPresent(before -> byPair.putLast(last.pair(), before));
    Decision.shelf(file).write(byPair.values());
  }
}
