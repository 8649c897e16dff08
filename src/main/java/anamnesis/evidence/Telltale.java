package anamnesis.evidence;

import java.util.List;
import java.util.Optional;

/// What of a witness's records tells that something happened out there: a payment, a refund, a new
/// subscription. Each witness says it of its own kinds; nobody else knows what they mean.
///
/// @param kind as `stripe.charge`
/// @param word what happened, as people say it: `charged`
/// @param of what it happened to, where two records tell of the same: the first of these fields
///   that says something, else the record itself
/// @param at when: the first of these fields that says something
/// @param amount how much, in minor units, in the same way; none where no money moved
/// @param currency of that amount
/// @param conditions all of which must hold
public record Telltale(
    String kind,
    String word,
    List<String> of,
    List<String> at,
    List<String> amount,
    String currency,
    List<Condition> conditions) {
  public Telltale {
    of = List.copyOf(of);
    at = List.copyOf(at);
    amount = List.copyOf(amount);
    conditions = List.copyOf(conditions);
  }

  /// What a field must say, or must not. Rather told than lost: what need only not be said holds
  /// where nothing is said, as in exports without that column.
  public sealed interface Condition {
    boolean holds(Reading reading);

    record Says(String path) implements Condition {
      @Override
      public boolean holds(Reading reading) {
        return reading.at(path).isPresent();
      }
    }

    record Is(String path, List<String> words) implements Condition {
      public Is {
        words = List.copyOf(words);
      }

      @Override
      public boolean holds(Reading reading) {
        return reading.at(path).filter(words::contains).isPresent();
      }
    }

    record IsNot(String path, List<String> words) implements Condition {
      public IsNot {
        words = List.copyOf(words);
      }

      @Override
      public boolean holds(Reading reading) {
        return reading.at(path).filter(words::contains).isEmpty();
      }
    }
  }

  public boolean happened(Reading reading) {
    return conditions.stream().allMatch(condition -> condition.holds(reading));
  }

  /// What the first of these fields says.
  public static Optional<String> first(List<String> paths, Reading reading) {
    return paths.stream().flatMap(path -> reading.at(path).stream()).findFirst();
  }
}
