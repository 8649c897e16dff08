package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import anamnesis.link.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkCommandsTest {
  @TempDir private Path folder;
  private Case file;

  @BeforeEach
  void gather() throws IOException {
    file = Case.begin(folder.resolve("case"), "night");
    Exhibit.shelf(file)
        .write(
            List.of(
                consent("c1", "p_1", "Jonathan Vargas", "1988-04-02"),
                consent("c2", "p_2", "Ruth Cole", "1971-07-30"),
                consent("c3", "p_3", "Mia Hale", "1990-12-24"),
                chart("7731", "Jonathan Vargas", "1988-04-02"),
                chart("7732", "Ruth Cole", "1971-07-03"),
                chart("7733", "Mia Hale", "1990-12-25"),
                account("cus_41", "Jonathan Vargas")));
  }

  @Test
  void link_says_who_is_known_and_what_waits() throws Exception {
    Outcome linked = new LinkCommand().run(typed());
    assertThat(linked.exit()).isEqualTo(Exit.DONE);
    golden("link.txt", linked.text());
    golden("link.json", Json.pretty(linked.json()).lines().toList());
  }

  @Test
  void before_anything_was_gathered_or_linked_all_is_refused() throws Exception {
    Case empty = Case.begin(folder.resolve("empty"), "empty");
    List<Command> commands = List.of(new LinkCommand(), new ReviewCommand(), new WhoCommand());
    for (Command command : commands) {
      assertThatThrownBy(() -> command.run(new Typed(empty, "Cole"))).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void review_without_a_terminal_lists_what_waits() throws Exception {
    new LinkCommand().run(typed());
    Outcome listed = new ReviewCommand().run(typed());
    golden("review.txt", listed.text());
    assertThat(listed.json().get("inReview").asInt()).isEqualTo(2);
  }

  @Test
  void review_asks_pair_by_pair_and_takes_a_ruling_back() throws Exception {
    new LinkCommand().run(typed());
    Typed typed = typed().answering("?", "n", "z", "M", "s");
    Outcome ruled = new ReviewCommand().run(typed);
    golden("review-asked.txt", typed.heard());
    assertThat(ruled.text())
        .containsExactly("1 ruling kept · 1 pair waits", "", "  next         anamnesis link");
    assertThat(decisions())
        .singleElement()
        .extracting(Decision::ruling)
        .isEqualTo(Decision.Ruling.SAME);
    assertThat(new LinkCommand().run(typed()).json().get("inReview").asInt()).isEqualTo(1);
  }

  @Test
  void nothing_of_a_patient_is_shown_that_was_not_asked_for() throws Exception {
    new LinkCommand().run(typed());
    Typed masked = typed().answering("q");
    new ReviewCommand().run(masked);
    assertThat(String.join("\n", masked.heard()))
        .doesNotContainIgnoringCase("cole")
        .doesNotContain("07-30");
    assertThat(String.join("\n", new WhoCommand().run(typed("p_2")).text()))
        .doesNotContainIgnoringCase("cole")
        .doesNotContain("1971-07");
    Typed revealed = typed().answering("q").revealing();
    new ReviewCommand().run(revealed);
    assertThat(String.join("\n", revealed.heard())).contains("Ruth Cole").contains("1971-07-30");
  }

  @Test
  void a_sheet_goes_out_empty_and_comes_back_ruled() throws Exception {
    List<String> sheet = sheet();
    assertThat(sheet).hasSize(3).first().isEqualTo("pair,a,b,why,ruling");
    Path filled = filled(sheet.get(0), sheet.get(1) + "same", sheet.get(2) + "Different");
    Outcome taken = new ReviewCommand().run(typed().with("in", filled.toString()));
    assertThat(taken.text()).first().isEqualTo("2 rulings kept · nothing waits");
    Outcome linked = new LinkCommand().run(typed());
    assertThat(linked.json().get("inReview").asInt()).isZero();
    assertThat(linked.json().get("ruled").asInt()).isEqualTo(1);
  }

  @Test
  void a_sheet_with_faults_is_refused_whole_and_every_fault_is_named() throws Exception {
    List<String> sheet = sheet();
    Path filled =
        filled(
            sheet.get(0),
            sheet.get(1) + "perhaps",
            "pair-nowhere,a,b,,same",
            sheet.get(2) + "same",
            sheet.get(2) + "same");
    assertThatThrownBy(() -> new ReviewCommand().run(typed().with("in", filled.toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("3 problems")
        .hasMessageContaining("filled.csv:2: that is no ruling")
        .hasMessageContaining("filled.csv:3: this case has no such pair")
        .hasMessageContaining("filled.csv:5: this pair stands in line 4");
    assertThat(decisions()).isEmpty();
  }

  @Test
  void an_agent_may_list_the_doubts_and_not_rule_on_them() throws Exception {
    new LinkCommand().run(typed());
    Typed agent = typed().as("agent:helper");
    assertThat(new ReviewCommand().run(agent).exit()).isEqualTo(Exit.DONE);
    Path sheet = filled("pair,ruling");
    assertThatThrownBy(() -> new ReviewCommand().run(agent.with("in", sheet.toString())))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("may not rule");
  }

  @Test
  void who_shows_one_persons_evidence_and_why_it_is_theirs() throws Exception {
    new LinkCommand().run(typed());
    golden("who.txt", new WhoCommand().run(typed("p_1")).text());
    golden("who-in-review.txt", new WhoCommand().run(typed("7732").revealing()).text());
  }

  @Test
  void an_ambiguous_name_lists_the_candidates_and_an_unknown_one_is_refused() throws Exception {
    new LinkCommand().run(typed());
    Outcome two = new WhoCommand().run(typed("ruth", "cole"));
    assertThat(two.json().get("candidates").size()).isEqualTo(2);
    assertThat(two.text()).first().isEqualTo("2 people are called so:");
    assertThatThrownBy(() -> new WhoCommand().run(typed("Nobody"))).isInstanceOf(Refusal.class);
  }

  private Typed typed(String... words) {
    return new Typed(file, words);
  }

  private List<String> sheet() throws IOException {
    new LinkCommand().run(typed());
    return new ReviewCommand().run(typed().with("out", "queue.csv")).text();
  }

  private Path filled(String... lines) throws IOException {
    return Files.writeString(folder.resolve("filled.csv"), String.join("\n", lines));
  }

  private List<Decision> decisions() {
    try (var decisions = Decision.shelf(file).read()) {
      return decisions.toList();
    }
  }

  private static Exhibit consent(String key, String patient, String name, String born) {
    return exhibit(
        "consent.document",
        key,
        Mention.document("@id", new Identifier("consent.document", key)),
        Mention.self("patient_id", new Identifier("portal.patient", patient)),
        Mention.self("patient_name", PersonName.of(name).orElseThrow()),
        Mention.self("patient_dob", BirthDate.of(born).orElseThrow()));
  }

  private static Exhibit chart(String id, String name, String born) {
    return exhibit(
        "ehr.patient",
        id,
        Mention.self("id", new Identifier("ehr.patient", id)),
        Mention.self("first_name", PersonName.of(name).orElseThrow()),
        Mention.self("date_of_birth", BirthDate.of(born).orElseThrow()),
        Mention.self("address", Address.of(id + " Alder Ct", "Troy", "MI", "48084").orElseThrow()));
  }

  private static Exhibit account(String id, String name) {
    return exhibit(
        "stripe.customer",
        id,
        Mention.payer("id", new Identifier("stripe.customer", id)),
        Mention.self("metadata.patient_id", new Identifier("portal.patient", "p_1")),
        Mention.payer("name", PersonName.of(name).orElseThrow()),
        Mention.payer("email", Email.of("j@alderpost.com").orElseThrow()));
  }

  private static Exhibit exhibit(String kind, String id, Mention... mentions) {
    return new Exhibit("00", Place.whole(Place.Form.JSON), kind, kind, id, List.of(mentions));
  }

  /// Compares with what stands in the resources; `-Dgolden=write` writes it anew.
  private static void golden(String name, List<String> lines) throws IOException {
    assertThat(lines).allMatch(line -> line.length() <= 80);
    Path golden =
        Path.of(System.getProperty("anamnesis.folder", "."))
            .resolve("src/test/resources/anamnesis/shell")
            .resolve(name);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, String.join("\n", lines) + "\n");
    }
    assertThat(lines).isEqualTo(Files.readAllLines(golden));
  }
}
