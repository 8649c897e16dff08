package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.detect.Damage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is advised, for each provider and each kind of damage.
class AdviceTest {
  private static final Path GOLDEN = Path.of("src/test/resources/anamnesis/detect/advice.txt");
  private static final Copy COPY =
      CopyMade.called("nightly-2026-03-31.dump")
          .tables(CopyMade.table("public.patient", 151))
          .copy();

  /// Addresses as each provider gives them out, all invented; and marks where no address tells.
  private static final Map<String, Place> PLACES = new LinkedHashMap<>();

  static {
    at("neon", "postgresql://owner@ep-calm-lake-a1b2c3d4-pooler.eu-central-1.aws.neon.tech/portal");
    at("supabase", "postgresql://postgres@db.abcdefghijklmnopqrst.supabase.co:5432/postgres");
    at(
        "supabase, pooled",
        "postgresql://postgres.abcdefghijklmnopqrst@aws-0-eu-west-1.pooler.supabase.com:5432/postgres");
    at("aurora", "postgresql://o@portal.cluster-c1a2b3d4.eu-west-1.rds.amazonaws.com:5432/portal");
    at("rds", "postgresql://owner@portal-db.c1a2b3d4.eu-west-1.rds.amazonaws.com:5432/portal");
    at("cloud-sql", "postgresql://o@/portal?host=/cloudsql/clinic-1:europe-west1:portal");
    at("azure", "postgresql://owner@portal-db.postgres.database.azure.com:5432/portal");
    marked("heroku", "schema heroku_ext");
    at("render", "postgresql://o@dpg-abc123def456-a.frankfurt-postgres.render.com/portal");
    at("fly-mpg", "postgresql://fly-user@direct.k1v53olme1nr8q6p.flympg.net/portal");
    at("fly", "postgresql://postgres@portal-db.flycast:5432/portal");
    at(
        "digitalocean",
        "postgresql://doadmin@portal-do-user-1.b.db.ondigitalocean.com:25060/portal");
    marked("rds behind an address of its own", "role rds_superuser");
    PLACES.put(
        "a disk of one's own", new Place("postgresql://o@localhost/p", List.of(), true, "/srv/pg"));
    at("nobody knows where", "postgresql://owner@10.0.0.5:5432/portal");
  }

  @Test
  void each_provider_is_told_its_own_commands() throws IOException {
    StringBuilder all = new StringBuilder();
    PLACES.forEach(
        (name, place) -> {
          all.append("== ").append(name).append('\n');
          for (Advice advice : advised(Kind.TRUNCATED, place)) {
            all.append("do    ").append(advice.act()).append('\n');
            all.append("why   ").append(advice.why()).append('\n');
            all.append("type  ").append(advice.command()).append('\n');
            all.append("from  ").append(advice.source()).append('\n');
          }
        });
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, all);
    }
    assertThat(all.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void each_kind_of_damage_is_spoken_of(Kind kind) {
    Place own = new Place("", List.of(), true, "/srv/pg");
    List<Advice> advice = advised(kind, own);

    assertThat(advice.getFirst().why()).startsWith("public.patient: ").doesNotContain("{", ": (");
    assertThat(advice).hasSizeGreaterThanOrEqualTo(3);
    boolean rowsLeft = kind == Kind.DELETED || kind == Kind.OVERWRITTEN;
    assertThat(advice.stream().anyMatch(one -> one.command().contains("autovacuum_enabled")))
        .isEqualTo(rowsLeft);
  }

  @Test
  void nothing_that_is_advised_restores_in_place_or_deletes() {
    for (Kind kind : Kind.values()) {
      PLACES
          .values()
          .forEach(
              place ->
                  assertThat(commands(kind, place))
                      .noneMatch(
                          command ->
                              command.matches(
                                  "(?is).*\\b(drop|delete|destroy|truncate|reset|rm|promote"
                                      + "|backups restore|branches restore|--clean)\\b.*")));
    }
  }

  @Test
  void a_table_with_any_name_stays_one_word_of_the_command() {
    Damage damage = new Damage(Kind.DELETED, "public.O'Neill \"x\"", 4, "");
    Traces traces = new Traces(Map.of(), 2200, new Place("", List.of(), true, "/a b"), "");

    assertThat(Advice.of(List.of(damage), traces, Optional.empty()).get(1).command())
        .contains("alter table public.\"O'\\''Neill \"\"x\"\"\" set");
    assertThat(Advice.of(List.of(damage), traces, Optional.empty()).get(2).command())
        .startsWith("pg_ctl stop -D '/a b' -m fast");
  }

  private static Stream<String> commands(Kind kind, Place place) {
    return advised(kind, place).stream().map(Advice::command);
  }

  private static List<Advice> advised(Kind kind, Place place) {
    Damage damage = new Damage(kind, "public.patient", 9, "as counted");
    Traces traces = new Traces(Map.of(), 2200, place, "");
    return Advice.of(new ArrayList<>(List.of(damage)), traces, Optional.of(COPY));
  }

  private static void at(String name, String address) {
    PLACES.put(name, new Place(address, List.of(), false, ""));
  }

  private static void marked(String name, String mark) {
    PLACES.put(
        name,
        new Place("postgresql://owner@db.internal-name.test/portal", List.of(mark), false, ""));
  }
}
