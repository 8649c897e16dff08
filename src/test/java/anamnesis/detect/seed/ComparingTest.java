package anamnesis.detect.seed;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.contact.ColumnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a row is one that a seed file holds.
class ComparingTest {
  @TempDir Path checkout;

  private static final List<String> PATIENT =
      List.of("id", "first_name", "last_name", "dob", "email", "phone", "notes", "city");

  private static final String SEED =
      """
      const patients = [
        { firstName: 'James', lastName: 'Taylor', dateOfBirth: '1971-03-08', city: 'Springfield',
          phone: '(212) 664-7001', email: 'j.taylor@alderpost.com', notes: 'Type 2 diabetes',
          emergencyContact: { firstName: 'Mary', lastName: 'Taylor', phone: '(212) 664-7002' } },
        { name: 'Ana Belmonte', email: 'ana@alderpost.com' },
        { firstName: 'Oda', lastName: 'Nilsen', notes: 'Type 2 diabetes', city: 'Springfield' },
      ];
      """;

  /// A `~` is nothing.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "~",
      value = {
        "James | Taylor | 1971-03-08 | j.taylor@alderpost.com | 2126647001 | true",
        " james | TAYLOR | 1971-03-08 00:00:00+00 | ~ | ~ | true",
        "James | Taylor | ~ | ~ | +1 212.664.7001 | true",
        "J. | Taylor | ~ | J.Taylor@AlderPost.com | ~ | true",
        "James | Taylor | 1958-11-30 | james58@fernpost.com | 718 664 0001 | false",
        "James | Taylor | ~ | ~ | ~ | false",
        "Mary | Taylor | 1980-01-02 | ~ | ~ | false",
        "Ana | Belmonte | 1990-05-05 | ana@alderpost.com | ~ | true",
        "Oda | Nilsen | 1990-05-05 | oda@fernpost.com | ~ | false",
      })
  void a_row_is_a_seeds_where_enough_of_it_agrees_and_nothing_that_tells_a_person_differs(
      String given,
      String family,
      @Nullable String born,
      @Nullable String email,
      @Nullable String phone,
      boolean proven)
      throws IOException {
    Match match =
        people()
            .match(
                new @Nullable String[] {
                  "7", given, family, born, email, phone, "Type 2 diabetes", "Springfield"
                });
    assertThat(match != null && match.proof()).isEqualTo(proven);
  }

  @Test
  void where_it_stands_is_file_and_line() throws IOException {
    Match match =
        people()
            .match(
                new @Nullable String[] {
                  "7", "Ana", "Belmonte", null, "ana@alderpost.com", null, "", ""
                });
    assertThat(match).extracting(Match::at).hasToString("prisma/seed.ts:5");
  }

  @Test
  void one_e_mail_alone_is_strong_and_no_proof() throws IOException {
    Match match =
        people()
            .match(
                new @Nullable String[] {
                  null, "Anita", null, null, "ana@alderpost.com", null, "", ""
                });
    assertThat(match).isNotNull().extracting(Match::proof).isEqualTo(false);
  }

  @Test
  void what_came_out_of_a_database_is_no_seed() throws IOException {
    write(
        "backend/fixtures/patients.json",
        """
        [{"id": 1, "firstName": "Ana", "lastName": "Belmonte", "email": "ana@alderpost.com",
          "created_at": "2026-01-14T09:12:47.113Z"}]
        """);
    Match match =
        comparing(Seeds.in(checkout, Progress.SILENT))
            .match(
                new @Nullable String[] {
                  "1", "Ana", "Belmonte", null, "ana@alderpost.com", null, "", ""
                });
    assertThat(match == null || (match.exported() && !match.proof())).isTrue();
  }

  @Test
  void names_of_two_lists_that_a_loop_draws_from_are_known() throws IOException {
    write(
        "prisma/seed.ts",
        """
        const first = ['Emma', 'Liam', 'Olivia', 'Noah', 'Ava'];
        const last = ['Smith', 'Johnson', 'Brown', 'Garcia', 'Miller'];
        const cities = ['Springfield', 'New York', 'Austin', 'Dallas', 'Reno'];
        for (let i = 0; i < 77; i++) {
          await prisma.patient.create({ data: { firstName: first[i % 5], lastName: last[i % 4] } });
        }
        """);
    Seeds seeds = Seeds.in(checkout, Progress.SILENT);
    assertThat(seeds.draws("liam", "garcia")).isTrue();
    assertThat(seeds.draws("liam", "olivia")).isFalse();
    assertThat(seeds.draws("garcia", "tuttle")).isFalse();
    assertThat(seeds.draws("", "garcia")).isFalse();
  }

  private Comparing people() throws IOException {
    write("prisma/seed.ts", SEED);
    return comparing(Seeds.in(checkout, Progress.SILENT));
  }

  private static Comparing comparing(Seeds seeds) {
    return seeds.people(PATIENT, column -> ColumnKind.of(PATIENT.get(column), List.of()));
  }

  private void write(String file, String text) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
