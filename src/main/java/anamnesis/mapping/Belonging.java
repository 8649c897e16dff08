package anamnesis.mapping;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/// Which exhibits belong to which identity, beyond what was linked: a payment that names nobody
/// belongs to the one person whose own account paid it.
final class Belonging {
  private static final String BY_ACCOUNT =
      "names nobody, and was paid from the account of this one person";

  private static final String BY_RECORD =
      "names nobody, and hangs on the account of this one person";

  private static final String BY_WHOLE = "is a part of what belongs to this one person";

  private static final String BY_PAYMENT = "is a part of a payment of this one person";

  private final SequencedMap<String, Exhibit> exhibits;
  private final Map<String, Set<String>> belongings = new HashMap<>();
  private final Map<String, List<Owner>> owners = new HashMap<>();

  /// By each part of a payment, all parts of it.
  private final Map<String, List<Identity.Member>> payments = new HashMap<>();

  /// By each account, the people who call it their own.
  private final Map<String, List<Identity>> accounts = new HashMap<>();

  private Belonging(SequencedMap<String, Exhibit> exhibits) {
    this.exhibits = exhibits;
  }

  /// A person to whom an exhibit belongs.
  ///
  /// @param byAccount the field that names the account, if only the account says so; else empty
  /// @param why what brought it to that person
  record Owner(Identity person, String byAccount, String why) {
    String rule() {
      return why.isEmpty() ? "belongs to the same person" : why;
    }
  }

  static Belonging of(List<Identity> identities, SequencedMap<String, Exhibit> exhibits) {
    Belonging belonging = new Belonging(exhibits);
    identities.forEach(belonging::take);
    for (Identity identity : identities) {
      if (identity.kind() == Identity.Kind.PAYMENT) {
        identity
            .members()
            .forEach(part -> belonging.payments.put(part.exhibit(), identity.members()));
        belonging.giveToPayer(identity);
      }
    }
    return belonging;
  }

  Set<String> exhibits(Identity identity) {
    Set<String> known = belongings.get(identity.id());
    return known != null ? known : members(identity);
  }

  List<Owner> owners(String exhibit) {
    return owners.getOrDefault(exhibit, List.of());
  }

  /// Of what says of nobody for whom it is: the one person whose payment it is a part of, as a
  /// refund is, or whose own account it hangs on, as a subscription does.
  Optional<Owner> ownerOfWhole(String key) {
    Exhibit exhibit = exhibits.get(key);
    if (exhibit == null || saysForWhom(exhibit)) {
      return Optional.empty();
    }
    List<Owner> known =
        payments.getOrDefault(key, List.of()).stream()
            .flatMap(part -> owners(part.exhibit()).stream())
            .toList();
    if (known.isEmpty()) {
      return holder(named(exhibit, Mention.Role.ACCOUNT))
          .map(held -> new Owner(held.person(), held.field(), BY_RECORD))
          .or(() -> ownerByWhole(exhibit));
    }
    boolean one = known.stream().map(owner -> owner.person().id()).distinct().count() == 1;
    return one
        ? Optional.of(new Owner(known.getFirst().person(), "", BY_PAYMENT))
        : Optional.empty();
  }

  /// Of a line, whoever its invoice belongs to. A whole is no part of another.
  private Optional<Owner> ownerByWhole(Exhibit part) {
    List<Owner> known = new ArrayList<>();
    String field = "";
    for (Map.Entry<String, String> whole : named(part, Mention.Role.WHOLE).entrySet()) {
      field = whole.getValue();
      known.addAll(owners(whole.getKey()));
      if (known.isEmpty() && !isPart(whole.getKey())) {
        ownerOfWhole(whole.getKey()).ifPresent(known::add);
      }
    }
    return known.size() == 1
        ? Optional.of(new Owner(known.getFirst().person(), field, BY_WHOLE))
        : Optional.empty();
  }

  private boolean isPart(String key) {
    Exhibit exhibit = exhibits.get(key);
    return exhibit != null && !named(exhibit, Mention.Role.WHOLE).isEmpty();
  }

  /// The person whose own account was named, where one was, and it is that of one alone.
  private Optional<Held> holder(Map<String, String> named) {
    return named.entrySet().stream()
        .filter(_ -> named.size() == 1)
        .filter(account -> accounts.getOrDefault(account.getKey(), List.of()).size() == 1)
        .flatMap(
            account ->
                accounts.getOrDefault(account.getKey(), List.of()).stream()
                    .map(person -> new Held(person, account.getValue())))
        .findFirst();
  }

  /// @param field that names the account
  private record Held(Identity person, String field) {}

  private void take(Identity identity) {
    Set<String> mine = members(identity);
    identity.payers().stream()
        .filter(payer -> payer.as() == Identity.Standing.SELF)
        .forEach(payer -> mine.add(payer.exhibit()));
    belongings.put(identity.id(), mine);
    if (identity.kind() == Identity.Kind.PERSON) {
      identity
          .members()
          .forEach(member -> own(member.exhibit(), new Owner(identity, "", member.why())));
      mine.forEach(
          exhibit -> accounts.computeIfAbsent(exhibit, _ -> new ArrayList<>()).add(identity));
    }
  }

  private static Set<String> members(Identity identity) {
    Set<String> members = new TreeSet<>();
    identity.members().forEach(member -> members.add(member.exhibit()));
    return members;
  }

  private void giveToPayer(Identity payment) {
    Map<String, String> payers = new LinkedHashMap<>();
    for (Identity.Member member : payment.members()) {
      Exhibit exhibit = exhibits.get(member.exhibit());
      if (exhibit == null) {
        continue;
      }
      if (owners.containsKey(member.exhibit()) || saysForWhom(exhibit)) {
        return;
      }
      payers.putAll(named(exhibit, Mention.Role.PAYER));
    }
    holder(payers).ifPresent(held -> give(payment, held));
  }

  private void give(Identity payment, Held held) {
    for (Identity.Member member : payment.members()) {
      own(member.exhibit(), new Owner(held.person(), held.field(), BY_ACCOUNT));
      belongings.computeIfAbsent(held.person().id(), _ -> new TreeSet<>()).add(member.exhibit());
    }
  }

  private void own(String exhibit, Owner owner) {
    owners.computeIfAbsent(exhibit, _ -> new ArrayList<>()).add(owner);
  }

  private static boolean saysForWhom(Exhibit exhibit) {
    return exhibit.traits().stream()
        .anyMatch(
            mention -> mention.role() == Mention.Role.ABOUT || mention.role() == Mention.Role.SELF);
  }

  /// What an exhibit names so, each with the field that names it.
  private static Map<String, String> named(Exhibit exhibit, Mention.Role role) {
    Map<String, String> named = new LinkedHashMap<>();
    for (Mention mention : exhibit.traits()) {
      if (mention.role() == role
          && mention.trait() instanceof Identifier(String namespace, String value)) {
        named.putIfAbsent(namespace + ":" + value, mention.place());
      }
    }
    return named;
  }
}
