package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Quarantined;
import anamnesis.link.Candidates.Two;
import anamnesis.link.Dossiers.Filed;
import anamnesis.link.Pair.Band;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds out who is who: first by identifiers, then by weight, and where neither is enough by
/// asking.
public final class Linking {
  /// What a pair must weigh to be joined without a person, in bits.
  public static final double NEEDED = Weighing.AUTOMATIC;

  /// Pairs lighter than this are nobody's question; the others are kept, so that `who` can tell why
  /// two are apart.
  private static final double WORTH_KEEPING = 0;

  private Linking() {}

  /// Reads the exhibits and rulings of a case, and writes its identities, pairs and quarantine.
  public static Linked link(Case file) throws IOException {
    Linked linked;
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read();
        Stream<Decision> decisions = Decision.shelf(file).read()) {
      linked = link(exhibits.toList(), decisions.toList(), Erased.of(file));
    }
    Identity.shelf(file).write(linked.identities());
    Pair.shelf(file).write(linked.pairs());
    Quarantined.shelf(file, "link").write(linked.quarantined());
    return linked;
  }

  /// The same exhibits and rulings give the same answer, in whatever order they come.
  public static Linked link(List<Exhibit> said, List<Decision> decisions) {
    return link(said, decisions, Erased.NOBODY);
  }

  /// @param erased whose accounts no witness has any more, on purpose
  public static Linked link(List<Exhibit> said, List<Decision> decisions, Erased erased) {
    List<Exhibit> exhibits = said.stream().distinct().sorted(Exhibit.ORDER).toList();
    Filed filed = Dossiers.file(exhibits);
    Scales scales = new Scales(named(filed.dossiers()));
    List<Account> accounts = Account.all(exhibits, erased);
    Rulings rulings = new Rulings(decisions);
    List<Edge> edges = edges(filed, scales, accounts);
    Clusters clusters = new Clusters(filed.dossiers(), scales, rulings, edges);
    List<Pair> weighed = pairs(edges, filed.dossiers(), clusters, rulings);

    People people = new People(filed.dossiers(), clusters.joined(), filed.claims());
    Payments payments = new Payments(exhibits);
    Payers payers = new Payers(people, scales, rulings, payments);
    accounts.forEach(payers::judge);

    List<Identity> identities =
        new Identities(people, payers, payments, rulings, weighed).write(exhibits);
    List<Pair> pairs =
        Stream.concat(weighed.stream(), payers.pairs().stream())
            .sorted(Comparator.comparing(Pair::a).thenComparing(Pair::b).thenComparing(Pair::id))
            .toList();
    Set<String> contradictions = new TreeSet<>(clusters.contradictions());
    contradictions.addAll(payers.contradictions());
    return new Linked(
        identities,
        pairs,
        filed.torn().stream().map(Linking::torn).toList(),
        List.copyOf(contradictions),
        stale(rulings, pairs),
        Households.count(people, payers),
        Gone.of(identities, exhibits.stream(), erased));
  }

  private static int named(List<Dossier> dossiers) {
    return (int) dossiers.stream().filter(dossier -> !dossier.own().nameless()).count();
  }

  private static List<Edge> edges(Filed filed, Scales scales, List<Account> accounts) {
    List<Dossier> all = filed.dossiers();
    NavigableMap<Two, Edge> edges = new TreeMap<>();
    for (Two two : Candidates.among(all)) {
      edges.put(two, weighed(two, all, scales));
    }
    filed
        .doubts()
        .forEach(
            doubt -> {
              Two two = Two.of(doubt.a(), doubt.b());
              Weighing weighing = scales.weigh(all.get(two.a()).own(), all.get(two.b()).own());
              edges.put(
                  two,
                  Edge.of(
                      two, all, weighing, Edge.Ground.CLAIMED, Questions.claimed(doubt.claimed())));
            });
    bridges(all, scales, accounts)
        .forEach(
            edge -> edges.merge(edge.two(), edge, (is, asks) -> is.questionable() ? is : asks));
    return List.copyOf(edges.values());
  }

  /// What a person's own records say may link; with their payer account's words it may be asked.
  private static Edge weighed(Two two, List<Dossier> all, Scales scales) {
    Dossier a = all.get(two.a());
    Dossier b = all.get(two.b());
    Weighing own = scales.weigh(a.own(), b.own());
    Weighing whole = scales.weigh(a.whole(), b.whole());
    boolean forbidden = own.vetoed() && !whole.doubtful();
    Weighing counts = (own.automatic() || forbidden) ? own : whole.unsure();
    return Edge.of(two, all, counts, Edge.Ground.WEIGHED, Questions.weighed(counts));
  }

  private static List<Edge> bridges(List<Dossier> all, Scales scales, List<Account> accounts) {
    Map<String, Integer> filed = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      int number = i;
      all.get(i).exhibits().forEach(exhibit -> filed.put(exhibit.key(), number));
    }
    Bridges bridges = new Bridges(all, scales);
    List<Edge> questions = new ArrayList<>();
    for (Account account : accounts) {
      Set<Integer> paid = new TreeSet<>();
      Stream.concat(account.payments().stream(), account.records().stream())
          .filter(exhibit -> filed.containsKey(exhibit.key()))
          .forEach(exhibit -> paid.add(filed.get(exhibit.key())));
      paid.forEach(number -> questions.addAll(bridges.questions(account, number)));
    }
    return questions;
  }

  private static List<Pair> pairs(
      List<Edge> edges, List<Dossier> all, Clusters clusters, Rulings rulings) {
    List<Pair> pairs = new ArrayList<>();
    for (Edge edge : edges) {
      Band band = clusters.band(edge);
      boolean ruled = rulings.on(edge.id()).isPresent();
      if (band != Band.APART || ruled || edge.weighing().weight() >= WORTH_KEEPING) {
        pairs.add(edge.pair(all, band, band == Band.REVIEW ? question(edge, clusters) : ""));
      }
    }
    return pairs;
  }

  private static String question(Edge edge, Clusters clusters) {
    if (clusters.contradictions().contains(edge.id())) {
      return Questions.CONTRADICTION;
    }
    return edge.automatic() ? Questions.RIVALS : edge.asked();
  }

  private static List<String> stale(Rulings rulings, List<Pair> pairs) {
    Set<String> known = new HashSet<>();
    pairs.forEach(pair -> known.add(pair.id()));
    return rulings.all().stream().map(Decision::pair).filter(id -> !known.contains(id)).toList();
  }

  private static Quarantined torn(Exhibit exhibit) {
    return new Quarantined(
        exhibit.sha256(),
        exhibit.place(),
        exhibit.witness(),
        exhibit.kind(),
        "it names two people as one and speaks of a payer: %s".formatted(exhibit.key()));
  }
}
