package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.report.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GatherCommandTest {
  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void begin_a_case() throws IOException {
    file = Case.begin(folder.resolve("case"), "gather");
  }

  @Test
  void it_prints_what_became_of_every_record_and_what_comes_next() throws Exception {
    Outcome outcome = gather(true, Map.of("rate", List.of("7")), "oracle", "delphi");

    assertThat(outcome.exit()).isEqualTo(Exit.DONE);
    assertThat(outcome.text())
        .containsExactly(
            "oracle told all it holds: 1 exhibit kept, 1 not understood: see",
            "quarantine/gather.jsonl.",
            "",
            "                read    stored    merged  quarantined   omitted",
            "  oracle           4         1         1            1         1",
            "  proof    it was asked in delphi with rate 7, and it went on for so long that",
            "           the line had to be broken",
            "  kept     what was not understood is in quarantine/gather.jsonl, with reasons",
            "  adds up  4 read = 1 stored + 1 merged + 1 quarantined + 1 omitted",
            "",
            "  next     anamnesis link     once every witness was heard");
    JsonNode json = outcome.json();
    assertThat(json.path("schema").asString()).isEqualTo("anamnesis/gather/1");
    assertThat(Json.write(json.path("witnesses").get(0)))
        .startsWith(
            "{\"name\":\"oracle\",\"read\":4,\"stored\":1,\"merged\":1,\"quarantined\":1,\"omitted\":1,"
                + "\"complete\":true,\"proof\":");
  }

  @Test
  void a_witness_that_broke_off_is_exit_3() throws Exception {
    Outcome outcome = gather(false, Map.of(), "oracle", "delphi");

    assertThat(outcome.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(outcome.text().getFirst())
        .isEqualTo("INCOMPLETE  oracle did not tell all: 1 exhibit kept, 1 not understood: see");
    assertThat(outcome.text().getLast()).contains("then the same again");
  }

  @Test
  void what_is_heard_and_not_proven_is_no_break_and_the_way_to_the_proof_is_told() {
    Tally heard =
        new Tally("stripe", 1200, 1200, 0, 0, 0, false, Source.Testimony.UNPROVEN + ": put off");

    Outcome outcome = screen(heard);

    assertThat(outcome.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(outcome.text().getFirst())
        .isEqualTo("UNPROVEN    stripe is heard, not proven yet: 1,200 exhibits kept.");
    assertThat(outcome.text().getLast())
        .startsWith("  next     anamnesis gather stripe ")
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void files_tell_what_they_hold_and_not_what_their_witness_does() {
    assertThat(screen(new Tally("box", 3, 3, 0, 0, 0, true, "3 files")).text().getFirst())
        .isEqualTo("the files of box told all they hold: 3 exhibits kept.");
    assertThat(screen(new Tally("box", 3, 1, 2, 0, 0, false, "one broke off")).text().getFirst())
        .isEqualTo("INCOMPLETE  the files of box did not tell all: 1 exhibit kept.");
  }

  private static Outcome screen(Tally tally) {
    return new GatherScreen(
            List.of(tally),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(Set.of("box")),
            new TreeMap<>(),
            new SinceScreen(false, Optional.empty()))
        .outcome();
  }

  @Test
  void an_unknown_witness_is_refused_with_the_list() {
    assertThatThrownBy(() -> gather(true, Map.of(), "pythia"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo("there is no witness of that name");
              assertThat(refusal.hint()).isEqualTo("there are: oracle");
            });
  }

  @Test
  void missing_and_surplus_words_and_a_rate_of_nothing_are_refused() {
    assertThatThrownBy(() -> gather(true, Map.of(), "oracle")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> gather(true, Map.of(), "oracle", "a", "b"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> gather(true, Map.of("rate", List.of("0")), "oracle", "a"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--rate");
    assertThat(file.folder().resolve("exhibits.jsonl")).doesNotExist();
  }

  @Test
  void several_are_heard_at_once_and_told_in_one_table() throws Exception {
    Outcome outcome =
        command(true)
            .run(
                new Asked(
                    List.of("oracle", "./and", "and", "archive", "and", "mute"),
                    Map.of("shelf", List.of("third")),
                    file));

    Golden.check("shell/gather-several.txt", String.join("\n", outcome.text()) + "\n");
    assertThat(outcome.exit()).isEqualTo(Exit.INCOMPLETE);
    assertThat(outcome.text()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    JsonNode archive = outcome.json().path("witnesses").get(1);
    assertThat(archive.path("requests").asLong()).isEqualTo(1064);
    assertThat(archive.path("perSecond").asDouble()).isEqualTo(87.3);
    assertThat(archive.path("proofRequests").asLong()).isEqualTo(932);
    assertThat(outcome.json().path("witnesses").get(0).has("requests")).isFalse();
    assertThat(outcome.json().path("refused").get(0).path("name").asString()).isEqualTo("mute");
  }

  @Test
  void where_all_refuse_the_first_refusal_is_the_answer_and_nothing_is_written() {
    assertThatThrownBy(() -> run("mute", "and", "mute")).hasMessageContaining("asked twice");
    assertThatThrownBy(() -> run("mute")).hasMessageContaining("it does not speak");
    assertThat(file.folder().resolve("exhibits.jsonl")).doesNotExist();
  }

  @Test
  void an_and_without_a_witness_beside_it_is_refused() {
    for (String[] words :
        List.of(
            new String[] {"and"},
            new String[] {"archive", "and"},
            new String[] {"and", "archive"},
            new String[] {"archive", "and", "and", "mute"})) {
      assertThatThrownBy(() -> run(words)).hasMessageContaining("was not said");
    }
  }

  @Test
  void what_is_chosen_for_a_witness_that_is_not_asked_is_refused() {
    assertThatThrownBy(
            () ->
                command(true)
                    .run(
                        new Asked(
                            List.of("oracle", "delphi", "and", "mute"),
                            Map.of("shelf", List.of("third")),
                            file)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.hint()).contains("gather archive"));
  }

  private Outcome run(String... words) throws IOException, InterruptedException {
    return command(true).run(new Asked(List.of(words), Map.of(), file));
  }

  private static GatherCommand command(boolean complete) {
    return new GatherCommand(List.of(new Oracle(complete), new Archive(), new Mute()));
  }

  private Outcome gather(boolean complete, Map<String, List<String>> options, String... words)
      throws IOException, InterruptedException {
    Command command = new GatherCommand(List.of(new Oracle(complete)));
    return command.run(new Asked(List.of(words), options, file));
  }

  /// A witness that says the same thing twice, and one of each other kind.
  private record Oracle(boolean complete) implements Source {
    @Override
    public String name() {
      return "oracle";
    }

    @Override
    public String about() {
      return "knows";
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("PLACE", "where it is", true, false));
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      String sha256 = intake.keep("{\"id\":1}{".getBytes(StandardCharsets.UTF_8));
      intake.exhibit(sha256, Place.json(0, 8), "saying", "1", List.of());
      intake.exhibit(sha256, Place.json(0, 8), "saying", "1", List.of());
      intake.quarantine(sha256, Place.json(8, 1), "saying", "cut off");
      intake.omit("saying", "2", "erased");
      return new Testimony(
          complete,
          "it was asked in %s with rate %d, and it went on for so long that the line had to be broken"
              .formatted(question.words().getFirst(), question.rate()));
    }
  }

  /// One that tells how it was asked, and takes a choice of its own.
  private record Archive() implements Source {
    @Override
    public String name() {
      return "archive";
    }

    @Override
    public String about() {
      return "keeps";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public List<Choice> choices() {
      return List.of(new Choice("shelf", "NAME", "one shelf of it"));
    }

    @Override
    public Testimony gather(Question question, Intake intake) throws IOException {
      String sha256 = intake.keep("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
      intake.exhibit(sha256, Place.json(0, 8), "paper", "1", List.of());
      return new Testimony(
          true,
          "every paper on shelf %s".formatted(question.chosen().get("shelf")),
          new Pace(1064, 87.31, 932));
    }
  }

  private record Mute() implements Source {
    @Override
    public String name() {
      return "mute";
    }

    @Override
    public String about() {
      return "says nothing";
    }

    @Override
    public List<Argument> arguments() {
      return List.of();
    }

    @Override
    public Testimony gather(Question question, Intake intake) {
      throw new Refusal("it does not speak", "ask another");
    }
  }

  private static final class Asked extends LoneCall {
    private final Case file;

    private Asked(List<String> words, Map<String, List<String>> options, Case file) {
      super(words, options);
      this.file = file;
    }

    @Override
    public Surroundings surroundings() {
      return new Surroundings(Map.of(), InstantSource.system(), file.folder(), false);
    }

    @Override
    public Optional<Case> caseIfAny() {
      return Optional.of(file);
    }

    @Override
    public void work(Case opened) {}

    @Override
    public void say(String line) {}

    @Override
    public void tell(String line) {}
  }
}
