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
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which exhibits belong to which identity, beyond what was linked: a payment that names nobody
/// belongs to the one person whose own account paid it.
final class Belonging {
  private static final String BY_ACCOUNT =
      "names nobody, and was paid from the account of this one person";

  private final SequencedMap<String, Exhibit> exhibits;
  private final Map<String, Set<String>> belongings = new HashMap<>();
  private final Map<String, List<Owner>> owners = new HashMap<>();

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
    Map<String, List<Identity>> accounts = new TreeMap<>();
    for (Identity identity : identities) {
      belonging.take(identity, accounts);
    }
    for (Identity identity : identities) {
      if (identity.kind() == Identity.Kind.PAYMENT) {
        belonging.giveToPayer(identity, accounts);
      }
    }
    return belonging;
  }

  Set<String> exhibits(Identity identity) {
    return belongings.getOrDefault(identity.id(), Set.of());
  }

  List<Owner> owners(String exhibit) {
    return owners.getOrDefault(exhibit, List.of());
  }

  private void take(Identity identity, Map<String, List<Identity>> accounts) {
    Set<String> mine = new TreeSet<>();
    identity.members().forEach(member -> mine.add(member.exhibit()));
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

  private void giveToPayer(Identity payment, Map<String, List<Identity>> accounts) {
    Map<String, String> payers = new LinkedHashMap<>();
    for (Identity.Member member : payment.members()) {
      Exhibit exhibit = exhibits.get(member.exhibit());
      if (exhibit == null) {
        continue;
      }
      if (owners.containsKey(member.exhibit()) || saysForWhom(exhibit)) {
        return;
      }
      payers.putAll(payers(exhibit));
    }
    List<Identity> self =
        payers.size() == 1 ? accounts.get(payers.keySet().iterator().next()) : null;
    if (self != null && self.size() == 1) {
      String field = payers.values().iterator().next();
      for (Identity.Member member : payment.members()) {
        own(member.exhibit(), new Owner(self.getFirst(), field, BY_ACCOUNT));
        belongings
            .computeIfAbsent(self.getFirst().id(), _ -> new TreeSet<>())
            .add(member.exhibit());
      }
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

  /// The accounts that an exhibit names as paying, each with the field that names it.
  private static Map<String, String> payers(Exhibit exhibit) {
    Map<String, String> payers = new LinkedHashMap<>();
    for (Mention mention : exhibit.traits()) {
      if (mention.role() == Mention.Role.PAYER
          && mention.trait() instanceof Identifier(String namespace, String value)) {
        payers.putIfAbsent(namespace + ":" + value, mention.place());
      }
    }
    return payers;
  }
}
