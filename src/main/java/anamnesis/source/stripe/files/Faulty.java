package anamnesis.source.stripe.files;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// All that have one fault. However many they are, they are told in one clause, which names the
/// first of them.
final class Faulty {
  private static final int SHOWN = 3;

  private final Fault fault;
  private final Set<String> names = new LinkedHashSet<>();
  private long number;
  private long times;

  Faulty(Fault fault) {
    this.fault = fault;
  }

  /// @param often how many times it has the fault
  void add(String name, long often) {
    number++;
    times += often;
    if (names.size() < SHOWN) {
      names.add(name);
    }
  }

  /// How many they are, whether they are called alike or not.
  long number() {
    return number;
  }

  String words() {
    String words = number == 1 ? fault.one() : fault.many();
    return String.format(Locale.ROOT, words, some(), times);
  }

  private String some() {
    String some = String.join(", ", names);
    return names.size() == number
        ? some
        : String.format(Locale.ROOT, "%d of %,d: %s, …", names.size(), number, some);
  }
}
