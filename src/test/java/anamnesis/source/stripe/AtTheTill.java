package anamnesis.source.stripe;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Place;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// A Stripe, a case to hear it into, and what is then on its shelf.
abstract class AtTheTill {
  static final String KEY = "rk_test_s3cr3tS3CR3T";

  /// So many requests a second that no test waits for its turn.
  static final int RATE = 4000;

  @TempDir Path folder;
  Till till;
  Case file;

  /// The till is empty until a test stocks it: of a list that nobody named the account has none.
  @BeforeEach
  final void open() throws IOException {
    till = new Till();
    file = Case.begin(folder.resolve("case"), "till");
  }

  @AfterEach
  final void close() {
    till.close();
  }

  /// Short, so that what stays broken is soon given up.
  Asking.Patience patience() {
    return new Asking.Patience(3, Duration.ofMillis(2), Duration.ofMillis(20));
  }

  final Source stripe() {
    return new StripeSource(patience());
  }

  final Tally hear() throws IOException, InterruptedException {
    return hear(Map.of());
  }

  final Tally hear(Map<String, String> chosen) throws IOException, InterruptedException {
    return hear(file, chosen);
  }

  final Tally hear(Case into, Map<String, String> chosen) throws IOException, InterruptedException {
    return new Gathering(into).hear(stripe(), asked(List.of(), chosen));
  }

  final Tally hear(Source.Question question) throws IOException, InterruptedException {
    return new Gathering(file).hear(stripe(), question);
  }

  final Source.Question asked(List<String> words, Map<String, String> chosen) {
    return new Source.Question(words, environment(KEY), RATE, Progress.SILENT, chosen);
  }

  final Map<String, String> environment(String key) {
    return Map.of("STRIPE_API_KEY", key, "STRIPE_API_BASE", till.base());
  }

  /// Who stands on these lists now. To name a list here gives it to the account.
  final Set<String> there(String... lists) {
    return Stream.of(lists)
        .flatMap(list -> till.shelf(list).ids().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> told(Case file) {
    return shelf(file).stream()
        .map(Exhibit::recordId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<Exhibit> shelf(Case file) {
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      return exhibits.toList();
    }
  }

  final Exhibit exhibit(String key) {
    return shelf(file).stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /// What an exhibit says in one of its fields, if it has it.
  final Optional<String> said(String key, String field) throws IOException {
    return new Readings(file.vault()).of(exhibit(key)).at(field);
  }

  final byte[] bytes(String sha256, Place place) throws IOException {
    return file.vault().get(sha256, place.offset(), place.length());
  }

  static byte[] bytes(ObjectNode object) {
    return Json.write(object).getBytes(StandardCharsets.UTF_8);
  }
}
