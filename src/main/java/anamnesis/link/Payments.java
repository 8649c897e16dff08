package anamnesis.link;

import anamnesis.contact.Identifier;
import anamnesis.contact.Mention.Role;
import anamnesis.evidence.Exhibit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which payments say for whom they were.
final class Payments {
  private final Set<Identifier> naming = new HashSet<>();
  private final Set<String> namespaces = new HashSet<>();

  Payments(List<Exhibit> exhibits) {
    for (Exhibit exhibit : exhibits) {
      List<Identifier> people = Said.people(exhibit);
      if (Said.isPayment(exhibit) && !people.isEmpty()) {
        naming.addAll(Said.identifiers(exhibit, Role.PAYMENT));
        people.forEach(id -> namespaces.add(id.namespace()));
      }
    }
  }

  /// Nothing that belongs to this payment names a person.
  boolean namesNobody(Exhibit payment) {
    return Said.identifiers(payment, Role.PAYMENT).stream().noneMatch(naming::contains);
  }

  /// The systems by whose numbers payments name people.
  Set<String> namespaces() {
    return namespaces;
  }
}
