package anamnesis.shell;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.database.PostgresForTests;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan that nobody sits in front of.
class ToldScanTest {
  private static final String INVENTED =
      "insert into patient select i, 'First', 'f' || i || '@example.com' from generate_series(1000, 1040) i";

  @TempDir Path home;
  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private String url = "";

  @BeforeEach
  void world() {
    server.start();
    server.stubFor(post(anyUrl()).willReturn(ok()));
    url =
        PostgresForTests.database(
            "create table patient(id int primary key, first_name text, email text)");
  }

  @AfterEach
  void end() {
    server.stop();
  }

  @Test
  void what_is_well_is_told_to_nobody_but_the_sign_of_life() {
    TheShell.Said said = told();
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    server.verify(1, postRequestedFor(urlEqualTo("/ping-s3cr3t/start")));
    server.verify(1, postRequestedFor(urlEqualTo("/ping-s3cr3t")));
    server.verify(0, postRequestedFor(urlEqualTo("/hook-s3cr3t")));
  }

  @Test
  void what_is_found_is_told_without_a_patients_value_and_no_address_is_shown() {
    told();
    PostgresForTests.happen(url, INVENTED);
    server.resetRequests();

    TheShell.Said said = told();

    assertThat(said.exit()).isEqualTo(1);
    server.verify(1, postRequestedFor(urlEqualTo("/ping-s3cr3t/fail")));
    String body =
        server.findAll(postRequestedFor(urlEqualTo("/hook-s3cr3t"))).getFirst().getBodyAsString();
    assertThat(body)
        .contains("public.patient", "S04", "new ")
        .doesNotContain("@example.com", "127.0.0.1");
    assertThat(said.out() + said.err()).doesNotContain("s3cr3t");
  }

  @Test
  void a_notice_that_did_not_arrive_is_said_and_the_exit_is_not_0() {
    server.stubFor(post(urlEqualTo("/ping-s3cr3t")).willReturn(status(404)));

    TheShell.Said said = told();

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.err()).contains("a notice was not delivered: ping: it answered 404");
    assertThat(said.out()).contains("NOT TOLD").contains("exit 3").doesNotContain("exit 0");
  }

  @Test
  void a_scan_that_is_refused_or_breaks_off_is_no_sign_of_life() {
    TheShell.Said said = shell().run("scan", "--backups", "/no/such/folder");
    assertThat(said.exit()).isEqualTo(2);
    server.verify(1, postRequestedFor(urlEqualTo("/ping-s3cr3t/fail")));
    server.verify(0, postRequestedFor(urlEqualTo("/ping-s3cr3t")));
  }

  /// With a webhook alone, a database that is gone would be as silent as one that is well.
  @Test
  void that_no_answer_came_is_told_too_and_not_why() {
    assertThat(shell().run("scan", "--backups", "/no/such/folder").exit()).isEqualTo(2);

    assertThat(hooked()).singleElement().asString().contains("the scan came to no answer");
    assertThat(hooked().getFirst()).doesNotContain("/no/such/folder");
  }

  @Test
  void that_nothing_was_learnt_for_the_database_is_not_well_is_told_as_that() {
    PostgresForTests.happen(url, INVENTED);
    assertThat(shell().run("scan", "--database", url, "--save-baseline").exit()).isEqualTo(2);
    assertThat(hooked())
        .singleElement()
        .asString()
        .contains("the database is not well", "critical, the first S0");
  }

  @Test
  void a_name_that_would_speak_to_a_terminal_or_break_a_line_does_not_get_out() throws IOException {
    PostgresForTests.happen(
        url,
        """
        create table "pat\u001b[31m\u202Eient\nrow"(id int primary key, first_name text, email text);
        insert into "pat\u001b[31m\u202Eient\nrow" select i, 'First', 'f' || i || '@example.com'
          from generate_series(1000, 1040) i
        """);
    Path file = home.resolve("scan.txt");
    shell().run("scan", "--database", url, "--out", file.toString());

    assertThat(Files.readString(file)).contains("[31m").doesNotContain("\u001b", "\u202E");
    assertThat(hooked())
        .singleElement()
        .asString()
        .contains("[31m")
        .doesNotContain("u001b", "\u202E");
  }

  @Test
  void a_watch_tells_of_the_same_once() throws Exception {
    PostgresForTests.happen(url, INVENTED);
    Thread watching =
        Thread.ofPlatform().start(() -> shell().run("scan", "--database", url, "--watch", "1s"));
    for (int i = 0; i < 300 && pings() < 3; i++) {
      Thread.sleep(100);
    }
    watching.interrupt();
    watching.join(20_000);

    assertThat(pings()).isGreaterThanOrEqualTo(3);
    assertThat(hooked()).hasSize(1);
  }

  private int pings() {
    return server.findAll(postRequestedFor(urlEqualTo("/ping-s3cr3t/fail"))).size();
  }

  private List<String> hooked() {
    return server.findAll(postRequestedFor(urlEqualTo("/hook-s3cr3t"))).stream()
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }

  @Test
  void a_webhook_comes_from_a_file_too_and_one_that_all_can_read_is_said() throws IOException {
    Path secret = home.resolve("webhook");
    Files.writeString(secret, "http://127.0.0.1:%s/filed\n".formatted(server.port()));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    PostgresForTests.happen(url, INVENTED);

    TheShell.Said said =
        shell().run("scan", "--database", url, "--notify-webhook-file", secret.toString());

    server.verify(1, postRequestedFor(urlEqualTo("/filed")));
    assertThat(said.err()).contains("chmod 600");
    assertThat(shell().run("scan", "--database", url, "--notify-mail", "a@b.example").err())
        .contains("no mail server");
  }

  @Test
  void figures_for_a_collector_can_be_read_by_it_and_everything_else_by_nobody()
      throws IOException {
    Path figures = home.resolve("anamnesis.prom");
    Path page = home.resolve("page.html");
    shell().run("scan", "--database", url, "--format", "prometheus", "--out", figures.toString());
    shell().run("scan", "--database", url, "--format", "html", "--out", page.toString());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(figures)))
        .isEqualTo("rw-r--r--");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(figures)).startsWith("# HELP anamnesis_scan_timestamp_seconds");
  }

  @Test
  void a_watch_says_all_once_and_then_what_changed_until_it_is_ended() throws Exception {
    CompletableFuture<TheShell.Said> said = new CompletableFuture<>();
    Thread watching =
        Thread.ofPlatform()
            .start(
                () ->
                    said.complete(
                        new TheShell(home).run("scan", "--database", url, "--watch", "1s")));
    until(1);
    PostgresForTests.happen(url, INVENTED);
    until(2);
    Thread.sleep(1_500);
    watching.interrupt();

    TheShell.Said all = said.get(20, TimeUnit.SECONDS);
    assertThat(all.exit()).isEqualTo(130);
    assertThat(all.out()).containsOnlyOnce("exit ").containsOnlyOnce("  since ").contains("S04");
    assertThat(all.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(all.err()).containsOnlyOnce("is a superuser");
    assertThat(Files.readAllLines(home.resolve("scans.jsonl"))).hasSize(2);
  }

  private void until(int scans) throws Exception {
    Path file = home.resolve("scans.jsonl");
    for (int i = 0; i < 300; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() >= scans) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no " + scans + " scans came");
  }

  private TheShell.Said told() {
    return shell().run("scan", "--database", url);
  }

  private TheShell shell() {
    String here = "http://127.0.0.1:%s/".formatted(server.port());
    return new TheShell(home, Instant.parse("2026-04-06T04:10:00Z"))
        .with("ANAMNESIS_WEBHOOK_URL", here + "hook-s3cr3t")
        .with("ANAMNESIS_PING_URL", here + "ping-s3cr3t");
  }
}
