package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.report.Golden;
import anamnesis.shell.TheShell.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a person approved, an agent does: that, there, once, in time; and nothing else.
class ApprovalsTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");

  @TempDir Path temp;
  private Watched night;
  private String line;

  @BeforeEach
  void a_case_and_an_empty_database() throws Exception {
    night = Watched.at(temp.resolve("case"));
    line = "rebuild --into " + night.url;
  }

  private TheShell person() {
    return at(Duration.ZERO);
  }

  private TheShell at(Duration later) {
    return in(night.folder, later);
  }

  private TheShell in(Path folder, Duration later) {
    return new TheShell(temp.resolve("home"), NOW.plus(later))
        .with("ANAMNESIS_CASE", folder.toString());
  }

  private Said agent(String typed) {
    return at(Duration.ofMinutes(10)).unattended().run(Words.of(typed).toArray(String[]::new));
  }

  private long approve(String command, String name) {
    Said said = person().run("case", "approve", command, "--confirm", name, "--format", "json");
    assertThat(said.exit()).as(said.err()).isZero();
    return Json.tree(said.out()).path("granted").asLong();
  }

  private void isRefused(Said said, String why) throws IOException {
    assertThat(said.exit()).as(said.err()).isEqualTo(2);
    assertThat(said.err()).contains(why);
    assertThat(night.last().result()).startsWith("refused: unattended may not ").contains(why);
  }

  private JsonNode listed() {
    return Json.tree(person().run("case", "approve", "--format", "json").out());
  }

  @Test
  void it_is_done_once_and_both_are_in_the_journal() throws Exception {
    long number = approve(line, night.database);
    assertThat(night.last().n()).isEqualTo(number);
    assertThat(night.last().command()).startsWith("case approve rebuild --into postgresql://");

    Said done = agent(line + " --quiet --format json");

    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(night.filled()).isTrue();
    assertThat(night.last().actor()).isEqualTo("unattended");
    assertThat(night.last().result())
        .isEqualTo("done; approved by #%d of person".formatted(number));
    assertThat(night.last().wrote()).containsKey("approvals.jsonl");
    isRefused(agent(line), "approval #%d was used already, at 2026-04-06T02:24".formatted(number));
    assertThat(Custody.check(night.file()).changes()).isEmpty();
  }

  @Test
  void a_name_alone_is_enough_and_the_password_is_nobodys() throws Exception {
    approve("./anamnesis rebuild --into " + night.database, night.database);
    Said done = agent("rebuild --into=" + night.url + " --confirm " + night.database);
    assertThat(done.exit()).as(done.err()).isZero();

    String secret = night.url.replace("postgres@", "postgres:s3cret@");
    approve("rebuild --into " + secret, night.database);
    assertThat(agent("rebuild --into " + secret).exit()).isZero();
    for (String shelf : List.of("approvals.jsonl", "journal.jsonl")) {
      assertThat(Files.readString(night.folder.resolve(shelf))).doesNotContain("s3cret");
    }
  }

  @Test
  void the_environment_may_name_the_target_on_either_side() throws Exception {
    assertThat(
            person()
                .with("ANAMNESIS_FRESH_URL", night.url)
                .run("case", "approve", "rebuild", "--confirm", night.database)
                .exit())
        .isZero();
    TheShell other =
        at(Duration.ZERO).unattended().with("ANAMNESIS_FRESH_URL", night.url + "_other");
    isRefused(other.run("rebuild"), "is for another target");
    assertThat(agent(line).exit()).isZero();
  }

  @Test
  void anything_else_is_refused_with_what_is_different() throws Exception {
    isRefused(agent(line), "no approval was given");
    approve(line, night.database);
    isRefused(agent("rebuild --into " + night.url + "_other"), "is for another target");
    isRefused(agent("rebuild --into " + night.url + "?options=x"), "is for another target");
    isRefused(agent(line + " --tables patient"), "is for another command (rebuild)");
    isRefused(agent(line + " --reveal"), "is for another command (rebuild)");
    isRefused(agent(line + " --out all.txt"), "is for another command (rebuild)");
    isRefused(agent("rebuild --into " + temp.resolve("x.sql")), "is for another target");
    assertThat(agent(line + " --confirm portal").err()).contains("that is not the name");
    night.isUntouched();
    assertThat(agent(line).exit()).as("nothing was done under it so far").isZero();
  }

  @Test
  void the_way_out_that_a_refusal_names_is_one() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("its own"));
    Path sheet = night.sheet(folder.resolve("o'sheet.csv"), "different");
    String typed = "review --in \"%s\"".formatted(sheet);
    takesTheWayOut(typed, "o'sheet.csv");
    String secret = "rebuild --into " + night.url.replace("postgres@", "postgres:s3cret@");
    takesTheWayOut(secret, night.database);
  }

  private void takesTheWayOut(String typed, String name) {
    String hint = agent(typed).err().lines().toList().getLast();
    String way = hint.substring(hint.indexOf("`anamnesis ") + 11, hint.lastIndexOf('`'));
    List<String> words = new ArrayList<>(Words.of(way));
    words.addAll(List.of("--confirm", name));
    Said approved = person().run(words.toArray(String[]::new));
    assertThat(approved.exit()).as(approved.err()).isZero();
    assertThat(agent(typed).exit()).isZero();
  }

  @Test
  void a_database_that_is_called_after_who_asks_is_another_for_each() throws Exception {
    approve("rebuild --into postgresql://alice@127.0.0.1:1", "alice");
    isRefused(
        agent("rebuild --into postgresql://bob@127.0.0.1:1"),
        "is for another target (127.0.0.1:1/alice)");
  }

  @Test
  void the_environment_leads_no_url_elsewhere_than_was_approved() throws Exception {
    approve("rebuild --into postgresql:///portal_fresh", "portal_fresh");
    TheShell elsewhere = at(Duration.ZERO).unattended().with("PGHOST", "db.example");
    isRefused(
        elsewhere.run("rebuild", "--into", "postgresql:///portal_fresh"),
        "is for another target (localhost:5432/portal_fresh)");
  }

  @Test
  void it_runs_out_and_can_be_taken_back() throws Exception {
    long number = approve(line, night.database);
    Said late = at(Duration.ofHours(2)).unattended().run("rebuild", "--into", night.url);
    isRefused(late, "approval #%d ran out at 2026-04-06T04:14:00Z".formatted(number));

    Said back = person().run("case", "approve", "--revoke", String.valueOf(number));
    assertThat(back.exit()).isZero();
    isRefused(agent(line), "approval #%d was taken back".formatted(number));
    Said again = person().run("case", "approve", "--revoke", "#" + number);
    assertThat(again.err()).contains("is not open: taken back");
    night.isUntouched();
  }

  @Test
  void a_shelf_that_was_mended_or_brought_back_is_not_believed() throws Exception {
    Path shelf = night.folder.resolve("approvals.jsonl");
    approve(line, night.database);
    Path older = Files.copy(shelf, temp.resolve("older"));
    Files.writeString(shelf, Files.readString(shelf).replace("\"2026-04-06T04", "\"2027-04-06T04"));
    isRefused(agent(line), "approvals.jsonl is not what the journal wrote last");
    assertThat(person().run("case", "approve").exit()).isEqualTo(1);
    Files.copy(older, shelf, StandardCopyOption.REPLACE_EXISTING);
    assertThat(agent(line).exit()).as("it is what it was").isZero();

    Files.copy(older, shelf, StandardCopyOption.REPLACE_EXISTING);
    isRefused(agent(line), "approvals.jsonl is not what the journal wrote last");
    Files.delete(shelf);
    isRefused(agent(line), "approvals.jsonl is not what the journal wrote last");
    approve(line, night.database);
    assertThat(agent(line).exit()).as("what a person says anew counts").isZero();
  }

  @Test
  void a_journal_that_was_changed_vouches_for_nothing() throws Exception {
    approve(line, night.database);
    Path journal = night.folder.resolve("journal.jsonl");
    Files.writeString(journal, Files.readString(journal).replace("\"person\"", "\"doctor\""));
    assertThat(agent(line).err()).contains("not what the journal wrote last");
    Said more = person().run("case", "approve", line, "--confirm", night.database);
    assertThat(more.err()).startsWith("refused: the journal of this case is broken");
    assertThat(night.filled()).isFalse();
  }

  @Test
  void a_copy_of_the_case_has_no_approvals() throws Exception {
    approve(line, night.database);
    Path copy = temp.resolve("copy");
    try (Stream<Path> all = Files.walk(night.folder)) {
      for (Path path : all.toList()) {
        Files.copy(path, copy.resolve(night.folder.relativize(path).toString()));
      }
    }
    Said said = in(copy, Duration.ZERO).unattended().run("rebuild", "--into", night.url);
    assertThat(said.err()).contains("was given for the case in another place");
    assertThat(night.filled()).isFalse();
    assertThat(agent(line).exit()).isZero();
  }

  @Test
  void the_rulings_that_were_approved_are_the_rulings_that_are_taken() throws Exception {
    Path sheet = night.sheet(temp.resolve("sheet.csv"), "different");
    approve("review --in " + sheet, "sheet.csv");
    night.sheet(sheet, "same");
    isRefused(agent("review --in " + sheet), "is for another target (sheet ");
    night.isUntouched();
    night.sheet(temp.resolve("moved.csv"), "different");
    Said done = agent("review --in " + temp.resolve("moved.csv"));
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(night.last().result()).startsWith("done; approved by #");
  }

  @Test
  void a_script_goes_where_it_was_approved_to_and_no_link_leads_it_elsewhere() throws Exception {
    Path link = temp.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectories(temp.resolve("meant")));
    String script = "rebuild --into " + link.resolve("rebuilt.sql");
    approve(script, "rebuilt.sql");
    Files.delete(link);
    Files.createSymbolicLink(link, Files.createDirectories(temp.resolve("other")));
    isRefused(agent(script), "is for another target (" + temp.resolve("meant").toRealPath());
    assertThat(temp.resolve("other")).isEmptyDirectory();
    assertThat(agent("rebuild --into " + temp.resolve("meant/rebuilt.sql")).exit()).isZero();
    assertThat(temp.resolve("meant/rebuilt.sql")).isNotEmptyFile();
  }

  @Test
  void what_was_cut_off_goes_on_under_the_same_and_what_ended_does_not() throws Exception {
    approve(line, night.database);
    Thread.currentThread().interrupt();
    assertThat(agent(line).exit()).isEqualTo(130);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(listed().path("approvals").path(0).path("state").asString()).isEqualTo("open");

    assertThat(agent(line).exit()).isZero();

    assertThat(listed().path("approvals").path(0).path("state").asString()).isEqualTo("used");
  }

  @Test
  void what_needs_no_approval_or_may_have_none_is_refused_to_the_person() throws Exception {
    String[][] refused = {
      {"rebuild", "`rebuild` as it stands there needs no approval"},
      {"rebuild --dry-run --into " + night.url, "needs no approval"},
      {"run night.txt", "needs no approval"},
      {"playbook run wiped-and-reseeded", "needs no approval"},
      {"case approve 'rebuild --into x'", "an agent may never say what an agent may do"},
      {"who Cole --reveal", "an agent may never be shown names"},
      {"rebuild --intoo x", "knows no option --intoo"},
      {"rebuild --into x --case elsewhere", "names a case of its own"},
      {"nonsense", "that is no command"},
      {"rebuild 'x", "is opened and never closed"},
      {"./anamnesis", "there is no command"},
    };
    for (String[] one : refused) {
      Said said = person().run("case", "approve", one[0], "--confirm", "x");
      assertThat(said.exit()).as(one[0]).isEqualTo(2);
      assertThat(said.err()).contains(one[1]);
    }
    assertThat(person().run("case", "approve", line).err()).contains("nobody confirmed");
    assertThat(person().run("case", "approve", line, "--confirm", "x").err())
        .contains("that is not the name");
    assertThat(person().run("case", "approve", line, "--valid", "8d").err())
        .contains("8 days is too long");
    assertThat(night.folder.resolve("approvals.jsonl")).doesNotExist();
  }

  @Test
  void its_screens() throws Exception {
    String to = "rebuild --into postgresql://app:secret@db.example/portal_fresh --tables a,b";
    Golden.check("shell/case-approve-none.txt", said(person().run("case", "approve")));
    Golden.check(
        "shell/case-approve.txt",
        said(person().run("case", "approve", to, "--valid", "90m", "--confirm", "portal_fresh")));
    approve("rebuild --into portal_fresh", "portal_fresh");
    Golden.check(
        "shell/case-approve-revoked.txt", said(person().run("case", "approve", "--revoke", "2")));
    Golden.check("shell/case-approve-list.txt", said(person().run("case", "approve")));
    JsonNode list = listed();
    assertThat(list.path("schema").asString()).isEqualTo("anamnesis/case-approve/1");
    assertThat(list.path("approvals").size()).isEqualTo(2);
    assertThat(list.path("approvals").path(1).path("target").asString()).isEqualTo("portal_fresh");
  }

  private static String said(Said said) {
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    return said.out();
  }
}
