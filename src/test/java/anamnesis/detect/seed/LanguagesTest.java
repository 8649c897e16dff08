package anamnesis.detect.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is read of a seed file in each language, as records.
class LanguagesTest {
  static final Path CHECKOUTS = Path.of("src/test/resources/anamnesis/detect/seed");

  @Test
  void seeders_in_php() throws IOException {
    assertThat(records("laravel/database/seeders/PatientSeeder.php"))
        .contains(
            "19 first_name=Rosalind last_name=Okonjo date_of_birth=1984-07-19"
                + " email=rosalind.okonjo@postbox.test phone=(555) 301-4410",
            "28 first_name=Tobias last_name=Fairweather email=tobias.f@postbox.test",
            "29 first_name=Ines last_name=Callahan-Reyes date_of_birth=1991-12-02",
            "36 first_name=Marguerite last_name=Dunleavy phone=555.301.4477",
            "40 email=henrik.vale@postbox.test name=Henrik Vale password=let-me-in");
  }

  @Test
  void a_password_that_the_environment_holds_stands_in_no_seeder() throws IOException {
    assertThat(records("laravel/database/seeders/AdminSeeder.php"))
        .contains("8 email=admin@alderclinic.local name=Administrator role=admin")
        .noneMatch(record -> record.contains("password="));
  }

  @Test
  void sql_within_a_migration_in_php() throws IOException {
    assertThat(records("laravel/database/migrations/2026_01_04_000000_create_plans.php"))
        .contains(
            "7 code=care-monthly name=Monthly care, everything included price_cents=14900",
            "10 code=care-yearly name=Yearly care, two months free price_cents=149000");
  }

  @Test
  void seeds_in_ruby() throws IOException {
    assertThat(records("rails/db/seeds.rb"))
        .contains(
            "8 first_name=Rosalind last_name=Okonjo date_of_birth=1984-07-19"
                + " email=rosalind.okonjo@postbox.test",
            "14 first_name=Tobias last_name=Fairweather email=tobias.f@postbox.test"
                + " note=isn't real; don't call",
            "18 first_name=Ines last_name=Callahan-Reyes date_of_birth=1991-12-02",
            "19 first_name=Marguerite last_name=Dunleavy phone=555.301.4477",
            "26 first_name=Henrik last_name=Vale email=henrik.vale@postbox.test")
        .noneMatch(record -> record.contains("#{"));
  }

  @Test
  void fixtures_in_yaml() throws IOException {
    assertThat(records("rails/test/fixtures/patients.yml"))
        .containsExactly(
            "3 first_name=Rosalind last_name=Okonjo date_of_birth=1984-07-19"
                + " email=rosalind.okonjo@postbox.test",
            "9 first_name=Tobias last_name=Fairweather email=tobias.f@postbox.test",
            "16 first_name=Ines last_name=Callahan-Reyes date_of_birth=1991-12-02");
    assertThat(records("django/clinic/fixtures/staff.yaml"))
        .contains(
            "1 model=clinic.patient pk=3 first_name=Ines last_name=Callahan-Reyes"
                + " date_of_birth=1991-12-02 note=Comes on Tuesdays, and never on Fridays.",
            "12 first_name=Marguerite last_name=Dunleavy phone=555.301.4477");
  }

  @Test
  void fixtures_in_json() throws IOException {
    assertThat(records("django/clinic/fixtures/patients.json"))
        .contains(
            "3 model=clinic.patient pk=1 first_name=Rosalind last_name=Okonjo"
                + " date_of_birth=1984-07-19 email=rosalind.okonjo@postbox.test",
            "13 model=clinic.patient pk=2 first_name=Tobias last_name=Fairweather"
                + " email=tobias.f@postbox.test");
  }

  @Test
  void seeds_in_python() throws IOException {
    assertThat(records("django/clinic/management/commands/seed.py"))
        .contains(
            "8 first_name=Rosalind last_name=Okonjo date_of_birth=1984-07-19",
            "9 first_name=Tobias last_name=Fairweather email=tobias.f@postbox.test",
            "13 Ines Callahan-Reyes 1991-12-02",
            "14 Marguerite Dunleavy 555.301.4477",
            "22 email=henrik.vale@postbox.test name=Henrik Vale is_superuser=True")
        .noneMatch(record -> record.contains("demo{"));
  }

  @Test
  void mocks_in_typescript() throws IOException {
    assertThat(records("express/src/data/mockPatients.ts"))
        .contains(
            "6 id=p-001 firstName=Rosalind lastName=Okonjo dateOfBirth=1984-07-19 role=PATIENT"
                + " tags=hypertension tags=follow-up email=rosalind.okonjo@postbox.test"
                + " phone=(555) 301-4410",
            "14 id=p-002 firstName=Tobias lastName=Fairweather dateOfBirth=1979-11-05")
        .noneMatch(record -> record.contains("${"));
  }

  @Test
  void inserts_and_copies_in_sql() throws IOException {
    assertThat(records("sql/db/seed.sql"))
        .containsExactly(
            "4 first_name=Rosalind last_name=Okonjo date_of_birth=1984-07-19"
                + " email=rosalind.okonjo@postbox.test",
            "5 first_name=Tobias last_name=Fairweather date_of_birth=1979-11-05",
            "7 3 Ines Callahan-Reyes 1991-12-02",
            "9 first_name=Marguerite last_name=Dunleavy phone=555.301.4477",
            "11 id=5 first_name=Henrik last_name=Vale email=henrik.vale@postbox.test",
            "12 id=6 first_name=Demo",
            "14 code=care-monthly name=Monthly care; it's everything");
  }

  @Test
  void seeds_in_csv() throws IOException {
    assertThat(records("sql/db/patients_demo.csv"))
        .containsExactly(
            "2 first_name=Ottilie last_name=Brandt, senior date_of_birth=1950-02-11"
                + " email=ottilie@postbox.test");
  }

  private static List<String> records(String file) throws IOException {
    List<String> records = new ArrayList<>();
    Language.of(file)
        .read(
            Files.readString(CHECKOUTS.resolve(file)),
            new Told() {
              @Override
              public void record(int line, List<Literal> values) {
                records.add(
                    line + " " + values.stream().map(this::said).collect(Collectors.joining(" ")));
              }

              private String said(Literal value) {
                return value.key().isEmpty() ? value.text() : value.key() + "=" + value.text();
              }

              @Override
              public void text(String text, int line) {}
            });
    return records;
  }
}
