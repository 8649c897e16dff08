package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who outside remembers: the witnesses that were asked in a case, and those that could still be.
record Outside(List<String> asked, List<Source> known) {
  static Outside of(List<Source> sources, Optional<Case> file) {
    List<String> asked = file.map(Outside::asked).orElse(List.of());
    return new Outside(asked, sources);
  }

  List<Source> unasked() {
    return known.stream()
        .filter(Source::outside)
        .filter(source -> !asked.contains(source.name()))
        .sorted(Comparator.comparing(Source::name))
        .toList();
  }

  String says() {
    String not =
        "not asked yet: " + String.join(", ", unasked().stream().map(Source::name).toList());
    if (asked.isEmpty()) {
      return unasked().isEmpty() ? "no witness is known here" : not;
    }
    return "asked: " + String.join(", ", asked) + (unasked().isEmpty() ? "" : " · " + not);
  }

  /// Who is asked next: first those who need no word more than their name.
  Optional<Source> next() {
    return unasked().stream()
        .min(Comparator.comparingLong(Outside::needs).thenComparing(Source::name));
  }

  private static long needs(Source source) {
    return source.arguments().stream().filter(Source.Argument::required).count();
  }

  /// What has to be typed to ask a witness, as far as it is known.
  static String command(Source source) {
    StringBuilder command = new StringBuilder("gather ").append(source.name());
    source.arguments().stream()
        .filter(Source.Argument::required)
        .forEach(argument -> command.append(' ').append(argument.name()));
    return command.toString();
  }

  String command(String name) {
    return known.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .map(Outside::command)
        .orElse("gather " + name);
  }

  private static List<String> asked(Case file) {
    try (Stream<Tally> tallies = Tally.shelf(file).read()) {
      return tallies.map(Tally::name).toList();
    }
  }
}
