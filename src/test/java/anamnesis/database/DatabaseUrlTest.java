package anamnesis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import anamnesis.Refusal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @TempDir Path home;

  @Test
  void a_host_that_java_cannot_read_never_becomes_this_machine() {
    DatabaseUrl underscore = DatabaseUrl.of("postgresql://app:secret@portal_db:5433/portal");
    assertThat(underscore.toString()).isEqualTo("postgresql://app@portal_db:5433/portal");
    assertThat(underscore.jdbc()).isEqualTo("jdbc:postgresql://portal_db:5433/portal");
    assertThat(underscore.properties()).containsEntry("password", "secret");

    DatabaseUrl at = DatabaseUrl.of("postgresql://app:p@ss@db.clinic.org/portal");
    assertThat(at.toString()).isEqualTo("postgresql://app@db.clinic.org:5432/portal");
    assertThat(at.properties()).containsEntry("password", "p@ss");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://localhost/portal              | postgresql://localhost:5432/portal
          jdbc:postgresql://u@[::1]:5433/portal    | postgresql://u@[::1]:5433/portal
          jdbc:postgresql:portal?host=h            | postgresql://h:5432/portal
          POSTGRESQL://h/portal                    | postgresql://h:5432/portal
          postgresql://[fe80::1%25eth0]:5433/p     | postgresql://[fe80::1%25eth0]:5433/p
          postgresql://a:1,b:2,c/p                 | postgresql://a:1,b:2,c:5432/p
          postgresql:///p?host=a,b&port=7          | postgresql://a:7,b:7/p
          postgresql://u@/p?host=/run/pg&port=5433 | postgresql://u@/p?host=/run/pg&port=5433
          postgresql://u@%2Frun%2Fpg:5433/p        | postgresql://u@/p?host=/run/pg&port=5433
          postgresql://u%2Fv%40w@h/a%20b%3F%C3%A9  | postgresql://u%2Fv%40w@h:5432/a%20b%3Fé
          postgresql://h:1?user=u&dbname=d         | postgresql://u@h:1/d
          postgresql://h:1/d?sslmode=verify-full&sslrootcert=/a b.crt | postgresql://h:1/d?sslmode=verify-full&sslrootcert=/a%20b.crt
          postgresql://h:1/d?user=u&password=hush&options=-c%20x%3Dy  | postgresql://u@h:1/d
          """)
  void every_form_is_read_and_can_be_typed_again(String text, String shown) {
    DatabaseUrl url = DatabaseUrl.of(text);
    assertThat(url).hasToString(shown);
    DatabaseUrl again = DatabaseUrl.of(shown);
    assertThat(again).hasToString(shown);
    assertThat(again.jdbc()).isEqualTo(url.jdbc());
  }

  @Test
  void a_password_may_hold_every_character_and_is_never_shown() {
    String odd = "/?#[]@!$&'()*+,;=%:\" <>\\^`{|}~äöü日本🙂\t-";
    String encoded = URLEncoder.encode(odd, StandardCharsets.UTF_8).replace("+", "%20");
    for (String text :
        new String[] {
          "postgresql://u:" + encoded + "@h:1/d", "postgresql://u@h:1/d?password=" + encoded
        }) {
      DatabaseUrl url = DatabaseUrl.of(text);
      assertThat(url.properties()).containsEntry("password", odd);
      assertThat(url + url.jdbc() + url.note()).doesNotContain("äöü", encoded, "%3F");
    }
    // Unencoded too, as far as it can be told where it ends.
    assertThat(DatabaseUrl.of("postgresql://u:a+b:c&d=e\"<>^`{|} ~$!'()*;,[]#%25@h/d").properties())
        .containsEntry("password", "a+b:c&d=e\"<>^`{|} ~$!'()*;,[]#%");
    assertThat(DatabaseUrl.of("postgresql://u:@h/d").properties()).containsEntry("password", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://h/d",
        "portal",
        "",
        "postgresql://app@db:port/portal",
        "postgresql://h:0/d",
        "postgresql://h:65536/d",
        "postgresql://h:1:2/d",
        "postgresql://u:hush%zz@h/d",
        "postgresql://u:hush%c3%28@h/d",
        "postgresql://u:hush%00@h/d",
        "postgresql://u:hush?x@h/d",
        "postgresql://u:hush@h o st/d",
        "postgresql://u:hush@h,/run/d?port=1,2,3",
        "postgresql://u:hush@h/d?novalue",
        "postgresql://u:hush@h/d?sslmode=always",
        "postgresql://u:hush@h/d?connect_timeout=soon",
        "postgresql://u:hush@h/d?target_session_attrs=best",
        "postgresql:///d?host=/run,h",
        "postgresql://u:hush@h/d?hostaddr=1.2.3.4",
        "postgresql://u:hush@h/d?service=nowhere",
        "postgresql://u:hush@h/d?socketFactory=java.io.File",
        "postgresql://u:hush@h/d?socketFactoryArg=x",
        "postgresql://u:hush@h/d?sslfactory=java.io.File",
        "postgresql://u:hush@h/d?sslhostnameverifier=x",
        "postgresql://u:hush@h/d?sslpasswordcallback=x",
        "postgresql://u:hush@h/d?authenticationPluginClassName=x",
        "postgresql://u:hush@h/d?loggerFile=/tmp/x&loggerLevel=TRACE",
        "postgresql://u:hush@h/d?xmlFactoryFactory=x",
        "postgresql://u:hush@h/d?jaasLogin=true",
        "postgresql://u:hush@h/d?localSocketAddress=x",
        "postgresql://u:hush@h/d?preferQueryMode=simple",
        "postgresql://u:hush@h/d?readOnly=false",
      })
  void what_cannot_be_read_or_would_load_a_class_is_refused_and_not_repeated(String text) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> DatabaseUrl.of(text).properties());
    assertThat(refusal).as(text).isNotNull();
    assertThat(refusal.problem() + refusal.hint() + refusal.getCause()).doesNotContain("hush");
  }

  @Test
  void an_unknown_setting_names_the_nearest_there_is() {
    assertThatThrownBy(() -> DatabaseUrl.of("postgresql://h/d?sslmod=require"))
        .hasMessage("\"sslmod\" is no setting that a database URL may give here")
        .extracting(refusal -> ((Refusal) refusal).hint())
        .isEqualTo("leave it away; the nearest there is: sslmode");
  }

  @Test
  void the_url_goes_before_the_service_and_that_before_the_environment() throws IOException {
    Path services =
        Files.writeString(
            home.resolve("services"),
            """
            # what the practice has
            [other]
            host=elsewhere
            [portal]
            host = db.clinic.org
            port=5433
            user=scan
            sslmode=require
            """);
    Map<String, String> environment =
        Map.of(
            "HOME", home.toString(),
            "PGSERVICEFILE", services.toString(),
            "PGSERVICE", "portal",
            "PGUSER", "nobody",
            "PGDATABASE", "portal",
            "PGPASSWORD", "from-environment",
            "PGAPPNAME", "night");
    DatabaseUrl url = DatabaseUrl.of("postgresql://:6000/", environment);
    assertThat(url).hasToString("postgresql://scan@db.clinic.org:6000/portal?sslmode=require");
    assertThat(url.properties())
        .containsEntry("password", "from-environment")
        .containsEntry("ApplicationName", "night")
        .containsEntry("sslmode", "require");
    assertThat(DatabaseUrl.of("postgresql:///?service=other", environment).toString())
        .isEqualTo("postgresql://nobody@elsewhere:5432/portal");
    assertThatThrownBy(() -> DatabaseUrl.of("postgresql:///?service=gone", environment))
        .hasMessage("no service file defines the service \"gone\"");
  }

  @Test
  void without_anything_the_user_is_that_of_the_machine_and_the_database_that_of_the_user() {
    assertThat(DatabaseUrl.of("postgresql://u@/").database()).isEqualTo("u");
    assertThat(DatabaseUrl.of("postgresql://h").database())
        .isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void the_password_file_is_read_as_libpq_reads_it() throws IOException {
    Path file = home.resolve(".pgpass");
    Files.writeString(
        file,
        """
        # nothing
        h:5432:d:other:not-this
        h:5433:d:u:not-this
        h:5432:d\\:e:u:pass\\:with\\\\odd
        [::1]:*:*:*:not-this
        ::1:*:*:*:not-this
        \\:\\:1:*:*:*:six
        localhost:*:*:*:socket
        *:*:*:u:any:thing
        """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Map<String, String> environment = Map.of("HOME", home.toString());
    assertThat(password("postgresql://u@h/d:e", environment)).isEqualTo("pass:with\\odd");
    assertThat(password("postgresql://u@h/d", environment)).isEqualTo("any:thing");
    assertThat(password("postgresql://u@[::1]/d", environment)).isEqualTo("six");
    assertThat(password("postgresql://w@/d?host=/tmp", environment)).isEqualTo("socket");
    assertThat(password("postgresql://w@/d?host=/run/x", environment)).isEmpty();
    assertThat(password("postgresql://u:own@h/d", environment)).isEqualTo("own");
    assertThat(password("postgresql://u@h/d?passfile=/nowhere", environment)).isEmpty();

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    DatabaseUrl open = DatabaseUrl.of("postgresql://u@h/d", environment);
    assertThat(open.properties()).containsEntry("password", "");
    assertThat(open.note()).endsWith(".pgpass may be read by others: chmod 600 it");
  }

  @Test
  void certificates_are_found_where_libpq_has_them() throws IOException {
    Map<String, String> environment = Map.of("HOME", home.toString());
    String text = "postgresql://u@h/d?sslmode=require";
    assertThat(DatabaseUrl.of(text, environment).properties()).containsEntry("sslmode", "require");
    Path root = Files.createDirectories(home.resolve(".postgresql")).resolve("root.crt");
    Files.createFile(root);
    assertThat(DatabaseUrl.of(text, environment).properties())
        .containsEntry("sslmode", "verify-ca")
        .containsEntry("sslrootcert", root.toString());
    assertThat(DatabaseUrl.of("postgresql://h/d?sslrootcert=system").properties())
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  private static String password(String url, Map<String, String> environment) {
    return DatabaseUrl.of(url, environment).properties().getProperty("password");
  }
}
