package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.evidence.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A witness and where it is to look, as it was typed.
///
/// @param words its arguments
record Asking(Source source, List<String> words) {
  /// Between witnesses that are asked at the same time.
  private static final String AND = "and";

  /// Every one of a line: `stripe and ehr ./export`.
  static List<Asking> of(List<String> line, List<Source> sources) {
    List<Asking> all = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String word : line) {
      if (word.equals(AND)) {
        all.add(one(words, sources));
        words.clear();
      } else {
        words.add(word);
      }
    }
    all.add(one(words, sources));
    refuseTwice(all);
    return all;
  }

  String name() {
    return source.name();
  }

  static String names(List<Source> sources) {
    return sources.stream().map(Source::name).collect(Collectors.joining(", "));
  }

  static String shown(Source.Argument argument) {
    String name = argument.name() + (argument.many() ? "…" : "");
    return argument.required() ? name : "[" + name + "]";
  }

  private static Asking one(List<String> words, List<Source> sources) {
    String name = words.isEmpty() ? "" : words.getFirst();
    Source source =
        sources.stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name, sources));
    Asking asking = new Asking(source, List.copyOf(words.subList(1, words.size())));
    asking.refuseMisplaced();
    return asking;
  }

  private static Refusal unknown(String name, List<Source> sources) {
    return name.isEmpty()
        ? new Refusal(
            "which witness is to be asked was not said beside `and`",
            "there are: %s; what is itself called `and` is written ./and".formatted(names(sources)))
        : new Refusal("there is no witness of that name", "there are: " + names(sources));
  }

  private void refuseMisplaced() {
    List<Source.Argument> wanted = source.arguments();
    long least = wanted.stream().filter(Source.Argument::required).count();
    boolean many = wanted.stream().anyMatch(Source.Argument::many);
    if (words.size() < least || (!many && words.size() > wanted.size())) {
      String form = wanted.stream().map(a -> " " + shown(a)).collect(Collectors.joining());
      throw new Refusal(
          words.size() < least
              ? "`gather %s` is not told where to look".formatted(name())
              : "`gather %s` is told more than it takes".formatted(name()),
          "write it as `anamnesis gather %s%s`".formatted(name(), form));
    }
  }

  /// What it says the second time would push out what it said the first.
  private static void refuseTwice(List<Asking> all) {
    for (Asking one : all) {
      if (all.stream().filter(other -> other.name().equals(one.name())).count() > 1) {
        throw new Refusal(
            "%s is to be asked twice at the same time".formatted(one.name()),
            "name all its places at once, as `gather %s A B`, or ask one after the other"
                .formatted(one.name()));
      }
    }
  }
}
