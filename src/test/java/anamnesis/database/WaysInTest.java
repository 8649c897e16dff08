package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in that is known, on a server with TLS, passwords, certificates and sockets; and every
/// way that leads nowhere, told apart.
class WaysInTest {
  private static final String ODD = "/?#[]@!$&'()*+,;=%:\" <>\\^`{|}~äöü";

  @TempDir static Path folder;
  private static Certificates known;
  private static EmbeddedPostgres server;
  private static int port;

  @BeforeAll
  static void a_server_with_tls() throws Exception {
    known = Certificates.make(folder.resolve("known"));
    Path data = folder.resolve("data");
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "127.0.0.1,::1")
            .setServerConfig("unix_socket_directories", sockets().toString())
            .setServerConfig("max_connections", "12")
            .start();
    port = server.getPort();
    happen("set password_encryption = 'scram-sha-256'");
    happen("create role \"o:d/d@r\" login password '" + ODD.replace("'", "''") + "'");
    happen("create role certain login");
    happen("create role looker login connection limit 0");
    happen("create role plain login; create role shut login");
    happen("create database \"o d/d?ä\"");
    Files.writeString(data.resolve("pg_hba.conf"), HBA);
    happen("alter system set ssl_cert_file = '" + known.file("server.crt") + "'");
    happen("alter system set ssl_key_file = '" + known.file("server.key") + "'");
    happen("alter system set ssl_ca_file = '" + known.file("root.crt") + "'");
    happen("alter system set ssl = on");
    happen("select pg_reload_conf()");
    Thread.sleep(500);
  }

  private static final String HBA =
      """
      local all all trust
      hostnossl all plain 127.0.0.1/32 trust
      hostnossl all postgres 127.0.0.1/32 trust
      hostssl all certain all cert
      hostssl all "o:d/d@r" all scram-sha-256
      hostssl all postgres all trust
      hostssl all looker all trust
      hostssl all shut all reject
      """;

  @AfterAll
  static void closed() throws IOException {
    server.close();
  }

  @Test
  void a_password_and_a_name_of_odd_characters_let_in() {
    String user = encoded("o:d/d@r") + ":" + encoded(ODD);
    assertThat(tls("postgresql://" + user + "@localhost:" + port + "/o%20d%2Fd%3F%C3%A4")).isTrue();
    assertThat(refused("postgresql://" + user + "x@localhost:" + port + "/postgres"))
        .startsWith("postgresql://o%3Ad%2Fd%40r@localhost:" + port + "/postgres")
        .endsWith("does not let this user in: the password is wrong");
    assertThat(refused("postgresql://" + encoded("o:d/d@r") + "@localhost:" + port + "/postgres"))
        .endsWith("asks for a password, and none was given");
  }

  @Test
  void a_password_file_lets_in_and_one_that_others_may_read_says_why_not() throws IOException {
    Path file = folder.resolve("pgpass");
    String escaped = ODD.replace("\\", "\\\\").replace(":", "\\:");
    Files.writeString(file, "localhost:*:*:o\\:d/d@r:" + escaped + "\n");
    Map<String, String> environment = Map.of("PGPASSFILE", file.toString());
    String text = "postgresql://" + encoded("o:d/d@r") + "@localhost:" + port + "/postgres";
    mode(file, "rw-r--r--");
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> Asked.open(DatabaseUrl.of(text, environment)).close());
    assertThat(refusal.hint()).contains("may be read by others: chmod 600 it");
    mode(file, "rw-------");
    try (Asked asked = Asked.open(DatabaseUrl.of(text, environment))) {
      assertThat(me(asked)).isEqualTo("o:d/d@r");
    }
  }

  @Test
  void each_mode_of_tls_asks_what_it_says() throws Exception {
    String at = "postgresql://postgres@%s:" + port + "/postgres?sslmode=";
    String root = "&sslrootcert=" + known.file("root.crt");
    assertThat(tls(at.formatted("127.0.0.1") + "disable")).isFalse();
    assertThat(tls(at.formatted("127.0.0.1") + "allow")).isFalse();
    assertThat(tls(at.formatted("127.0.0.1") + "prefer")).isTrue();
    assertThat(tls(at.formatted("127.0.0.1") + "require")).isTrue();
    assertThat(tls(at.formatted("127.0.0.1") + "verify-ca" + root)).isTrue();
    assertThat(tls(at.formatted("localhost") + "verify-full" + root)).isTrue();
    assertThat(tls(at.formatted("[::1]") + "require")).isTrue();

    assertThat(refused(at.formatted("127.0.0.1") + "verify-full" + root))
        .endsWith("shows a certificate for another name");
    Certificates other = Certificates.make(folder.resolve("other"));
    String stranger = "&sslrootcert=" + other.file("root.crt");
    for (String mode : List.of("require", "verify-ca", "verify-full")) {
      assertThat(refused(at.formatted("localhost") + mode + stranger))
          .endsWith("shows a certificate of an authority that is not trusted here");
    }
    assertThat(refused(at.formatted("localhost") + "verify-full&sslrootcert=system"))
        .endsWith("shows a certificate of an authority that is not trusted here");
    assertThat(refused(at.formatted("localhost") + "verify-full&sslrootcert=/nowhere"))
        .endsWith("the root certificate cannot be read");
  }

  @Test
  void a_client_certificate_lets_in_and_none_is_told() {
    String at = "postgresql://certain@localhost:" + port + "/postgres?sslmode=require";
    String shown = "&sslcert=" + known.file("client.crt") + "&sslkey=" + known.file("client.key");
    assertThat(tls(at + shown)).isTrue();
    assertThat(refused(at))
        .endsWith("asks for a client certificate, and none that it takes was shown");
  }

  @Test
  void a_socket_lets_in_streams_and_waits_no_longer_than_it_is_told() throws IOException {
    String text = "postgresql://postgres@/postgres?host=" + sockets() + "&port=" + port;
    assertThat(tls(text)).isFalse();
    try (Asked asked = Asked.open(DatabaseUrl.of(text))) {
      assertThat(
              asked.copyOut(
                  "select repeat('x', 1000) from generate_series(1, 20000)",
                  OutputStream.nullOutputStream()))
          .isEqualTo(20_000);
      assertThat(asked.first("select length(?) as n", row -> row.count("n"), "y".repeat(3_000_000)))
          .contains(3_000_000L);
    }
    assertThat(refused("postgresql://postgres@/postgres?host=" + sockets() + "&port=1"))
        .endsWith("nothing listens there");
  }

  @Test
  void several_servers_are_tried_in_turn() {
    assertThat(
            tls(
                "postgresql://postgres@127.0.0.1:1,127.0.0.1:"
                    + port
                    + "/postgres?target_session_attrs=read-write"))
        .isTrue();
  }

  @Test
  void what_does_not_let_in_is_told_apart() {
    String at = "@127.0.0.1:" + port + "/";
    assertThat(refused("postgresql://postgres" + at + "gone"))
        .startsWith("there is no such database");
    assertThat(refused("postgresql://shut" + at + "postgres?sslmode=require"))
        .endsWith("has no entry in pg_hba.conf that lets this user in from here");
    assertThat(refused("postgresql://looker" + at + "postgres?sslmode=disable"))
        .endsWith("has no entry in pg_hba.conf that lets this user in from here without TLS");
    assertThat(refused("postgresql://looker" + at + "postgres?sslmode=require"))
        .endsWith("has no connection left to give");
    assertThat(refused("postgresql://u@127.0.0.1:1/d")).endsWith("nothing listens there");
    assertThat(refused("postgresql://u@no-such-host.invalid/d")).endsWith("there is no such host");
    assertThat(
            refused(
                PostgresForTests.database("select 1").replace("localhost", "127.0.0.1")
                    + "?sslmode=require"))
        .endsWith("offers no TLS, and sslmode asks for it");
  }

  @Test
  void what_is_no_postgresql_or_never_answers_is_told_in_bounded_time() throws Exception {
    byte[] web =
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    for (String mode : List.of("disable", "prefer", "require")) {
      assertThat(refusedBy(web, "?sslmode=" + mode)).endsWith("is no PostgreSQL server");
      assertThat(refusedBy(new byte[0], "?sslmode=" + mode)).endsWith("is no PostgreSQL server");
    }
    long begun = System.nanoTime();
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(
              refused(
                  "postgresql://u@127.0.0.1:%d/d?connect_timeout=2&sslmode=disable"
                      .formatted(silent.getLocalPort())))
          .endsWith("no answer came in time");
    }
    assertThat((System.nanoTime() - begun) / 1_000_000_000L).isLessThan(6);
  }

  private static String refusedBy(byte[] answer, String query) throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                while (!stranger.isClosed()) {
                  try (var client = stranger.accept()) {
                    client.getInputStream().read(new byte[64]);
                    client.getOutputStream().write(answer);
                  } catch (IOException closed) {
                    return;
                  }
                }
              });
      return refused("postgresql://u@127.0.0.1:" + stranger.getLocalPort() + "/d" + query);
    }
  }

  /// Whether the way is encrypted.
  private static boolean tls(String text) {
    try (Asked asked = Asked.open(DatabaseUrl.of(text))) {
      return asked
          .first("select ssl from pg_stat_ssl where pid = pg_backend_pid()", row -> row.yes("ssl"))
          .orElseThrow();
    }
  }

  private static String me(Asked asked) {
    return asked.first("select current_user::text as me", row -> row.word("me")).orElseThrow();
  }

  private static String refused(String text) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Asked.open(DatabaseUrl.of(text)).close());
    assertThat(refusal).as(text).isNotNull();
    assertThat(refusal.problem() + refusal.hint() + refusal.getCause())
        .doesNotContain(ODD, encoded(ODD));
    return refusal.problem();
  }

  private static void happen(String statement) throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var happening = connection.createStatement()) {
      happening.execute(statement);
    }
  }

  /// A short one: a socket's path has room for 107 bytes.
  private static Path sockets() throws IOException {
    return Files.createDirectories(folder.resolve("s"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString(mode));
  }

  /// An authority of our own, a server's certificate for `localhost` and a client's for `certain`.
  private record Certificates(Path folder) {
    static Certificates make(Path folder) throws Exception {
      Files.createDirectories(folder);
      Certificates made = new Certificates(folder);
      made.openssl(
          "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout root.key -out root.crt");
      made.signed("server", "localhost");
      made.signed("client", "certain");
      return made;
    }

    Path file(String name) {
      return folder.resolve(name);
    }

    private void signed(String name, String subject) throws Exception {
      openssl(
          "req -newkey rsa:2048 -nodes -subj /CN=%s -keyout %s.key -out %s.csr"
              .formatted(subject, name, name));
      openssl(
          "x509 -req -in %s.csr -CA root.crt -CAkey root.key -CAcreateserial -days 2 -out %s.crt"
              .formatted(name, name));
      mode(file(name + ".key"), "rw-------");
    }

    private void openssl(String words) throws Exception {
      List<String> line = Stream.concat(Stream.of("openssl"), Stream.of(words.split(" "))).toList();
      Process process =
          new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
