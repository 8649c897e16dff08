package anamnesis.contact;

import java.util.Optional;

/// A number or name that a system gave to a person: it means nothing outside its namespace.
///
/// @param namespace who gave it, as `portal.patient`, `ehr.patient`, `stripe.customer`
public record Identifier(String namespace, String value) implements Trait {
  public static Optional<Identifier> of(String namespace, String value) {
    String stripped = value.strip();
    return stripped.isEmpty() ? Optional.empty() : Optional.of(new Identifier(namespace, stripped));
  }

  @Override
  public String toString() {
    return namespace + " " + value;
  }

  @Override
  public boolean household() {
    return false;
  }

  /// An identifier is no secret to who may see the case; it is how a record is asked about.
  @Override
  public String masked() {
    return value;
  }
}
