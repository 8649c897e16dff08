package anamnesis.link;

import anamnesis.casefile.Case;
import anamnesis.contact.Identifier;
import anamnesis.evidence.Omitted;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whom a witness was told to erase: they must not come back from what another one kept.
///
/// Somebody is erased if a record that bears their own number is, or the account that is their own.
/// An account that merely pays for them is somebody else's: what a parent had erased is not the
/// child. Where nobody knows whose an erased account was, a person is asked.
///
/// @param records the keys of what was omitted, as `stripe.customer:cus_1`
public record Erased(Set<String> records) {
  public static final Erased NOBODY = new Erased(Set.of());

  public Erased {
    records = Set.copyOf(records);
  }

  public static Erased of(Case file) {
    try (Stream<Omitted> omitted = Omitted.shelf(file).read()) {
      return new Erased(
          omitted.map(one -> one.kind() + ":" + one.id()).collect(Collectors.toSet()));
    }
  }

  /// Whether the record is that is known by this number.
  public boolean covers(Identifier id) {
    return records.contains(id.namespace() + ":" + id.value());
  }

  public boolean is(Identity person) {
    return person.names().stream().anyMatch(this::covers) || paid(person, Identity.Standing.SELF);
  }

  /// Whether an erased account pays for somebody of whom nobody knows whether it was their own.
  public boolean perhaps(Identity person) {
    return !is(person) && paid(person, Identity.Standing.UNKNOWN);
  }

  private boolean paid(Identity person, Identity.Standing as) {
    return person.payers().stream()
        .anyMatch(payer -> payer.as() == as && records.contains(payer.exhibit()));
  }
}
