package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Hears one witness, and says what became of everything that it said.
final class GatherCommand implements Command {
  private static final String RATE = "rate";

  private final List<Source> sources;

  GatherCommand(List<Source> sources) {
    this.sources = sources.stream().sorted(Comparator.comparing(Source::name)).toList();
  }

  @Override
  public String name() {
    return "gather";
  }

  @Override
  public String about() {
    return "ask a witness for everything it remembers, and keep it as evidence";
  }

  @Override
  public List<Word> words() {
    String each = sources.stream().map(GatherCommand::described).collect(Collectors.joining("; "));
    return List.of(
        Word.required("WITNESS", "one of " + names()), new Word("ARG", each, false, true));
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.of(RATE, "N", "at most N requests a second").orElse("the witness's known limit"));
    for (Source source : sources) {
      source.choices().stream()
          .map(choice -> Option.of(choice.name(), choice.value(), about(source, choice)))
          .forEach(options::add);
    }
    return options;
  }

  private static String about(Source source, Source.Choice choice) {
    return "%s: %s".formatted(source.name(), choice.about());
  }

  @Override
  public String example() {
    return "gather stripe";
  }

  @Override
  public Outcome run(Call call) throws IOException, InterruptedException {
    Source source = source(call.words());
    List<String> words = arguments(source, call.words());
    Case file = call.theCase();
    Source.Question question =
        new Source.Question(
            words,
            call.surroundings().environment(),
            rate(call),
            call.progress(),
            chosen(source, call));
    Gathering gathering = new Gathering(file);
    List<Tally> tallies = List.of(gathering.hear(source, question));
    return outcome(tallies, gathering.unsaid());
  }

  /// What is chosen for another witness would be passed over in silence.
  private Map<String, String> chosen(Source asked, Call call) {
    Map<String, String> chosen = new HashMap<>();
    for (Source source : sources) {
      for (Source.Choice choice : source.choices()) {
        Optional<String> said = said(choice, call);
        if (said.isPresent() && !asked.choices().contains(choice)) {
          throw new Refusal(
              "`gather %s` has no --%s".formatted(asked.name(), choice.name()),
              "leave it out: it is for `gather %s`".formatted(source.name()));
        }
        said.ifPresent(value -> chosen.put(choice.name(), value));
      }
    }
    return chosen;
  }

  private static Optional<String> said(Source.Choice choice, Call call) {
    boolean flag = choice.value().isEmpty();
    return flag && call.has(choice.name()) ? Optional.of("") : call.value(choice.name());
  }

  private Source source(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    return sources.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    name.isEmpty()
                        ? "which witness is to be asked was not said"
                        : "there is no witness of that name",
                    "there are: " + names()));
  }

  private static List<String> arguments(Source source, List<String> words) {
    List<String> given = words.subList(1, words.size());
    List<Source.Argument> wanted = source.arguments();
    long least = wanted.stream().filter(Source.Argument::required).count();
    boolean many = wanted.stream().anyMatch(Source.Argument::many);
    if (given.size() < least || (!many && given.size() > wanted.size())) {
      String form = wanted.stream().map(a -> " " + shown(a)).collect(Collectors.joining());
      throw new Refusal(
          given.size() < least
              ? "`gather %s` is not told where to look".formatted(source.name())
              : "`gather %s` is told more than it takes".formatted(source.name()),
          "write it as `anamnesis gather %s%s`".formatted(source.name(), form));
    }
    return given;
  }

  private static int rate(Call call) {
    String rate = call.value(RATE, "0");
    if (!rate.matches("[0-9]{1,5}") || (call.has(RATE) && Integer.parseInt(rate) == 0)) {
      throw new Refusal("--rate is no number of requests a second", "write it as --rate 10");
    }
    return Integer.parseInt(rate);
  }

  private static Outcome outcome(List<Tally> tallies, Map<String, Long> unsaid) {
    ObjectNode json = Outcome.json("gather");
    json.set("witnesses", Json.node(tallies));
    ObjectNode gone = json.putObject("unsaid");
    unsaid.forEach(gone::put);
    boolean complete = tallies.stream().allMatch(Tally::complete);
    Exit whole = unsaid.isEmpty() ? Exit.DONE : Exit.FOUND;
    return new Outcome(complete ? whole : Exit.INCOMPLETE, json, GatherScreen.of(tallies, unsaid));
  }

  private String names() {
    return sources.stream().map(Source::name).collect(Collectors.joining(", "));
  }

  private static String shown(Source.Argument argument) {
    String name = argument.name() + (argument.many() ? "…" : "");
    return argument.required() ? name : "[" + name + "]";
  }

  /// How it is asked, with what key, and what it remembers.
  private static String described(Source source) {
    String form =
        source.arguments().stream().map(a -> " " + shown(a)).collect(Collectors.joining());
    String keys =
        source.keys().stream()
            .filter(Source.Key::required)
            .map(key -> " (with %s set)".formatted(key.variable()))
            .collect(Collectors.joining());
    return "%s%s: %s%s".formatted(source.name(), form, source.about(), keys);
  }
}
