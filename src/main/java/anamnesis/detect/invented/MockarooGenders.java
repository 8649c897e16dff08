package anamnesis.detect.invented;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// The eight genders that Mockaroo draws from, written as it writes them. Whoever asks real people
/// offers other words beside these, or fewer.
final class MockarooGenders {
  private static final Set<String> COMMON = Set.of("Male", "Female");

  private static final Set<String> RARE =
      Set.of("Agender", "Bigender", "Genderfluid", "Genderqueer", "Non-binary", "Polygender");

  /// Of the six: chance leaves out two of them in a table of fifty, hardly three.
  private static final int DIFFERENT = 4;

  private final BitSet records = new BitSet();
  private final Set<String> met = new HashSet<>();
  private boolean others;

  void see(int record, String sex) {
    if (RARE.contains(sex)) {
      records.set(record);
      met.add(sex);
    } else if (!sex.isEmpty() && !COMMON.contains(sex)) {
      others = true;
    }
  }

  void prove(Marks.Hand marks) {
    if (!others && met.size() >= DIFFERENT && met.contains("Polygender")) {
      records.stream().forEach(marks::prove);
      marks.made("Mockaroo", 8);
    }
  }
}
