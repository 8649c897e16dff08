package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneTest {
  private static final Wish DEFAULT =
      new Wish(Incident.WIPED_AND_RESEEDED, Wish.PATIENTS, 1, Wish.AS_OF);

  @TempDir static Path folder;
  private static Scene scene;
  private static Truth truth;

  @BeforeAll
  static void set() throws Exception {
    scene = Scene.set(DEFAULT, folder.resolve("one"), Progress.SILENT);
    truth = Truth.read(scene.truth());
  }

  @AfterAll
  static void strike() throws IOException {
    scene.close();
  }

  @Test
  void the_patients_are_gone_and_invented_ones_stand_in_their_place() {
    try (Asked asked = asked(scene)) {
      assertThat(ids(asked, "select id from public.patient"))
          .containsExactlyInAnyOrderElementsOf(truth.synthetic());
      assertThat(truth.synthetic()).hasSize(77);
      assertThat(count(asked, "intake") + count(asked, "payment") + count(asked, "consent"))
          .isZero();
      assertThat(count(asked, "staff")).isEqualTo(4);
      assertThat(count(asked, "_prisma_migrations")).isEqualTo(3);
    }
  }

  @Test
  void it_was_truncated_and_not_deleted_and_had_lived_in_many_transactions() {
    try (Asked asked = asked(scene)) {
      assertThat(
              ids(
                  asked,
                  "select relname::text as id from pg_class where relname in"
                      + " ('patient','intake','payment','consent')"
                      + " and pg_relation_filenode(oid) <> oid"))
          .hasSize(4);
      assertThat(ids(asked, "select distinct xmin::text as id from public.access_log").size())
          .isGreaterThan(60);
    }
  }

  @Test
  void the_night_s_own_role_may_only_look() throws SQLException {
    String url = "jdbc:" + scene.database().replace("portal_scan@", "") + "?user=portal_scan";
    try (Connection scan = DriverManager.getConnection(url);
        Statement statement = scan.createStatement()) {
      for (String deed :
          List.of(
              "truncate patient",
              "delete from staff",
              "insert into staff (id) values ('s_9')",
              "update patient set phone = null",
              "drop table consent")) {
        assertThatThrownBy(() -> statement.execute(deed))
            .as(deed)
            .isInstanceOfSatisfying(
                SQLException.class, error -> assertThat(error.getSQLState()).isEqualTo("42501"));
      }
    }
  }

  @Test
  void the_log_grows_until_the_night() {
    try (Asked asked = asked(scene)) {
      assertThat(
              asked
                  .first(
                      "select max(at) as at from public.access_log",
                      answer -> answer.instant("at").orElseThrow())
                  .orElseThrow())
          .isBetween(scene.noticed().minusSeconds(86_400), scene.noticed());
    }
  }

  @Test
  void no_copy_precedes_the_wipe_and_each_is_whole() throws IOException {
    List<Path> copies = files(scene.backups());
    assertThat(copies).hasSize(3);
    for (Path copy : copies) {
      assertThat(Files.getLastModifiedTime(copy).toInstant()).isAfter(scene.wiped());
      String text = Files.readString(copy);
      assertThat(text).startsWith("--\n-- PostgreSQL database dump\n--\n");
      assertThat(text).endsWith("-- PostgreSQL database dump complete\n--\n\n");
      truth.people().forEach(human -> assertThat(text).doesNotContain(human.key()));
      truth.synthetic().forEach(id -> assertThat(text).contains(id));
    }
  }

  @Test
  void every_consent_has_the_hash_that_the_portal_had() throws IOException {
    assertThat(files(scene.bucket()))
        .as("those of who was erased, too")
        .hasSizeGreaterThan(truth.table("consent").size())
        .hasSize(
            (int)
                truth.exhibits().stream()
                    .filter(said -> said.kind().equals("consent.document"))
                    .count());
    for (var row : truth.table("consent")) {
      byte[] bytes = Files.readAllBytes(scene.bucket().resolve(row.get("object_key")));
      assertThat(Hash.of(bytes)).isEqualTo(row.get("sha256"));
    }
  }

  @Test
  void the_same_wish_gives_the_same_bytes_and_rows() throws Exception {
    try (Scene again = Scene.set(DEFAULT, folder.resolve("again"), Progress.SILENT)) {
      assertThat(bytes(folder.resolve("again"))).isEqualTo(bytes(folder.resolve("one")));
      for (String table : List.of("patient", "access_log", "_prisma_migrations", "staff")) {
        assertThat(rows(again, table)).isEqualTo(rows(scene, table));
      }
    }
  }

  @Test
  void a_folder_of_somebody_else_is_left_alone() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> Scene.set(DEFAULT, other, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is not empty");
    assertThat(other.resolve("thesis.txt")).hasContent("mine");
  }

  @Test
  void the_cascade_leaves_seven_copies_of_one_content_with_all_patients_and_nothing_below()
      throws Exception {
    Wish wish = new Wish(Incident.CASCADE, Wish.PATIENTS, 2, Wish.AS_OF);
    try (Scene cascade = Scene.set(wish, folder.resolve("cascade"), Progress.SILENT);
        Asked asked = asked(cascade)) {
      List<Path> copies = files(cascade.backups());
      assertThat(copies).hasSize(7);
      assertThat(copies.stream().map(SceneTest::hash).distinct()).hasSize(1);
      String copy = Files.readString(copies.getFirst());
      for (var row : Truth.read(cascade.truth()).table("patient")) {
        assertThat(copy)
            .contains(
                "\n"
                    + row.get("id")
                    + "\t"
                    + row.get("first_name")
                    + "\t"
                    + row.get("last_name")
                    + "\t"
                    + row.get("birth_date")
                    + "\t"
                    + row.get("email")
                    + "\t"
                    + row.get("phone")
                    + "\t"
                    + row.get("street")
                    + "\t");
      }
      assertThat(copy)
          .contains(
              "COPY public.payment (id, patient_id, amount, currency, status, description, paid_at) FROM stdin;\n\\.\n");
      assertThat(count(asked, "patient")).isEqualTo(12);
      assertThat(count(asked, "payment")).isZero();
      assertThat(
              ids(
                  asked,
                  "select date_trunc('day', at)::text as id from public.access_log group by 1"))
          .hasSizeGreaterThan(70);
    }
  }

  @Test
  void a_world_that_stands_is_found_again() throws Exception {
    Wish small = new Wish(Incident.WIPED_AND_RESEEDED, 12, 3, Wish.AS_OF);
    Path place = folder.resolve("small");
    Scene.set(small, place, Progress.SILENT).close();
    try (Scene found = Scene.set(small, place, Progress.SILENT);
        Asked asked = asked(found)) {
      assertThat(count(asked, "patient")).isEqualTo(77);
      assertThat(found.took()).isEqualTo(Scene.Took.nothing());
    }
    Wish other = new Wish(Incident.WIPED_AND_RESEEDED, 12, 4, Wish.AS_OF);
    assertThatThrownBy(() -> Scene.set(other, place, Progress.SILENT))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("another world stands");
  }

  @Test
  void a_world_that_broke_off_is_built_anew() throws Exception {
    Wish small = new Wish(Incident.WIPED_AND_RESEEDED, 12, 3, Wish.AS_OF);
    Path place = folder.resolve("broken");
    new Stagehand(place).ready(small);
    EmbeddedServer.stage(place.resolve("portal")).close();
    try (Scene built = Scene.set(small, place, Progress.SILENT);
        Asked asked = asked(built)) {
      assertThat(count(asked, "patient")).isEqualTo(77);
    }
  }

  private static Asked asked(Scene scene) {
    return Asked.open(DatabaseUrl.of(scene.database()));
  }

  private static long count(Asked asked, String table) {
    return asked
        .first("select count(*) as n from public." + table, answer -> answer.count("n"))
        .orElseThrow();
  }

  private static List<String> ids(Asked asked, String question) {
    return asked.list(question, answer -> answer.word("id"));
  }

  private static List<String> rows(Scene scene, String table) {
    try (Asked asked = asked(scene)) {
      return asked.list(
          "select t::text as row from public." + table + " t order by id",
          answer -> answer.word("row"));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<String, String> bytes(Path scene) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (Path file : files(scene)) {
      Path name = scene.relativize(file);
      if (!name.toString().matches("portal/.*|ports.json|scene.lock")) {
        bytes.put(name.toString(), hash(file));
      }
    }
    return bytes;
  }

  private static String hash(Path file) {
    try {
      return Hash.of(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
