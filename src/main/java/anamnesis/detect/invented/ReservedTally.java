package anamnesis.detect.invented;

import anamnesis.contact.Email;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts the records of one table whose contacts are reserved, one by one as they stream past.
///
/// A reserved value that very many records share is a clinic's way of saying "none", not a sign of
/// invented people: it counts for nobody.
final class ReservedTally {
  private static final int HABIT = 5;
  private static final Set<String> NONE = Set.of();

  private final List<Suspect> suspects = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private long judged;

  private record Suspect(int record, Set<String> values) {}

  /// @param judged records that have any contact at all
  /// @param records those with a reserved contact
  /// @param distinct how many different reserved values they have
  record Sum(long judged, List<Integer> records, int distinct, int habits) {}

  /// Whether any of a record's contacts is reserved.
  boolean add(int record, List<Email> emails, List<String> phones) {
    boolean any = !emails.isEmpty();
    Set<String> reserved = NONE;
    for (Email email : emails) {
      if (Reserved.email(email)) {
        reserved = with(reserved, email.address());
      }
    }
    for (String written : phones) {
      String digits = Reserved.digits(written);
      any |= digits.length() >= 7;
      if (Reserved.number(digits)) {
        reserved = with(reserved, digits);
      }
    }
    judged += any ? 1 : 0;
    if (reserved.isEmpty()) {
      return false;
    }
    suspects.add(new Suspect(record, reserved));
    reserved.forEach(value -> uses.merge(value, 1, Integer::sum));
    return true;
  }

  /// Nearly all records have none of them: nothing is made for those.
  private static Set<String> with(Set<String> reserved, String one) {
    Set<String> all = reserved.isEmpty() ? new LinkedHashSet<>() : reserved;
    all.add(one);
    return all;
  }

  Sum sum() {
    Set<String> habits = new HashSet<>();
    uses.forEach(
        (value, times) -> {
          if (times >= HABIT && times * 5L > suspects.size()) {
            habits.add(value);
          }
        });
    List<Integer> records =
        suspects.stream()
            .filter(suspect -> !habits.containsAll(suspect.values()))
            .map(Suspect::record)
            .toList();
    return new Sum(judged, records, uses.size() - habits.size(), habits.size());
  }
}
