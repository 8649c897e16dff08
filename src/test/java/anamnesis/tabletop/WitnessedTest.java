package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.contact.Phone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Books.of(life).list("payment_intents").stream()
            .map(entry -> Json.tree(entry.json()))
            .filter(intent -> intent.get("status").asString().equals("succeeded"))
            .collect(Collectors.toMap(intent -> intent.get("id").asString(), intent -> intent));
    assertThat(truth.table("payment")).hasSameSizeAs(intents.keySet());
    for (var row : truth.table("payment")) {
      String id = String.valueOf(row.get("id"));
      JsonNode intent = Objects.requireNonNull(intents.get(id), id);
      assertThat(row.get("amount")).isEqualTo(intent.get("amount_received").asString());
      assertThat(row.get("description")).isEqualTo(intent.get("description").asString());
      JsonNode about = intent.get("metadata").path("patient_id");
      assertThat(about.isMissingNode() || about.asString().equals(row.get("patient_id"))).isTrue();
    }
    long received =
        intents.values().stream().mapToLong(one -> one.get("amount_received").asLong()).sum();
    assertThat(truth.money()).isEqualTo(Map.of("usd", received));
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void truth_knows_whose_every_exhibit_is_and_reads_back_as_it_was_written(Wish wish)
      throws IOException {
    Life life = Life.of(wish);
    Truth truth = truth(life);
    Set<String> keys =
        Stream.concat(truth.people().stream(), truth.others().stream())
            .map(Truth.Human::key)
            .collect(Collectors.toSet());
    assertThat(truth.exhibits()).allMatch(said -> keys.contains(said.person()));
    Books books = Books.of(life);
    long charts = csv("demographics.csv").size();
    long rest =
        (long) csv("appointments.csv").size()
            + csv("intake_answers.csv").size()
            + life.consents().size();
    long stripe =
        Stream.of("customers", "payment_intents", "charges")
            .mapToLong(list -> books.list(list).size())
            .sum();
    assertThat(truth.exhibits()).hasSize((int) (charts + rest + stripe)).doesNotHaveDuplicates();
    Path file = folder.resolve("truth.json");
    truth.write(file);
    assertThat(Truth.read(file)).isEqualTo(truth);
  }

  private Truth truth(Life life) throws IOException {
    Ehr.write(life, folder);
    Map<String, String> hashes =
        life.consents().stream().collect(Collectors.toMap(Consent::key, Consent::id));
    return new Witnessed(new Portal(life, hashes)).truth();
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
    Books books = Books.of(life);
    for (Truth.Human human : truth.people()) {
      Set<String> own = said.computeIfAbsent(human.key(), key -> new HashSet<>());
      if (human.self()) {
        JsonNode customer =
            Json.tree(books.entry("customers", human.account()).orElseThrow().json());
        own.addAll(List.of(customer.get("email").asString(), customer.get("phone").asString()));
        customer.get("address").values().forEach(part -> own.add(part.asString("")));
      }
    }
    for (Books.Entry entry : books.list("payment_intents")) {
      JsonNode intent = Json.tree(entry.json());
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

  private List<CSVRecord> csv(String file) throws IOException {
    String text = Files.readString(folder.resolve("patients").resolve(file));
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.getRecords();
    }
  }
}
