package anamnesis.detect.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Files that were not written for us.
@Timeout(60)
class HostileCheckoutTest {
  @TempDir Path checkout;

  @Test
  void what_was_fetched_or_built_and_what_a_link_leads_to_is_not_read(@TempDir Path elsewhere)
      throws IOException {
    String seed = "export const a = [{ email: 'a@alderpost.com', firstName: 'Ana' }];";
    for (String place :
        new String[] {
          "node_modules/x", "vendor/x", "dist", ".git/x", "a/build", ".next", "venv/x"
        }) {
      write(place + "/seed.ts", seed.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(elsewhere.resolve("seed.ts"), seed);
    Files.createSymbolicLink(checkout.resolve("seed.ts"), elsewhere.resolve("seed.ts"));
    Files.createSymbolicLink(checkout.resolve("seeds"), elsewhere);
    Files.createSymbolicLink(checkout.resolve("round"), checkout);
    assertThat(seeds().files()).isZero();
    write("db/seed.ts", seed.getBytes(StandardCharsets.UTF_8));
    assertThat(seeds().files()).isEqualTo(1);
    assertThat(seeds().records()).isEqualTo(1);
  }

  @Test
  void brackets_without_end_quotes_without_end_and_bytes_of_any_kind_stop_nobody()
      throws IOException {
    String[] wild = {
      "[".repeat(200_000),
      "{a:".repeat(100_000),
      "(".repeat(60_000) + ")".repeat(60_000),
      ")]}".repeat(60_000),
      "'".repeat(200_001),
      "\"\\".repeat(100_000),
      "`${".repeat(60_000),
      "<<~SQL\n".repeat(20_000),
      "$$".repeat(60_001),
      "insert into ".repeat(100_000) + "values (" + "('x',".repeat(100_000),
      "- ".repeat(200_000) + "a: b",
      " ".repeat(3) + "a:\n".repeat(60_000),
      "a: &a [*a,*a]\n".repeat(100_000),
      "COPY t (a) FROM stdin;\n" + "\\".repeat(100_000),
      "/*".repeat(100_000),
      "=>::->".repeat(100_000),
      "\"".repeat(3) + "x".repeat(200_000),
      "\\u12",
      "\u0000\u0001seed",
    };
    for (int i = 0; i < wild.length; i++) {
      for (String end : new String[] {"sql", "json", "yaml", "ts", "php", "rb", "py", "csv"}) {
        write("db/seeds/" + i + "." + end, wild[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] good =
        "x = [{'name': 'Mártin Peña Nuñez', 'email': 'm@alderpost.com'}]"
            .getBytes(StandardCharsets.ISO_8859_1);
    write("db/seeds/latin.py", good);
    write(
        "db/seeds/utf16.sql",
        "\uFEFFinsert into p (a, b) values ('Ana Belmonte', 'a@alderpost.com');"
            .getBytes(StandardCharsets.UTF_16LE));
    write(
        "db/seeds/minified.js",
        "x({name:'Ana Belmonte',email:'a@alderpost.com'});"
            .repeat(20_000)
            .getBytes(StandardCharsets.UTF_8));
    Seeds seeds =
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(40), this::seeds);
    assertThat(seeds.gaps()).isEmpty();
    assertThat(
            seeds
                .table(java.util.List.of("name", "email"))
                .match(new String[] {"mártin peña nuñez", "M@alderpost.com"}))
        .isNotNull()
        .extracting(Match::at)
        .hasToString("db/seeds/latin.py:1");
    assertThat(
            seeds
                .table(java.util.List.of("a", "b"))
                .match(new String[] {"Ana Belmonte", "a@alderpost.com"}))
        .isNotNull();
  }

  @Test
  void a_seed_file_that_is_too_long_is_told_as_not_read() throws IOException {
    write("db/seed.sql", new byte[17 << 20]);
    write("src/generated.ts", new byte[17 << 20]);
    assertThat(seeds().gaps())
        .containsExactly("db/seed.sql: over the 16 MB that are read of a seed file");
  }

  @Test
  void a_dump_that_somebody_committed_is_a_copy_and_no_seed() throws IOException {
    Path checkouts = LanguagesTest.CHECKOUTS.resolve("sql/db/nightly.sql");
    write("backups/nightly.sql", Files.readAllBytes(checkouts));
    assertThat(seeds().files()).isZero();
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> Seeds.in(checkout.resolve("nowhere"), Progress.SILENT))
        .isInstanceOf(Refusal.class);
  }

  private Seeds seeds() throws IOException {
    return Seeds.in(checkout, Progress.SILENT);
  }

  private void write(String file, byte[] bytes) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }
}
