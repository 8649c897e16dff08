package anamnesis.detect.seed;

import java.util.List;

/// Who is told what stands in a file.
interface Told {
  /// Values that belong together: one record, as far as the file shows.
  void record(int line, List<Literal> values);

  /// Words side by side, of which a loop may draw.
  default void list(List<String> words) {}

  /// Every text, wherever it stands.
  void text(String text, int line);
}
