package anamnesis.mapping;

import anamnesis.link.Identity;
import java.util.List;

/// Of what a table has one row each.
///
/// @param knownBy the namespace in which the thing must have a name; empty if it need not
/// @param where conditions, any one of which is enough; none if every one has a row
public record RowsOf(Identity.Kind each, String knownBy, List<Condition> where) {
  public RowsOf {
    where = List.copyOf(where);
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
