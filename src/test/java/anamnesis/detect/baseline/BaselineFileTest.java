package anamnesis.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.ServerIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {
  private static final Instant NOW = Instant.parse("2026-04-05T22:00:00Z");
  private static final ServerIdentity PORTAL = new ServerIdentity("7301", 16390, 1, "portal", "18");

  @TempDir Path home;

  @Test
  void not_one_byte_of_it_can_be_another() throws IOException {
    BaselineFile file = BaselineFile.of(PORTAL, home);
    Portrait nothing =
        new Portrait(
            NOW,
            "18",
            new TreeMap<>(),
            new Powers(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
            new TreeMap<>(),
            List.of(),
            new TreeMap<>());
    file.write(Baseline.begun(PORTAL, file.salt(), nothing));
    assertThat(file.read())
        .hasValueSatisfying(read -> assertThat(read.latest()).isEqualTo(nothing));
    byte[] whole = Files.readAllBytes(file.path());
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file.path(), changed);
      assertThatThrownBy(file::read)
          .as("byte %s of %s", i, whole.length)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("is not as it was written");
    }
    for (String more : List.of("\n", " ", "{}")) {
      Files.writeString(file.path(), new String(whole, StandardCharsets.UTF_8) + more);
      assertThatThrownBy(file::read).isInstanceOf(Refusal.class);
    }
    Files.write(file.path(), whole);
    assertThat(file.read()).isPresent();
  }

  @Test
  void it_holds_no_name_no_address_no_number_and_no_key_of_anybody() throws IOException {
    LivingPractice practice = new LivingPractice(3, LocalDate.parse("2026-01-05"));
    BaselineFile file = new BaselineFile(home.resolve("b.json"), home);
    List<String> values = new ArrayList<>();
    try (Asked asked = Asked.open(DatabaseUrl.of(practice.url()))) {
      Look look =
          new Look(
              asked,
              new Look.Manner(
                  file.salt(), NOW, table -> table.endsWith("patient"), Progress.SILENT));
      file.write(Baseline.begun(asked.identity(), file.salt(), look.portrait()));
      asked.each(
          "select id, first_name, last_name, birth_date::text as born, email, phone, postal_code"
              + " from public.patient",
          row -> {
            for (String column :
                List.of("id", "first_name", "last_name", "born", "email", "phone", "postal_code")) {
              values.add(row.word(column));
            }
          });
      asked.each("select id from public.payment", row -> values.add(row.word("id")));
      asked.each("select id, email from public.staff", row -> values.add(row.word("email")));
      asked.each("select id, name from public.consent", row -> values.add(row.word("id")));
    }
    String text = Files.readString(file.path()).toLowerCase(Locale.ROOT);
    // Base64 may spell any short word by chance.
    String spoken = text.replaceAll("\"(hashes|signature)\":\"[^\"]*\"", "");
    assertThat(values).hasSizeGreaterThan(1000).noneMatch(value -> holds(spoken, value));
    assertThat(values.stream().filter(value -> value.length() > 7))
        .noneMatch(value -> text.contains(value.toLowerCase(Locale.ROOT)));
    assertThat(text).contains("\"first_name\"").contains("public.patient");
  }

  /// As a word of its own.
  private static boolean holds(String text, String value) {
    return text.matches("(?s).*\\b\\Q" + value.toLowerCase(Locale.ROOT) + "\\E\\b.*");
  }

  @Test
  void what_it_is_signed_and_hashed_with_is_for_its_owner_alone() throws IOException {
    BaselineFile file = BaselineFile.of(PORTAL, home);
    file.write(Baseline.begun(PORTAL, file.salt(), portrait()));
    for (String name : List.of("baselines-key.pem", "baselines-salt")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(file.path()))
        .doesNotContain(Files.readString(home.resolve("baselines-salt")));
  }

  @Test
  void without_its_salt_or_its_key_it_is_refused() throws IOException {
    BaselineFile file = BaselineFile.of(PORTAL, home);
    file.write(Baseline.begun(PORTAL, file.salt(), portrait()));
    Files.move(home.resolve("baselines-salt"), home.resolve("away"));
    assertThatThrownBy(file::read).isInstanceOf(Refusal.class).hasMessageContaining("salt");
    Files.move(home.resolve("away"), home.resolve("baselines-salt"));
    Files.delete(home.resolve("baselines-key.pem.pub"));
    assertThatThrownBy(file::read).isInstanceOf(Refusal.class).hasMessageContaining("key");
  }

  @Test
  void a_name_that_would_lead_elsewhere_stays_a_name() {
    ServerIdentity hostile = new ServerIdentity("7301", 1, 1, "../../etc/passwd", "18");
    assertThat(BaselineFile.of(hostile, home).path().normalize())
        .startsWithRaw(home.resolve("baselines"));
  }

  @Test
  void a_database_that_was_dropped_and_made_anew_has_the_same_file() {
    ServerIdentity anew = new ServerIdentity("7301", 24_671, 1, "portal", "18");
    ServerIdentity other = new ServerIdentity("9999", 16390, 1, "portal", "18");
    assertThat(BaselineFile.of(anew, home).path()).isEqualTo(BaselineFile.of(PORTAL, home).path());
    assertThat(BaselineFile.of(other, home).path())
        .isNotEqualTo(BaselineFile.of(PORTAL, home).path());
  }

  @Test
  void sixty_times_are_kept_and_the_first_stays() {
    Baseline baseline = Baseline.begun(PORTAL, Salt.none(), portrait());
    for (int week = 1; week <= 70; week++) {
      baseline =
          baseline.learnt(PORTAL, portrait(NOW.plusSeconds(604_800L * week), 100 + 10L * week));
    }
    assertThat(baseline.history()).hasSize(60);
    assertThat(baseline.pinned()).isEqualTo(portrait());
    assertThat(baseline.latest().rows()).isEqualTo(800);
    Instant next = NOW.plusSeconds(604_800L * 71);
    assertThat(baseline.expected("public.message", next)).isEqualTo(810);
  }

  private static Portrait portrait() {
    return portrait(NOW, 100);
  }

  private static Portrait portrait(Instant at, long rows) {
    TreeMap<String, Portrait.Table> tables = new TreeMap<>();
    Held held =
        new Held(
            rows,
            Sketch.NONE,
            Sketch.NONE,
            Sketch.NONE,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            null);
    tables.put("public.message", new Portrait.Table(at, Shape.nothing(), 0, held));
    return new Portrait(
        at,
        "18",
        tables,
        new Powers(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>());
  }
}
