package anamnesis.tabletop;

import anamnesis.casefile.Case;
import anamnesis.casefile.Machine;
import anamnesis.casefile.PrivateFiles;
import anamnesis.shell.Call;
import anamnesis.shell.Exit;
import anamnesis.shell.Outcome;
import anamnesis.shell.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays the night as a person would: the same command lines, one after the other, on the clock of
/// the invented world.
final class Night {
  /// More than this many rounds of questions is no review but a loop.
  private static final int ROUNDS = 5;

  /// The stage's own Stripe has no limit; a rehearsal need not wait for one.
  private static final String RATE = "2000";

  /// Who acts in the invented world, whoever plays it.
  private static final String PERSON = "scripted person";

  private final Call call;
  private final Scene scene;
  private final Path folder;
  private final Wish wish;
  private final Surroundings there;
  private final SequencedMap<String, Duration> took = new LinkedHashMap<>();

  Night(Call call, Scene scene, Path folder, Wish wish) {
    this.call = call;
    this.scene = scene;
    this.folder = folder;
    this.wish = wish;
    this.there =
        call.surroundings()
            .at(InstantSource.fixed(wish.asOf()))
            .playing(PERSON)
            .with(
                Map.of(
                    "ANAMNESIS_CASE",
                    folder.toString(),
                    "ANAMNESIS_DATABASE_URL",
                    scene.database(),
                    "ANAMNESIS_FRESH_URL",
                    "",
                    "STRIPE_API_KEY",
                    Scene.STRIPE_KEY,
                    "STRIPE_API_KEY_FILE",
                    "",
                    "STRIPE_API_BASE",
                    scene.stripe()));
  }

  Outcome play() throws IOException, InterruptedException {
    took.put("living", scene.took().living());
    took.put("accident", scene.took().accident());
    say(
        clock(scene.wiped()),
        "a practice of %d, alive for nine weeks".formatted(wish.patients()),
        "living");
    say("", accident(), "accident");
    JsonNode scan =
        act("scan", "scan", "--backups", scene.backups().toString(), "--window", "1d").json();
    say("+3 d", "noticed. scan: " + Ending.found(scan), "scan");
    say("", "gather: " + gathered(), "gather");
    JsonNode linked = act("link", "link").json();
    Score before = score(Map.of());
    say("", "link: " + linkedWords(linked), "link");
    reviewed(linked);
    JsonNode rebuilt = act("rebuild", "rebuild").json();
    say("", "rebuild: " + Ending.recovered(rebuilt) + " into a fresh PostgreSQL", "rebuild");
    JsonNode reconciled = act("reconcile", "reconcile").json();
    say("", "reconcile: " + reconciledWords(reconciled), "reconcile");
    say("", "since: " + sinceWords(reconciled.path("since")));
    act("report", "report");
    JsonNode letters = act("letters", "letters").json();
    say(
        "",
        "report written; letters: " + letters.path("letters").size() + " drafts",
        "report",
        "letters");
    Ending ending = new Ending(scan, rebuilt, letters);
    return outcome(ending, before, score(rebuiltMoney(reconciled)));
  }

  private Outcome act(String name, String... words) throws InterruptedException {
    Instant began = Machine.clock().instant();
    Outcome outcome = call.run(List.of(words), there);
    took.merge(name, Duration.between(began, Machine.clock().instant()), Duration::plus);
    return outcome;
  }

  private String gathered() throws InterruptedException {
    List<String> said = new ArrayList<>();
    List<List<String>> asked =
        List.of(
            List.of("gather", "stripe", "--rate", RATE),
            List.of("gather", "ehr", scene.ehr().toString()),
            List.of("gather", "s3", scene.bucket().toString()));
    for (List<String> line : asked) {
      JsonNode json = act("gather", line.toArray(String[]::new)).json();
      json.path("witnesses")
          .forEach(
              witness ->
                  said.add(
                      "%s %,d"
                          .formatted(
                              witness.path("name").asString(), witness.path("stored").asLong())));
    }
    return String.join(" · ", said);
  }

  /// What waits is ruled on by a reviewer who knows the truth, and linked again, until no answer
  /// raises another question.
  private void reviewed(JsonNode linked) throws IOException, InterruptedException {
    Reviewer reviewer = new Reviewer(Truth.read(scene.truth()));
    Path rulings = folder.resolve("scene").resolve("rulings.csv");
    long ruled = 0;
    JsonNode waiting = linked;
    for (int round = 0; round < ROUNDS && waiting.path("inReview").asLong() > 0; round++) {
      Outcome sheet = act("review", "review", "--out", rulings.toString());
      byte[] questions = String.join("\n", sheet.text()).getBytes(StandardCharsets.UTF_8);
      PrivateFiles.replace(rulings, questions);
      ruled += reviewer.rule(rulings);
      act("review", "review", "--in", rulings.toString());
      waiting = act("review", "link").json();
    }
    say("", "review: a scripted person ruled on %d".formatted(ruled), "review");
  }

  private Score score(Map<String, Long> money) throws IOException {
    return Score.of(Case.open(folder), Truth.read(scene.truth()), money);
  }

  private Outcome outcome(Ending ending, Score before, Score after) {
    ObjectNode json = Outcome.json("tabletop");
    after.into(json);
    before.people().into(json.putObject("beforeReview"));
    ObjectNode seconds = json.putObject("seconds");
    took.forEach((act, time) -> seconds.put(act, seconds(time)));
    Path report = folder.resolve("report").resolve("index.html");
    json.put("report", report.toString()).put("case", folder.toString());
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(ending.lines(after.lostCells().reported()));
    lines.addAll(List.of("", "  against the truth"));
    lines.addAll(after.lines(before));
    lines.add("");
    lines.add("  report     " + report);
    lines.add("  next       anamnesis case show --case " + ShellWord.of(folder.toString()));
    return new Outcome(after.perfect() ? Exit.DONE : Exit.FOUND, json, lines);
  }

  private String accident() {
    return switch (wish.incident()) {
      case WIPED_AND_RESEEDED ->
          "emptied by TRUNCATE … CASCADE; %d patients gone, 77 invented".formatted(wish.patients());
      case CASCADE -> "emptied below the patients, unseen; then the patients, 12 invented";
    };
  }

  private static String linkedWords(JsonNode linked) {
    return "%,d people, %,d for review"
        .formatted(linked.path("people").asLong(), linked.path("inReview").asLong());
  }

  private static String reconciledWords(JsonNode reconciled) {
    boolean holds = reconciled.path("conservation").path("holds").asBoolean();
    int differences = reconciled.path("differences").size();
    return (holds ? "holds" : "does not hold") + ", %d differences".formatted(differences);
  }

  private static String sinceWords(JsonNode since) {
    List<String> words = new ArrayList<>();
    for (JsonNode deed : since.path("deeds")) {
      words.add("%,d %s".formatted(deed.path("count").asLong(), deed.path("word").asString()));
    }
    return words.isEmpty() ? "nothing is told" : String.join(", ", words);
  }

  /// What was rebuilt of each currency.
  static Map<String, Long> rebuiltMoney(JsonNode reconciled) {
    Map<String, Long> sums = new TreeMap<>();
    for (JsonNode money : reconciled.path("money")) {
      String currency = money.path("currency").asString().toLowerCase(Locale.ROOT);
      sums.merge(currency, money.path("rebuilt").asLong(), Long::sum);
    }
    return sums;
  }

  private void say(String when, String what, String... acts) {
    Duration time = Duration.ZERO;
    for (String act : acts) {
      time = time.plus(took.getOrDefault(act, Duration.ZERO));
    }
    call.say(String.format(Locale.ROOT, "  %-5s  %-62s %5.1f s", when, what, seconds(time)));
  }

  private static double seconds(Duration time) {
    return Math.round(time.toMillis() / 100.0) / 10.0;
  }

  private static String clock(Instant time) {
    return time.toString().substring(11, 16);
  }
}
