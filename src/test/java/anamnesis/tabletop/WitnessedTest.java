package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.Phone;
import anamnesis.tabletop.stripe.Books;
import anamnesis.tabletop.stripe.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What was in the portal can be told again from outside, but for the answers that are lost.
class WitnessedTest {
  @TempDir Path folder;

  static Stream<Wish> worlds() {
    return LongStream.range(0, 6)
        .mapToObj(seed -> new Wish(Incident.CASCADE, seed % 2 == 0 ? 151 : 14, seed, Wish.AS_OF));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_cell_of_a_patient_is_held_by_a_witness(Wish wish) throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    Map<String, Set<String>> said = said(life, truth);
    for (var row : truth.table("patient")) {
      Set<String> own = said.getOrDefault(String.valueOf(row.get("id")), Set.of());
      row.forEach(
          (column, value) -> {
            if (value != null && !Set.of(Truth.NEVER_REBUILT, "role").contains(column)) {
              assertThat(own).as(column).contains(value);
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void only_the_answers_that_truth_names_are_held_by_nobody(Wish wish) throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    Map<String, CSVRecord> held =
        csv("intake_answers.csv").stream()
            .collect(Collectors.toMap(row -> row.get("id"), row -> row));
    Set<String> missing = new HashSet<>();
    for (var row : truth.table("intake")) {
      CSVRecord answer = held.get(String.valueOf(row.get("id")));
      for (String question : Answers.QUESTIONS) {
        if (row.get(question) != null
            && (answer == null || !answer.get(question).equals(row.get(question)))) {
          missing.add(row.get("id") + " " + question);
        }
      }
    }
    assertThat(missing)
        .containsExactlyInAnyOrderElementsOf(
            truth.lost().stream().map(cell -> cell.row() + " " + cell.column()).toList());
    assertThat(wish.patients() != 151 || missing.size() == 31).isTrue();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_payment_and_all_money_is_with_stripe(Wish wish) throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    Map<String, JsonNode> intents =
        Bookkeeping.of(life).list("payment_intents").stream()
            .map(Entry::json)
            .filter(intent -> intent.path("status").asString().equals("succeeded"))
            .collect(Collectors.toMap(intent -> intent.path("id").asString(), intent -> intent));
    Map<String, Long> money = new HashMap<>();
    for (var row :
        Stream.concat(truth.table("payment").stream(), truth.since().stream()).toList()) {
      String id = String.valueOf(row.get("id"));
      JsonNode intent = Objects.requireNonNull(intents.remove(id), id);
      assertThat(row.get("amount")).isEqualTo(intent.get("amount_received").asString());
      assertThat(row.get("currency")).isEqualTo(intent.get("currency").asString());
      assertThat(row.get("description")).isEqualTo(intent.get("description").asString());
      JsonNode about = intent.get("metadata").path("patient_id");
      assertThat(about.isMissingNode() || about.asString().equals(row.get("patient_id"))).isTrue();
      money.merge(
          intent.get("currency").asString(), intent.get("amount_received").asLong(), Long::sum);
    }
    assertThat(truth.money()).isEqualTo(money).containsKeys("usd", "eur");
    assertThat(intents.keySet())
        .as("what the erased paid is with Stripe alone")
        .containsExactlyInAnyOrderElementsOf(
            life.departed().payments().stream()
                .filter(Payment::succeeded)
                .map(Payment::intent)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void who_was_erased_is_in_the_chart_and_the_bucket_and_not_in_the_portal(Wish wish)
      throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    assertThat(truth.erased()).hasSize(wish.patients() < 30 ? 1 : 2);
    for (Truth.Human gone : truth.erased()) {
      assertThat(csv("demographics.csv")).anyMatch(row -> row.get("id").equals(gone.chart()));
      assertThat(life.departed().consents())
          .anyMatch(consent -> consent.patient().key().equals(gone.key()));
      assertThat(truth.rows().values().stream().flatMap(List::stream))
          .noneMatch(row -> gone.key().equals(row.get("id")))
          .noneMatch(row -> gone.key().equals(row.get("patient_id")));
      JsonNode customer =
          Bookkeeping.of(life).entry("customers", gone.account()).orElseThrow().json();
      assertThat(customer.path("name").asString()).isEqualTo("[redacted]");
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void what_went_back_and_what_came_since_is_told(Wish wish) throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    assertThat(truth.since())
        .isNotEmpty()
        .allMatch(row -> Instant.parse(row.get("paid_at")).isAfter(life.era().wiped()));
    assertThat(truth.reversed())
        .extracting(Truth.Reversed::kind)
        .contains("refund", "dispute")
        .hasSize(life.reversals().refunds().size() + 2);
    assertThat(truth.reversed()).anyMatch(one -> one.at().isAfter(life.era().wiped()));
    assertThat(truth.reversed()).anyMatch(one -> !one.currency().equals("usd"));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void truth_knows_whose_every_exhibit_is_and_reads_back_as_it_was_written(Wish wish)
      throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    Set<String> keys =
        Stream.of(truth.people(), truth.others(), truth.erased())
            .flatMap(List::stream)
            .map(Truth.Human::key)
            .collect(Collectors.toSet());
    assertThat(truth.exhibits()).allMatch(said -> keys.contains(said.person()));
    long charts = csv("demographics.csv").size();
    long rest =
        (long) csv("appointments.csv").size()
            + csv("intake_answers.csv").size()
            + life.consents().size()
            + life.departed().consents().size();
    assertThat(truth.exhibits().stream().filter(said -> !said.kind().startsWith("stripe.")))
        .hasSize((int) (charts + rest));
    assertThat(truth.exhibits()).doesNotHaveDuplicates();
    Set<String> known =
        truth.exhibits().stream().map(said -> said.kind() + said.id()).collect(Collectors.toSet());
    Books books = Bookkeeping.of(life);
    for (String list : List.of("customers", "charges", "invoices", "subscriptions", "events")) {
      assertThat(books.list(list))
          .isNotEmpty()
          .allMatch(
              one -> known.contains("stripe." + one.json().path("object").asString() + one.id()));
    }
    life.accounts().forEach(one -> assertThat(known).contains("stripe.customer" + one.id()));
    Path file = folder.resolve("truth.json");
    truth.write(file);
    assertThat(Truth.read(file)).isEqualTo(truth);
  }

  private Truth truth(Life life) throws IOException {
    Ehr.write(life, folder);
    Map<String, String> hashes =
        life.consents().stream().collect(Collectors.toMap(Consent::key, Consent::id));
    return new Witnessed(new Portal(life, hashes), Bookkeeping.of(life)).truth();
  }

  /// Everything that is said about a patient, by anyone, with names and phones taken apart.
  private Map<String, Set<String>> said(Life life, Truth truth) throws IOException {
    Map<String, String> owners = new HashMap<>();
    truth.exhibits().forEach(one -> owners.put(one.kind() + " " + one.id(), one.person()));
    Map<String, Set<String>> said = new HashMap<>();
    for (CSVRecord row : csv("demographics.csv")) {
      String owner = String.valueOf(owners.get("ehr.patient " + row.get("id")));
      Set<String> own = said.computeIfAbsent(owner, key -> new HashSet<>());
      own.addAll(row.toList());
      Phone.of(row.get("cell_phone")).ifPresent(phone -> own.add(phone.e164()));
    }
    Books books = Bookkeeping.of(life);
    for (Truth.Human human : truth.people()) {
      Set<String> own = said.computeIfAbsent(human.key(), key -> new HashSet<>());
      if (human.self()) {
        JsonNode customer = called(books, human.account());
        own.addAll(List.of(customer.get("email").asString(), customer.get("phone").asString()));
        customer.get("address").values().forEach(part -> own.add(part.asString("")));
      }
    }
    for (Entry entry : books.list("payment_intents")) {
      JsonNode intent = entry.json();
      @Nullable Set<String> own = said.get(intent.get("metadata").path("patient_id").asString(""));
      if (own != null) {
        own.add(intent.get("metadata").get("patient_id").asString());
        own.add(intent.get("customer").asString());
      }
    }
    for (Consent consent : life.consents()) {
      Set<String> own = said.computeIfAbsent(consent.patient().key(), key -> new HashSet<>());
      String name = consent.patient().called().whole();
      own.addAll(List.of(name.split(" ", 2)));
      own.add(consent.patient().born().toString());
    }
    return said;
  }

  /// Of an account that was deleted, the event of it still tells.
  private static JsonNode called(Books books, String account) {
    return Stream.concat(
            books.entry("customers", account).stream().map(Entry::json),
            books.list("events").stream().map(one -> one.json().path("data").path("object")))
        .filter(one -> one.path("id").asString("").equals(account) && one.has("email"))
        .findFirst()
        .orElseThrow();
  }

  private List<CSVRecord> csv(String file) throws IOException {
    String text = Files.readString(folder.resolve("patients").resolve(file));
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.getRecords();
    }
  }
}
