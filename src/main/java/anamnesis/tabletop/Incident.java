package anamnesis.tabletop;

import anamnesis.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What happens to the invented practice.
public enum Incident {
  /// The patients are truncated away with all that hangs on them, and invented ones are seeded in
  /// their place. No copy precedes it.
  WIPED_AND_RESEEDED,
  /// The tables below the patients are emptied and nobody sees it; nightly copies of one size
  /// follow, until a seeder takes the patients too.
  CASCADE;

  public static Incident of(String word) {
    return Arrays.stream(values())
        .filter(incident -> incident.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "there is no incident \"%s\"".formatted(word), "rehearse one of: " + words()));
  }

  public static String words() {
    return Arrays.stream(values()).map(Incident::word).collect(Collectors.joining(", "));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
