package anamnesis.shell;

import java.util.Arrays;
import java.util.List;

/// Names with commas between, as a person types them.
final class Listed {
  private Listed() {}

  static List<String> of(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
