package anamnesis.link;

import anamnesis.casefile.Hash;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity.Kind;
import anamnesis.link.Identity.Member;
import anamnesis.link.Identity.Payer;
import anamnesis.link.Identity.Standing;
import anamnesis.link.Pair.Band;
import anamnesis.link.Payers.Stand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Writes down what was found: every identity with its members, and why each is there.
final class Identities {
  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::kind).thenComparing(Identity::id);

  private final People people;
  private final Payers payers;
  private final Payments payments;
  private final Rulings rulings;
  private final NavigableMap<String, Pair> joining = new TreeMap<>();

  /// @param pairs those between dossiers, not those about accounts
  Identities(People people, Payers payers, Payments payments, Rulings rulings, List<Pair> pairs) {
    this.people = people;
    this.payers = payers;
    this.payments = payments;
    this.rulings = rulings;
    pairs.stream()
        .filter(pair -> pair.band() == Band.AUTOMATIC || pair.band() == Band.RULED)
        .sorted(Comparator.comparingDouble(Pair::weight).thenComparing(Pair::id))
        .forEach(
            pair -> {
              joining.put(pair.a(), pair);
              joining.put(pair.b(), pair);
            });
  }

  List<Identity> write(List<Exhibit> exhibits) {
    List<Identity> all = new ArrayList<>();
    for (int person = 0; person < people.count(); person++) {
      all.add(person(person));
    }
    all.addAll(things(exhibits, Kind.PAYMENT, Role.PAYMENT));
    all.addAll(things(exhibits, Kind.DOCUMENT, Role.DOCUMENT));
    all.sort(ORDER);
    return all;
  }

  private Identity person(int person) {
    List<Stand> stands = payers.stands().getOrDefault(person, List.of());
    List<Member> members = new ArrayList<>();
    people.dossiers(person).forEach(dossier -> members.addAll(members(dossier)));
    stands.stream()
        .filter(stand -> stand.as() == Standing.SELF)
        .forEach(stand -> members.addAll(members(stand)));
    List<Identifier> names =
        people.dossiers(person).stream()
            .flatMap(dossier -> dossier.names().stream())
            .sorted(Said.BY_NAME)
            .toList();
    List<Payer> paying =
        stands.stream()
            .map(stand -> new Payer(stand.account().key(), stand.as()))
            .sorted(Comparator.comparing(Payer::exhibit))
            .toList();
    return made(Kind.PERSON, members, names, paying);
  }

  private List<Member> members(Dossier dossier) {
    String link = link(dossier);
    List<Member> members = new ArrayList<>();
    for (Exhibit exhibit : dossier.exhibits()) {
      String known =
          Said.people(exhibit).stream()
              .map(Questions::said)
              .reduce((one, other) -> one + ", " + other)
              .orElse("its own words");
      members.add(new Member(exhibit.key(), known + link));
    }
    return members;
  }

  private String link(Dossier dossier) {
    Pair pair = joining.get(dossier.key());
    if (pair == null) {
      return "";
    }
    String other = pair.a().equals(dossier.key()) ? pair.b() : pair.a();
    return rulings
        .on(pair.id())
        .filter(ruled -> pair.band() == Band.RULED)
        .map(ruled -> "; ruled the same as %s by %s".formatted(other, ruled.by()))
        .orElse("; weighed %s with %s".formatted(pair.weight(), other));
  }

  private List<Member> members(Stand own) {
    Account account = own.account();
    Stream<Member> records =
        account.records().stream()
            .map(record -> new Member(record.key(), "own account: " + own.why()));
    Stream<Member> paid =
        account.payments().stream()
            .filter(payments::namesNobody)
            .map(
                payment -> new Member(payment.key(), "paid from their own account, naming nobody"));
    return Stream.concat(records, paid).toList();
  }

  private static List<Identity> things(List<Exhibit> exhibits, Kind kind, Role role) {
    NavigableMap<Identifier, List<Member>> things = new TreeMap<>(Said.BY_NAME);
    for (Exhibit exhibit : exhibits) {
      for (Identifier id : Said.identifiers(exhibit, role)) {
        things
            .computeIfAbsent(id, absent -> new ArrayList<>())
            .add(new Member(exhibit.key(), Questions.said(id)));
      }
    }
    List<Identity> all = new ArrayList<>();
    things.forEach((id, members) -> all.add(made(kind, members, List.of(id), List.of())));
    return all;
  }

  /// The id comes from the identifiers, where there are any: a payment more does not change it.
  private static Identity made(
      Kind kind, List<Member> members, List<Identifier> names, List<Payer> payers) {
    TreeMap<String, Member> byExhibit = new TreeMap<>();
    members.forEach(member -> byExhibit.putIfAbsent(member.exhibit(), member));
    Object of = names.isEmpty() ? byExhibit.keySet() : names;
    String id =
        kind.name().toLowerCase(Locale.ROOT) + "-" + Hash.of(kind + " " + of).substring(0, 12);
    return new Identity(id, kind, List.copyOf(byExhibit.values()), names, payers);
  }
}
