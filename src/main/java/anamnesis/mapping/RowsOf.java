package anamnesis.mapping;

import anamnesis.link.Identity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Of what a table has one row each.
///
/// @param knownBy the namespace in which the thing must have a name; empty if it need not
/// @param where conditions, any one of which is enough; none if every one has a row
public record RowsOf(Each each, String knownBy, List<Condition> where) {
  public RowsOf {
    where = List.copyOf(where);
  }

  /// A person, payment or document is what all that was linked to it says together. A record is
  /// what one witness keeps under one id, whatever it was linked to.
  public enum Each {
    PERSON,
    PAYMENT,
    DOCUMENT,
    RECORD;

    /// What of such a kind was linked; a record is a document of its own.
    public Identity.Kind kind() {
      return switch (this) {
        case PERSON -> Identity.Kind.PERSON;
        case PAYMENT -> Identity.Kind.PAYMENT;
        case DOCUMENT, RECORD -> Identity.Kind.DOCUMENT;
      };
    }
  }

  public boolean areOfPeople() {
    return each == Each.PERSON;
  }

  /// The kinds of which its conditions speak.
  Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    where.forEach(condition -> kinds.add(condition.kind()));
    return kinds;
  }

  /// `stripe.payment_intent status = succeeded`, or without a value: the field is there.
  ///
  /// @param value what the field must say; empty if it need only say something
  public record Condition(String kind, String path, String value) {
    public boolean holds(String said) {
      return value.isEmpty() || value.equals(said);
    }
  }
}
