package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
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

/// Hears witnesses, all at the same time, and says what became of everything that they said.
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
        Word.required("WITNESS", "one of %s; several with `and` between".formatted(names())),
        new Word("ARG", each, false, true));
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.of(RATE, "N", "at most N requests a second").orElse("the witness's known limit"));
    options.add(Aftermath.WIPED);
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
    return "gather stripe and ehr ./ehr-export";
  }

  @Override
  public Outcome run(Call call) throws IOException, InterruptedException {
    List<Asking> askings = Asking.of(call.words(), sources);
    Case file = call.theCase();
    refuseStrayChoices(askings, call);
    int rate = rate(call);
    Progress progress = call.progress();
    List<Gathering.Hearing> hearings = new ArrayList<>();
    for (Asking asking : askings) {
      Source.Question question =
          new Source.Question(
              asking.words(),
              call.surroundings().environment(),
              rate,
              progress,
              chosen(asking.source(), call));
      hearings.add(new Gathering.Hearing(asking.source(), question));
    }
    Gathering gathering = new Gathering(file);
    List<Tally> tallies = gathering.hear(hearings);
    SinceScreen since = new Aftermath(file, sources).told(call);
    since.keep(file);
    return new GatherScreen(tallies, gathering, since).outcome();
  }

  private static Map<String, String> chosen(Source source, Call call) {
    Map<String, String> chosen = new HashMap<>();
    for (Source.Choice choice : source.choices()) {
      said(choice, call).ifPresent(value -> chosen.put(choice.name(), value));
    }
    return chosen;
  }

  /// What is chosen for a witness that is not asked would be passed over in silence.
  private void refuseStrayChoices(List<Asking> askings, Call call) {
    for (Source source : sources) {
      for (Source.Choice choice : source.choices()) {
        boolean theirs =
            askings.stream()
                .flatMap(asking -> asking.source().choices().stream())
                .anyMatch(other -> other.name().equals(choice.name()));
        if (!theirs && said(choice, call).isPresent()) {
          throw new Refusal(
              "`gather %s` has no --%s".formatted(askings.getFirst().name(), choice.name()),
              "leave it out: it is for `gather %s`".formatted(source.name()));
        }
      }
    }
  }

  private static Optional<String> said(Source.Choice choice, Call call) {
    boolean flag = choice.value().isEmpty();
    return flag && call.has(choice.name()) ? Optional.of("") : call.value(choice.name());
  }

  private static int rate(Call call) {
    String rate = call.value(RATE, "0");
    if (!rate.matches("[0-9]{1,5}") || (call.has(RATE) && Integer.parseInt(rate) == 0)) {
      throw new Refusal("--rate is no number of requests a second", "write it as --rate 10");
    }
    return Integer.parseInt(rate);
  }

  private String names() {
    return Asking.names(sources);
  }

  /// How it is asked, with what key, and what it remembers.
  private static String described(Source source) {
    String form =
        source.arguments().stream().map(a -> " " + Asking.shown(a)).collect(Collectors.joining());
    String keys =
        source.keys().stream()
            .filter(Source.Key::required)
            .map(key -> " (with %s set)".formatted(key.variable()))
            .collect(Collectors.joining());
    return "%s%s: %s%s".formatted(source.name(), form, source.about(), keys);
  }
}
