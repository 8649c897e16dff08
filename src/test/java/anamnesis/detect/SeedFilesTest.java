package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.backup.CopyMade;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the checkout's own seed files, on a real server.
class SeedFilesTest {
  private static final Instant NOW = Instant.parse("2026-04-06T02:14:00Z");
  private static final Path CHECKOUTS = Path.of("src/test/resources/anamnesis/detect/seed");

  private static final String PATIENTS =
      """
      create table "Patient"(id text primary key, "firstName" text, "lastName" text,
        "dateOfBirth" timestamptz, email text, phone text, notes text);
      """;

  /// Real ones; every tenth is called as a seed is, and has what many have.
  private static final String REAL =
      """
      insert into "Patient"
      select 'r_' || i, (array['Rosalind', 'Agnes', 'Bela', 'Carlo', 'Dilys', 'Emrys', 'Fabia',
               'Gwen', 'Hugo', 'Ivo'])[1 + i %% 10],
             (array['Okonjo', 'Archer', 'Bolton', 'Cowper', 'Draper', 'Eames', 'Farrow'])
               [1 + (i * (i %% 10)) %% 7],
             date '1950-01-01' + i * 97, 'patient' || i || '@alderpost.com',
             '(718) 664-' || 1000 + i, 'Hypertension, well controlled'
      from generate_series(1, %s) i;
      """;

  @Test
  void of_151_real_and_77_seeded_rows_exactly_the_77_are_told() throws IOException {
    String url = PostgresForTests.database(PATIENTS + REAL.formatted(151) + seeded());
    Scan.Result result = scan(url, "portal");

    Finding found = finding(result, "S18-public.Patient");
    assertThat(found.records())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 77).mapToObj("s_%03d"::formatted).toList());
    assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.confidence()).isEqualTo(Confidence.PROOF);
    assertThat(found.statement())
        .isEqualTo(
            "public.Patient: 77 of 228 people stand word for word in prisma/seed.ts:8 to 265");
    assertThat(finding(result, "S00-public.Patient").measures())
        .containsEntry("standing", "SEEDED")
        .containsEntry("invented", 77);
    assertThat(result.findings().toString()).doesNotContain("fernpost").doesNotContain("Okonjo");
  }

  @Test
  void real_people_beside_a_checkout_full_of_seeds_are_left_alone() throws IOException {
    String url = PostgresForTests.database(PATIENTS + REAL.formatted(500));
    Scan.Result result = scan(url, "portal");
    assertThat(result.findings())
        .extracting(Finding::detector)
        .doesNotContain("S18-seed-file", "S00-invented-people", "S21-seeded-table");
  }

  @Test
  void of_a_loop_that_draws_names_from_lists_the_rows_are_weighed(@TempDir Path checkout)
      throws IOException {
    Files.writeString(
        checkout.resolve("seed.ts"),
        """
        const first = ['Emma', 'Liam', 'Olivia', 'Noah', 'Ava', 'Mia', 'Lucas'];
        const last = ['Smith', 'Johnson', 'Brown', 'Garcia', 'Miller'];
        for (let i = 0; i < 77; i++) create(first[i % 7], last[i % 5]);
        """);
    String url =
        PostgresForTests.database(
            PATIENTS
                + REAL.formatted(100)
                + """
                insert into "Patient"
                select 's_' || i,
                  (array['Emma', 'Liam', 'Olivia', 'Noah', 'Ava', 'Mia', 'Lucas'])[1 + i % 7],
                  (array['Smith', 'Johnson', 'Brown', 'Garcia', 'Miller'])[1 + i % 5],
                  null, null, null, null from generate_series(0, 76) i;
                """);
    Given given = new Given(null, null, NOW, Progress.SILENT);
    Around around = Around.nothing().with(Seeds.in(checkout, Progress.SILENT));
    Finding found = finding(scan(url, given.in(around)), "S00-public.Patient");
    assertThat(found.measures()).containsEntry("standing", "SUSPECT").containsEntry("invented", 77);
  }

  @Test
  void twelve_rows_that_are_all_seeds_and_a_copy_with_peoples_own_are_critical()
      throws IOException {
    String url = PostgresForTests.database(DESIGNS + SEEDED_DESIGNS);
    Given given = new Given(null, List.of(copy()), NOW, Progress.SILENT);
    Scan.Result result =
        scan(
            url,
            given.in(
                new Around(
                        Thresholds.usual(),
                        List.of(),
                        List.of(),
                        (copy, told) -> {
                          told.table("public.concept_sets", List.of("id", "name", "author_id"));
                          for (int i = 0; i < 9; i++) {
                            told.row(CopyMade.row("" + i, "Own design " + i, "7"));
                          }
                          return true;
                        })
                    .with(seeds("laravel"))));
    Finding found = finding(result, "S21-public.concept_sets");
    assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.statement())
        .isEqualTo(
            "public.concept_sets: 4 of 4 rows stand word for word in"
                + " database/seeders/ConceptSetSeeder.php:9; a copy holds 9 that do not");
  }

  @Test
  void rows_that_belong_to_somebody_and_are_all_seeds_are_a_warning_and_plans_are_only_said()
      throws IOException {
    Scan.Result result = scan(PostgresForTests.database(DESIGNS + SEEDED_DESIGNS), "laravel");
    assertThat(finding(result, "S21-public.concept_sets").severity()).isEqualTo(Severity.WARN);
    Finding plans = finding(result, "S21-public.plans");
    assertThat(plans.severity()).isEqualTo(Severity.INFO);
    assertThat(plans.measures()).containsEntry("share", 0.667);
  }

  @Test
  void what_the_checkout_keeps_to_put_back_is_no_seed() throws IOException {
    Scan.Result result =
        scan(
            PostgresForTests.database(
                DESIGNS
                    + "insert into concept_sets values (65, 'Type 2 Diabetes on Metformin',"
                    + " 'Ninety days and more, without renal failure', false, 7),"
                    + " (66, 'Type 2 Diabetes on Metformin',"
                    + " 'Ninety days and more, without renal failure', false, 8)"),
            "laravel");
    assertThat(result.findings()).extracting(Finding::id).doesNotContain("S21-public.concept_sets");
  }

  @Test
  void an_admin_that_seeders_name_and_nobody_is_is_a_ghost() throws IOException {
    String url =
        PostgresForTests.database(
            """
            create table users(id int primary key, email text, name text, role text, password text);
            insert into users select i, 'doctor' || i || '@alderclinic.com', 'Doctor', 'clinician',
              md5(i::text) from generate_series(1, 16) i;
            """);
    Finding ghost = finding(scan(url, "laravel"), "S20-database/seeders/AdminSeeder.php");
    assertThat(ghost.severity()).isEqualTo(Severity.WARN);
    assertThat(ghost.statement())
        .isEqualTo(
            "database/seeders/AdminSeeder.php:8 and 2 more files names an account that may do"
                + " everything, and none of the accounts is it");
    assertThat(ghost.toString()).doesNotContain("alderclinic.local");

    PostgresForTests.happen(
        url,
        "insert into users values (99, 'Admin@AlderClinic.local', 'Administrator', 'admin', 'x')");
    Scan.Result made = scan(url, "laravel");
    assertThat(made.findings())
        .extracting(Finding::id)
        .contains("S20-public.users at database/seeders/AdminSeeder.php")
        .doesNotContain("S20-database/seeders/AdminSeeder.php");
    assertThat(made.findings())
        .as("an account that seeders are meant to make accuses nobody")
        .extracting(Finding::detector)
        .doesNotContain("S18-seed-file", "S00-invented-people");
  }

  @Test
  void where_no_table_of_accounts_can_be_read_nobody_is_a_ghost() throws IOException {
    Scan.Result result = scan(PostgresForTests.database(DESIGNS), "laravel");
    assertThat(result.notEvaluated()).extracting(Scan.Gap::detector).contains("S20-ghost-account");
    assertThat(result.findings()).extracting(Finding::detector).doesNotContain("S20-ghost-account");
  }

  @Test
  void generators_that_the_checkout_fetches_are_one_line() throws IOException {
    Finding found = finding(scan(PostgresForTests.database(DESIGNS), "portal"), "S22-the checkout");
    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(found.statement())
        .isEqualTo(
            "the checkout can invent people: @faker-js/faker (package.json:7); it seeds by seed"
                + " (package.json:4)");
  }

  @Test
  void without_a_checkout_nobody_is_asked() {
    try (Asked asked = Asked.open(DatabaseUrl.of(PostgresForTests.database(PATIENTS)))) {
      Given given = new Given(new Wounded(asked, Selection.ALL), null, NOW, Progress.SILENT);
      assertThat(new Scan(seedDetectors()).of(given).notAsked())
          .contains(
              new Scan.Gap(
                  "S18-seed-file", "no checkout of the application was named (--repository DIR)"));
    }
  }

  private static final String DESIGNS =
      """
      create table concept_sets(id int primary key, name text, description text, is_public bool,
        author_id bigint);
      create table plans(id serial primary key, code text, name text, price_cents int);
      insert into plans(code, name, price_cents) values
        ('care-monthly', 'Monthly care, everything included', 14900),
        ('care-yearly', 'Yearly care, two months free', 149000), ('own', 'What we agreed on', 1);
      """;

  private static final String SEEDED_DESIGNS =
      """
      insert into concept_sets values
        (1, 'Metformin and Metabolites', 'Every form of metformin that is prescribed', true, 1),
        (2, 'ACE Inhibitors', 'Lisinopril, ramipril, enalapril and their kin', true, 1),
        (3, 'Renal  failure ', 'Chronic kidney disease of stage four and five', false, 1),
        (4, 'Statins', 'All that lower cholesterol by that road', true, 1);
      """;

  private static String seeded() throws IOException {
    return Files.readString(CHECKOUTS.resolve("portal-seeded.sql"));
  }

  private static anamnesis.backup.Copy copy() {
    return CopyMade.called("portal.sql")
        .takenAt(NOW)
        .tables(CopyMade.table("public.concept_sets", 9))
        .copy();
  }

  private static Seeds seeds(String checkout) throws IOException {
    return Seeds.in(CHECKOUTS.resolve(checkout), Progress.SILENT);
  }

  private static List<Detector> seedDetectors() {
    return DetectorsForTests.all().stream()
        .filter(each -> List.of("S00", "S18", "S20", "S21", "S22").contains(each.rule().number()))
        .toList();
  }

  private static Scan.Result scan(String url, String checkout) throws IOException {
    return scan(
        url,
        new Given(null, null, NOW, Progress.SILENT).in(Around.nothing().with(seeds(checkout))));
  }

  private static Scan.Result scan(String url, Given given) {
    try (Asked asked = Asked.open(DatabaseUrl.of(url))) {
      return new Scan(seedDetectors()).of(given.of(new Wounded(asked, Selection.ALL)));
    }
  }

  private static Finding finding(Scan.Result result, String id) {
    Optional<Finding> found =
        result.findings().stream().filter(each -> each.id().equals(id)).findFirst();
    assertThat(found).as("%s among %s", id, result).isPresent();
    return found.orElseThrow();
  }
}
