package anamnesis.link;

import anamnesis.contact.Identifier;
import anamnesis.contact.NameLikeness;
import anamnesis.link.Decision.Ruling;
import anamnesis.link.Identity.Standing;
import anamnesis.link.Pair.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What each payer account is to those for whom it pays. An account is at most one person's own; it
/// is looked at after all people have been told apart, and joins nobody.
final class Payers {
  private final People people;
  private final Scales scales;
  private final Rulings rulings;
  private final Payments payments;
  private final NavigableMap<Integer, List<Stand>> stands = new TreeMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final NavigableSet<String> contradictions = new TreeSet<>();

  Payers(People people, Scales scales, Rulings rulings, Payments payments) {
    this.people = people;
    this.scales = scales;
    this.rulings = rulings;
    this.payments = payments;
  }

  /// What an account is to one person.
  ///
  /// @param why for the person's own account, what says so
  record Stand(Account account, Standing as, String why) {}

  /// A question whether an account is a person's own, and the answer if there is one.
  private record Asking(Namesake namesake, Pair pair, Optional<Decision> ruled) {
    boolean ruled(Ruling ruling) {
      return ruled.filter(decision -> decision.ruling() == ruling).isPresent();
    }
  }

  /// By person.
  NavigableMap<Integer, List<Stand>> stands() {
    return stands;
  }

  List<Pair> pairs() {
    return pairs;
  }

  NavigableSet<String> contradictions() {
    return contradictions;
  }

  void judge(Account account) {
    Optional<Integer> holding = people.holding(account);
    if (holding.isPresent()) {
      stand(account, holding.get(), "its own record says so");
      return;
    }
    List<Namesake> namesakes = namesakes(account);
    List<Asking> asked =
        namesakes.stream().map(namesake -> asking(account, namesake, namesakes.size())).toList();
    List<Asking> same = asked.stream().filter(asking -> asking.ruled(Ruling.SAME)).toList();
    List<Asking> sure =
        asked.stream().filter(asking -> asking.pair().band() == Band.AUTOMATIC).toList();
    if (same.size() > 1) {
      same.forEach(asking -> contradictions.add(asking.pair().id()));
    }
    Optional<Asking> own = same.size() == 1 ? same.stream().findFirst() : sure.stream().findFirst();
    own.filter(asking -> same.size() <= 1)
        .ifPresentOrElse(
            asking -> stand(account, asking.namesake().person(), why(asking)),
            () -> others(account, asked));
    asked.stream().map(asking -> settled(asking, same)).filter(this::matters).forEach(pairs::add);
  }

  private List<Namesake> namesakes(Account account) {
    Set<Integer> paid = people.paidBy(account);
    Set<Integer> all = new TreeSet<>(people.near(account.portrait()));
    all.addAll(paid);
    all.addAll(people.claimedBy(account));
    List<Namesake> thinkable =
        all.stream()
            .map(person -> Namesake.of(people, person, account, paid))
            .filter(Namesake::thinkable)
            .toList();
    List<Namesake> heard = thinkable.stream().filter(one -> !one.unheard()).toList();
    return heard.isEmpty() ? thinkable : heard;
  }

  /// Automatic only for the one person so called, in a household without anyone of a like name.
  private Asking asking(Account account, Namesake namesake, int namesakes) {
    Optional<Decision> ruled = ruling(account, namesake.person());
    boolean sure =
        namesakes == 1
            && namesake.sure()
            && !people.signedByAnother(namesake.person())
            && !Called.ofOneGeneration(account.portrait(), people.portrait(namesake.person()));
    Band band = sure ? Band.AUTOMATIC : matters(account, namesake) ? Band.REVIEW : Band.APART;
    Dossier spoken = people.dossiers(namesake.person()).getFirst();
    List<Pair.Reason> reasons = namesake.reasons(scales.prior());
    Pair pair =
        new Pair(
            ruled.map(Decision::pair).orElse(Edge.id(account.print(), spoken.print())),
            account.key(),
            spoken.key(),
            reasons.stream().mapToDouble(Pair.Reason::weight).sum(),
            band,
            band == Band.REVIEW ? Questions.ownAccount(account.id(), namesake.because()) : "",
            reasons);
    return new Asking(namesake, pair, ruled);
  }

  /// Nobody is asked what would change nothing: an account that names another for every payment,
  /// and shares a name with someone whom no payment could name.
  private boolean matters(Account account, Namesake namesake) {
    if (namesake.paid() || namesake.claimed()) {
      return true;
    }
    boolean bridged =
        namesake.reachedAlike()
            && people.paidBy(account).stream().anyMatch(p -> people.portrait(p).nameless());
    boolean unnamed = account.payments().stream().anyMatch(payments::namesNobody);
    boolean nameable =
        people.dossiers(namesake.person()).stream()
            .flatMap(dossier -> dossier.names().stream())
            .map(Identifier::namespace)
            .anyMatch(payments.namespaces()::contains);
    return unnamed || (nameable && !bridged);
  }

  private Optional<Decision> ruling(Account account, int person) {
    return people.dossiers(person).stream()
        .flatMap(dossier -> rulings.on(Edge.id(account.print(), dossier.print())).stream())
        .findFirst();
  }

  private static String why(Asking asking) {
    return asking
        .ruled()
        .map(decision -> "ruled the same by " + decision.by())
        .orElse("same name, reached alike, pays for them, and nobody else is so called there");
  }

  private void stand(Account account, int owner, String why) {
    add(owner, new Stand(account, Standing.SELF, why));
    people.paidBy(account).stream()
        .filter(person -> person != owner)
        .forEach(person -> add(person, new Stand(account, Standing.OTHER, "")));
  }

  private void others(Account account, List<Asking> asked) {
    for (int person : people.paidBy(account)) {
      List<Asking> here =
          asked.stream().filter(asking -> asking.namesake().person() == person).toList();
      boolean open = here.stream().anyMatch(asking -> !asking.ruled(Ruling.DIFFERENT));
      Called called = Called.compare(account.portrait(), people.portrait(person));
      boolean other = !open && (!here.isEmpty() || called.given() == NameLikeness.DIFFERENT);
      add(person, new Stand(account, other ? Standing.OTHER : Standing.UNKNOWN, ""));
    }
  }

  private void add(int person, Stand stand) {
    stands.computeIfAbsent(person, p -> new ArrayList<>()).add(stand);
  }

  /// What is done with the question, now that all answers are known.
  private static Pair settled(Asking asking, List<Asking> same) {
    Pair pair = asking.pair();
    if (same.size() == 1) {
      return asking.ruled(Ruling.SAME)
          ? banded(pair, Band.RULED, "")
          : banded(pair, Band.APART, "");
    }
    if (asking.ruled(Ruling.SAME)) {
      return banded(pair, Band.REVIEW, Questions.CONTRADICTION);
    }
    return asking.ruled(Ruling.DIFFERENT) ? banded(pair, Band.APART, "") : pair;
  }

  private static Pair banded(Pair pair, Band band, String asked) {
    return new Pair(pair.id(), pair.a(), pair.b(), pair.weight(), band, asked, pair.reasons());
  }

  private boolean matters(Pair pair) {
    return pair.band() != Band.APART || rulings.on(pair.id()).isPresent();
  }
}
