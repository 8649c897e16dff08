package anamnesis.link;

import anamnesis.link.Candidates.Two;
import anamnesis.link.Decision.Ruling;
import anamnesis.link.Pair.Band;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// Which dossiers make one person: first what people ruled, then what was weighed.
///
/// Where automatic links would join two who cannot be one, none of the links around them is made: a
/// person is asked about all of them. So no order of joining can decide anything.
final class Clusters {
  private final List<Dossier> dossiers;
  private final Scales scales;
  private final Rulings rulings;
  private final Set<Two> ruledApart = new HashSet<>();
  private final NavigableSet<String> contradictions = new TreeSet<>();
  private final Groups ruled;
  private final Groups joined;

  Clusters(List<Dossier> dossiers, Scales scales, Rulings rulings, List<Edge> edges) {
    this.dossiers = dossiers;
    this.scales = scales;
    this.rulings = rulings;
    edges.stream()
        .filter(edge -> rulings.is(Ruling.DIFFERENT, edge.id()))
        .forEach(edge -> ruledApart.add(edge.two()));
    List<Edge> same = edges.stream().filter(edge -> rulings.is(Ruling.SAME, edge.id())).toList();
    this.ruled = joinRuled(same);
    this.joined = joinWeighed(edges);
  }

  Groups joined() {
    return joined;
  }

  /// Pairs that were ruled the same, though they cannot all be.
  NavigableSet<String> contradictions() {
    return contradictions;
  }

  Band band(Edge edge) {
    Two two = edge.two();
    if (rulings.is(Ruling.DIFFERENT, edge.id())) {
      return Band.APART;
    }
    if (ruled.together(two.a(), two.b())) {
      return Band.RULED;
    }
    if (joined.together(two.a(), two.b())) {
      return Band.AUTOMATIC;
    }
    boolean asked = edge.questionable() || rulings.on(edge.id()).isPresent();
    boolean settled = edge.ground() != Edge.Ground.CLAIMED && !open(edge);
    return asked && !settled ? Band.REVIEW : Band.APART;
  }

  /// Whether the two could still be one, after all that has been joined.
  private boolean open(Edge edge) {
    if (contradictions.contains(edge.id())) {
      return true;
    }
    Groups settledBy = edge.automatic() ? ruled : joined;
    return !anyAcross(settledBy, edge.two(), edge.automatic() ? this::distinct : this::closed);
  }

  private Groups joinRuled(List<Edge> same) {
    Groups all = new Groups(dossiers.size());
    same.forEach(edge -> all.join(edge.two().a(), edge.two().b()));
    Set<Integer> broken = broken(all, this::distinct);
    Groups kept = new Groups(dossiers.size());
    for (Edge edge : same) {
      if (broken.contains(all.of(edge.two().a()))) {
        contradictions.add(edge.id());
      } else {
        kept.join(edge.two().a(), edge.two().b());
      }
    }
    return kept;
  }

  private Groups joinWeighed(List<Edge> edges) {
    List<Edge> automatic =
        edges.stream()
            .filter(edge -> edge.automatic() && rulings.on(edge.id()).isEmpty())
            .filter(edge -> !anyAcross(ruled, edge.two(), this::distinct))
            .toList();
    Groups all = copy(ruled);
    automatic.forEach(edge -> all.join(edge.two().a(), edge.two().b()));
    Set<Integer> broken = broken(all, this::apart);
    Groups kept = copy(ruled);
    automatic.stream()
        .filter(edge -> !broken.contains(all.of(edge.two().a())))
        .forEach(edge -> kept.join(edge.two().a(), edge.two().b()));
    return kept;
  }

  private Groups copy(Groups groups) {
    Groups copy = new Groups(dossiers.size());
    for (int i = 0; i < dossiers.size(); i++) {
      copy.join(groups.of(i), i);
    }
    return copy;
  }

  /// The groups that hold two who cannot be one.
  private Set<Integer> broken(Groups groups, BiPredicate<Integer, Integer> cannotBeOne) {
    Set<Integer> broken = new HashSet<>();
    groups
        .all()
        .forEach(
            (first, group) -> {
              for (int i = 0; i < group.size(); i++) {
                for (int j = 0; j < i && !broken.contains(first); j++) {
                  if (cannotBeOne.test(group.get(i), group.get(j))) {
                    broken.add(first);
                  }
                }
              }
            });
    return broken;
  }

  private boolean anyAcross(Groups groups, Two two, BiPredicate<Integer, Integer> cannotBeOne) {
    List<Integer> one = groups.with(two.a());
    List<Integer> other = groups.with(two.b());
    return one.stream().anyMatch(a -> other.stream().anyMatch(b -> cannotBeOne.test(a, b)));
  }

  /// Two of one system, or ruled to be two.
  private boolean distinct(int a, int b) {
    return dossiers.get(a).clashesWith(dossiers.get(b)) || ruledApart.contains(Two.of(a, b));
  }

  /// Distinct, or forbidden by what they say themselves; a ruling lifts that.
  private boolean apart(int a, int b) {
    return distinct(a, b) || (!ruled.together(a, b) && weighed(a, b).vetoed());
  }

  /// Apart, and not even worth a question.
  private boolean closed(int a, int b) {
    return apart(a, b) && (distinct(a, b) || !doubtful(a, b));
  }

  private boolean doubtful(int a, int b) {
    return scales.weigh(dossiers.get(a).whole(), dossiers.get(b).whole()).doubtful();
  }

  private Weighing weighed(int a, int b) {
    return scales.weigh(dossiers.get(a).own(), dossiers.get(b).own());
  }
}
