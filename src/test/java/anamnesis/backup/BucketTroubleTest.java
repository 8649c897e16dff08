package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.s3.LoopbackBucket;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Buckets that are strange, closed in part, or written to while they are read.
class BucketTroubleTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");
  private static final String DAY_1 = "2026-04-01T03:10:00Z";
  private static final String DAY_2 = "2026-04-02T03:10:00Z";
  private static final String DAY_3 = "2026-04-03T03:10:00Z";

  private LoopbackBucket s3;

  @BeforeEach
  void a_bucket() throws IOException {
    s3 = new LoopbackBucket();
  }

  @AfterEach
  void close() {
    s3.close();
  }

  @Test
  void a_directory_dump_that_may_not_be_read_hides_no_other_copy() throws IOException {
    folder("night/", DAY_1);
    s3.put("a.sql", DAY_2, plain());
    s3.refused.put("night/toc.dat", 403);

    assertThat(read())
        .extracting(Copy::path, Copy::state, Copy::problem)
        .containsExactly(
            tuple("night", State.UNREADABLE, "no right to read this object (AccessDenied)"),
            tuple("a.sql", State.GOOD, null));
  }

  @Test
  void a_name_is_asked_for_whole_or_not_at_all() {
    assertThatThrownBy(() -> copies("s3://Portal_backups/x").listed())
        .isInstanceOf(Refusal.class)
        .hasMessage("the bucket Portal_backups cannot be listed (NoSuchBucket)");
    assertThatThrownBy(() -> copies("s3://portal-backups!x"))
        .isInstanceOf(Refusal.class)
        .hasMessage("that is no address of a bucket");
  }

  @Test
  void keys_with_any_letters_are_read_under_their_names() throws IOException {
    List<String> keys =
        List.of(
            "n/a b+c%20d.sql",
            "n/ü/ö.sql",
            "n/'quoted' & \"more\" <so>.sql",
            "n//twice.sql",
            "n/control\u0001.sql",
            "n/line\r\nbreak.sql",
            "n/?versionId=v1#x.sql");
    for (String key : keys) {
      s3.put(key, DAY_1, plain());
    }

    assertThat(read()).filteredOn(Copy::good).extracting(Copy::path).hasSameElementsAs(keys);

    s3.refused.put("versions", 403);
    assertThat(read()).filteredOn(Copy::good).extracting(Copy::path).hasSameElementsAs(keys);
  }

  @Test
  void a_key_that_is_called_as_a_version_of_another_hides_none() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.put("a.sql", DAY_2, "");
    s3.put("a.sql?versionId=v1", DAY_3, "no copy");

    assertThat(read())
        .extracting(Copy::state)
        .containsExactlyInAnyOrder(State.GOOD, State.EMPTY, State.NOT_A_COPY);
  }

  @Test
  void what_was_listed_is_read_even_if_it_is_overwritten_meanwhile() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    Copies copies = copies("s3://portal-backups");
    copies.listed();
    s3.put("a.sql", DAY_2, "");

    Copy copy = copies.read(Progress.SILENT).getFirst();

    assertThat(copy.good()).isTrue();
    assertThat(copy.bytes()).isEqualTo(5470);
    assertThat(s3.asked).contains("GET a.sql?versionId=v1");
  }

  @Test
  void what_breaks_off_and_is_overwritten_goes_on_in_its_own_version() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.cuts.put("a.sql", new ArrayList<>(List.of(1_000)));
    s3.meanwhile = once(() -> s3.put("a.sql", DAY_2, "x".repeat(5470)));

    assertThat(read().getFirst().good()).isTrue();
    assertThat(s3.asked).contains("GET a.sql?versionId=v1 bytes=1000-");
  }

  @Test
  void two_objects_are_never_read_as_one() throws IOException {
    s3.tellsVersions = false;
    s3.put("a.sql", DAY_1, plain());
    s3.cuts.put("a.sql", new ArrayList<>(List.of(1_000)));
    s3.meanwhile = once(() -> s3.put("a.sql", DAY_2, "x".repeat(5470)));
    Copy refused = read().getFirst();

    s3.heeds = false;
    s3.put("b.sql", DAY_1, plain());
    s3.cuts.put("b.sql", new ArrayList<>(List.of(1_000)));
    byte[] same = plain();
    s3.meanwhile = once(() -> s3.put("b.sql", DAY_2, same));
    Copy unheeded = read().stream().filter(one -> one.path().equals("b.sql")).findFirst().get();

    assertThat(List.of(refused, unheeded))
        .extracting(Copy::state, Copy::problem)
        .containsOnly(
            tuple(
                State.UNREADABLE,
                "cannot be read to its end (overwritten while it was read, after byte 1000)"));
  }

  @Test
  void older_versions_of_a_catalogue_are_no_bad_copies() throws IOException {
    String rds = Files.readString(FIXTURES.resolve("catalogues/rds-snapshots.json"));
    s3.put("meta/rds.json", DAY_1, rds);
    s3.put("meta/rds.json", DAY_2, rds);
    s3.put("meta/old.json", DAY_1, rds);
    s3.put("meta/old.json", DAY_2, rds);
    s3.delete("meta/old.json", DAY_3);

    assertThat(read())
        .isNotEmpty()
        .allMatch(copy -> copy.path().startsWith("meta/rds.json#"), "told by what is there now");
  }

  @Test
  void a_store_that_knows_no_rules_has_not_said_that_there_are_none() throws IOException {
    s3.deaf = true;
    s3.put("a.sql", DAY_1, plain());
    Copies copies = copies("s3://portal-backups");

    Copy copy = copies.read(Progress.SILENT).getFirst();

    assertThat(copy.keeping().rule()).startsWith("the bucket's lifecycle rules could not be asked");
    assertThat(copies.notKnown())
        .containsExactly(
            "when the bucket's rules delete a copy (no answer: s3:GetLifecycleConfiguration)",
            "whether the bucket can lock copies (s3:GetBucketObjectLockConfiguration)");
  }

  @Test
  void what_the_store_reckons_is_told_where_its_rules_may_not_be_seen() throws IOException {
    s3.put("a.sql", DAY_1, plain())
        .headers
        .set("x-amz-expiration", "expiry-date=\"Thu, 30 Apr 2026 00:00:00 GMT\", rule-id=\"r1\"");
    s3.refused.put("lifecycle", 403);

    assertThat(read().getFirst().keeping().rule())
        .isEqualTo("lifecycle rule r1 deletes it; no lock");
  }

  @Test
  void a_bucket_is_found_in_its_own_region() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.region = "eu-central-1";

    assertThat(read().getFirst().good()).isTrue();
  }

  @Test
  void how_the_latest_is_kept_is_asked_by_its_name() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    Copies copies = copies("s3://portal-backups");

    copies.keeping(copies.listed().getFirst());

    assertThat(s3.asked).contains("HEAD a.sql");
  }

  @Test
  void how_a_copy_is_kept_that_may_not_be_looked_at_is_said_as_far_as_it_is_known()
      throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.refused.put("a.sql", 403);
    Copies copies = copies("s3://portal-backups");

    assertThat(copies.keeping(copies.listed().getFirst()).rule())
        .isEqualTo("no lifecycle rule deletes it; no lock");
  }

  @Test
  void an_error_without_end_is_not_read_to_it() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.refused.put("a.sql", 403);
    Copies copies = copies("s3://portal-backups");
    copies.listed();
    s3.chatter = 1L << 30;

    assertThat(copies.read(Progress.SILENT).getFirst().state()).isEqualTo(State.UNREADABLE);
    assertThat(s3.chatter).isGreaterThan(1L << 29);
  }

  @Test
  void an_interrupt_is_no_fault_of_the_store() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    Copies copies = copies("s3://portal-backups");
    Listed listed = copies.listed().getFirst();

    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> copies.read(listed)).isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private Runnable once(Runnable what) {
    return () -> {
      s3.meanwhile = () -> {};
      what.run();
    };
  }

  private void folder(String prefix, String day) throws IOException {
    try (var files = Files.list(FIXTURES.resolve("formats/folder"))) {
      for (Path file : files.toList()) {
        s3.put(prefix + file.getFileName(), day, Files.readAllBytes(file));
      }
    }
  }

  private static byte[] plain() throws IOException {
    return Files.readAllBytes(FIXTURES.resolve("plain.sql"));
  }

  private Copies copies(String place) {
    return Copies.at(place, s3.environment());
  }

  private List<Copy> read() throws IOException {
    return copies("s3://portal-backups").read(Progress.SILENT);
  }
}
