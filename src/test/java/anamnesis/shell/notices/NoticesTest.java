package anamnesis.shell.notices;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over loopback, with servers that fail as servers do.
class NoticesTest {
  private static final Patience SHORT =
      new Patience(3, Duration.ofMillis(10), Duration.ofMillis(700));
  private static final Message MESSAGE =
      new Message("portal: CRITICAL", List.of("public.<!channel> & 12 rows", "second"));

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_webhook_gets_one_text_in_which_nothing_mentions_anybody() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(ok("ok")));

    assertThat(hook().send(MESSAGE)).isEmpty();

    String body = server.getAllServeEvents().getFirst().getRequest().getBodyAsString();
    assertThat(Json.tree(body).propertyNames()).containsExactly("text");
    assertThat(Json.tree(body).path("text").asString())
        .contains("*portal: CRITICAL*", "&lt;!channel&gt; &amp; 12 rows\nsecond");
  }

  @Test
  void what_may_go_better_is_tried_again_and_what_will_not_is_not() throws Exception {
    server.stubFor(
        post("/hook/s3cr3t")
            .inScenario("later")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(status(503))
            .willSetStateTo("well"));
    server.stubFor(
        post("/hook/s3cr3t").inScenario("later").whenScenarioStateIs("well").willReturn(ok()));
    assertThat(hook().send(MESSAGE)).isEmpty();
    assertThat(server.getAllServeEvents()).hasSize(2);

    server.resetAll();
    server.stubFor(post(anyUrl()).willReturn(status(404)));
    assertThat(hook().send(MESSAGE)).contains("it answered 404");
    assertThat(server.getAllServeEvents()).hasSize(1);

    server.resetAll();
    server.stubFor(post(anyUrl()).willReturn(status(429).withHeader("Retry-After", "0")));
    assertThat(hook().send(MESSAGE)).contains("it answered 429");
    assertThat(server.getAllServeEvents()).hasSize(3);
  }

  @Test
  void silence_a_broken_line_and_a_redirection_are_said_without_the_address() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(ok().withFixedDelay(5_000)));
    Webhook slow =
        Webhook.of(address(), new Patience(1, Duration.ofMillis(1), Duration.ofMillis(200)));
    assertThat(slow.send(MESSAGE).orElseThrow()).contains("no answer").doesNotContain("s3cr3t");

    server.stubFor(
        post(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(hook().send(MESSAGE).orElseThrow()).contains("no answer").doesNotContain("s3cr3t");

    server.resetAll();
    server.stubFor(post(anyUrl()).willReturn(status(302).withHeader("Location", "/elsewhere")));
    assertThat(hook().send(MESSAGE)).contains("it answered 302");
    server.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    assertThat(hook().toString()).doesNotContain("s3cr3t");
  }

  @Test
  void an_answer_that_never_ends_is_not_waited_for() throws Exception {
    try (Endless endless = new Endless("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n")) {
      Webhook hook = Webhook.of("http://127.0.0.1:" + endless.port() + "/hook", SHORT);
      assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> hook.send(MESSAGE)))
          .isEmpty();
    }
    try (Endless endless = new Endless("220-")) {
      Mail mail =
          Mail.of(
              "smtp://scan@127.0.0.1:" + endless.port(),
              "",
              List.of("a@practice.example"),
              new Patience(1, Duration.ofMillis(10), Duration.ofMillis(200)));
      assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> mail.send(MESSAGE)))
          .contains("no whole answer");
    }
  }

  @Test
  void an_address_that_is_none_or_not_encrypted_is_refused_unquoted() {
    for (String wrong :
        List.of("s3cr3t", "ftp://x/s3cr3t", "http://192.0.2.7/s3cr3t", "https:// s3cr3t")) {
      assertThatThrownBy(() -> Webhook.of(wrong, SHORT))
          .isInstanceOf(Refusal.class)
          .message()
          .doesNotContain("s3cr3t");
    }
  }

  @Test
  void a_ping_says_start_well_and_fail_also_behind_a_query() throws Exception {
    server.stubFor(post(anyUrl()).willReturn(ok()));
    Ping ping = Ping.of(address() + "/?rid=7", SHORT);

    assertThat(ping.start()).isEmpty();
    assertThat(ping.well("ok: 0 critical")).isEmpty();
    assertThat(ping.fail("CRITICAL: 1 critical")).isEmpty();

    server.verify(1, postRequestedFor(urlEqualTo("/hook/s3cr3t/start?rid=7")));
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/hook/s3cr3t?rid=7"))
            .withRequestBody(equalTo("ok: 0 critical")));
    server.verify(1, postRequestedFor(urlEqualTo("/hook/s3cr3t/fail?rid=7")));
  }

  @Test
  void a_mail_arrives_whole_with_its_dots_and_letters() throws Exception {
    try (MailServer mail = MailServer.plain()) {
      Message message =
          new Message(
              "portal: CRITICAL, für Ärztin", List.of(".", "..", "public.straße — 12 rows"));

      assertThat(to(mail, "", "dr.lee@practice.example").send(message)).isEmpty();

      assertThat(mail.said())
          .contains("MAIL FROM:<scan@127.0.0.1>", "RCPT TO:<dr.lee@practice.example>");
      assertThat(mail.message().getSubject()).isEqualTo("portal: CRITICAL, für Ärztin");
      assertThat(mail.message().getContent().toString().replace("\r", ""))
          .isEqualTo(".\n..\npublic.straße — 12 rows\n");
      assertThat(mail.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }
  }

  @Test
  void it_logs_in_where_there_is_a_password_and_says_where_that_is_refused() throws Exception {
    try (MailServer mail = MailServer.plain()) {
      assertThat(to(mail, "right", "a@practice.example").send(MESSAGE)).isEmpty();
      assertThat(mail.said()).anyMatch(line -> line.startsWith("AUTH "));
      assertThat(to(mail, "wrong-password", "a@practice.example").send(MESSAGE).orElseThrow())
          .isEqualTo("the mail server refused user and password");
    }
  }

  @Test
  void a_server_that_is_down_or_takes_nothing_is_said() throws Exception {
    int port;
    try (MailServer mail = MailServer.plain().refusing()) {
      port = mail.port();
      assertThat(to(mail, "", "a@practice.example").send(MESSAGE).orElseThrow())
          .startsWith("the mail server did not take it");
    }
    Mail nobody =
        Mail.of("smtp://scan@127.0.0.1:" + port, "", List.of("a@practice.example"), SHORT);
    assertThat(nobody.send(MESSAGE).orElseThrow()).startsWith("the mail server did not take it");
  }

  @Test
  void the_way_is_encrypted_where_the_server_offers_it_and_only_to_whom_is_trusted()
      throws Exception {
    try (MailServer mail = MailServer.encrypting()) {
      Mail trusting = trusting(mail, "smtp");
      assertThat(trusting.send(MESSAGE)).isEmpty();
      assertThat(mail.said()).contains("STARTTLS");
      assertThat(mail.encrypted()).isTrue();

      assertThat(to(mail, "", "a@practice.example").send(MESSAGE))
          .as("a certificate that nobody vouches for")
          .isPresent();
    }
    try (MailServer mail = MailServer.wrapped()) {
      assertThat(trusting(mail, "smtps").send(MESSAGE)).isEmpty();
      assertThat(mail.encrypted()).isTrue();
    }
  }

  @Test
  void a_server_elsewhere_must_encrypt_and_a_password_stands_in_no_address() {
    for (String wrong : List.of("smtp://me:s3cr3t@host", "http://host", "host:25", "smtp:")) {
      assertThatThrownBy(() -> Mail.of(wrong, "", List.of(), SHORT))
          .isInstanceOf(Refusal.class)
          .message()
          .doesNotContain("s3cr3t");
    }
    assertThatThrownBy(
            () -> Mail.of("smtp://host", "", List.of("a@b.example\r\nBcc: x@y.example"), SHORT))
        .isInstanceOf(Refusal.class);
  }

  private static Mail trusting(MailServer mail, String scheme) throws IOException {
    Mail plain =
        Mail.of(
            "%s://scan@localhost:%s".formatted(scheme, mail.port()),
            "",
            List.of("a@practice.example"),
            SHORT);
    return new Mail(plain.server(), "", plain.to(), SHORT, mail.trust());
  }

  private static Mail to(MailServer mail, String password, String who) {
    return Mail.of("smtp://scan@127.0.0.1:" + mail.port(), password, List.of(who), SHORT);
  }

  private Webhook hook() {
    return Webhook.of(address(), SHORT);
  }

  private String address() {
    return "http://127.0.0.1:%s/hook/s3cr3t".formatted(server.port());
  }
}
