package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.database.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person is told of the way into a database.
class DoorsOnScreenTest {
  @TempDir Path folder;

  private final String url =
      PostgresForTests.database(
          "create table patient(id int); drop role if exists looks; create role looks login;"
              + "grant pg_read_all_data to looks");

  @Test
  void a_scan_as_superuser_is_done_and_says_what_would_be_safer() {
    TheShell.Said said = new TheShell(folder).run("scan", "--database", url);
    assertThat(said.err())
        .contains("\"postgres\" is a superuser; it is asked read-only all the same\n")
        .contains("safer: a role with pg_read_all_data and pg_read_all_stats\n");
    assertThat(said.exit()).isNotEqualTo(2);

    TheShell.Said quiet =
        new TheShell(folder).run("scan", "--database", PostgresForTests.as("looks", url));
    assertThat(quiet.err()).doesNotContain("superuser");
  }

  @Test
  void doctor_names_a_superuser_and_a_password_file_that_is_not_used() throws IOException {
    Path passwords = Files.writeString(folder.resolve("pgpass"), "*:*:*:*:x\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r--r--"));
    TheShell.Said said =
        new TheShell(folder)
            .with("ANAMNESIS_DATABASE_URL", url)
            .with("PGPASSFILE", passwords.toString())
            .run("doctor", "--format", "json");
    assertThat(said.out())
        .contains("is a superuser")
        .contains("may be read by others: chmod 600 it");
  }
}
