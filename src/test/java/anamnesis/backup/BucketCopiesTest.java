package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.s3.LoopbackBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Copies in a bucket, over HTTP, through the real AWS SDK.
class BucketCopiesTest {
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
  void every_format_is_read_in_a_bucket_as_it_is_in_a_folder() throws IOException {
    Path formats = FIXTURES.resolve("formats");
    try (var files = Files.walk(formats)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        s3.put("nightly/" + formats.relativize(file), DAY_1, Files.readAllBytes(file));
      }
    }

    List<Copy> there = read("s3://portal-backups/nightly");
    List<Copy> here = Copies.in(formats).read(Progress.SILENT);

    assertThat(there).extracting(Copy::path).containsExactlyInAnyOrderElementsOf(paths(here));
    for (Copy copy : here) {
      Copy twin = called(copy.path(), there);
      assertThat(twin.good()).as(copy.path()).isTrue();
      assertThat(twin.format()).isEqualTo(copy.format());
      assertThat(twin.tables()).isEqualTo(copy.tables());
      assertThat(twin.contentHash()).isEqualTo(copy.contentHash());
      assertThat(twin.bytes()).isEqualTo(copy.bytes());
      // Of a folder of parts nobody reads all of them twice to hash them.
      String sha256 = copy.format().equals("directory") ? "" : copy.sha256();
      assertThat(twin.sha256()).isEqualTo(sha256);
    }
  }

  @Test
  void a_copy_is_asked_for_once_and_a_list_without_any() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.put("b.sql", DAY_2, plain());
    Copies copies = copies("s3://portal-backups");

    assertThat(copies.listed())
        .extracting(Listed::path, Listed::takenAt, Listed::bytes)
        .containsExactly(
            tuple("a.sql", Instant.parse(DAY_1), 5470L),
            tuple("b.sql", Instant.parse(DAY_2), 5470L));
    assertThat(s3.asked).noneMatch(line -> line.contains(".sql"));

    copies.read(Progress.SILENT);

    assertThat(s3.asked.stream().filter(line -> line.contains(".sql")))
        .containsExactlyInAnyOrder("GET a.sql", "GET b.sql");
    assertThat(s3.asked).hasSize(5);
  }

  @Test
  void a_list_of_more_than_a_thousand_is_read_to_its_end() throws IOException {
    for (int i = 0; i < 1_203; i++) {
      s3.put("wal/%05d.sql".formatted(i), DAY_1, "");
    }
    s3.page = 500;

    assertThat(copies("s3://portal-backups/wal/").listed()).hasSize(1_203);
    assertThat(s3.asked.stream().filter(line -> line.contains("versions"))).hasSize(3);
  }

  @Test
  void what_was_overwritten_or_deleted_and_still_stands_is_a_copy() throws IOException {
    s3.put("latest.sql", DAY_1, plain());
    s3.put("latest.sql", DAY_2, "");
    s3.put("gone.sql", DAY_1, plain());
    s3.delete("gone.sql", DAY_3);

    List<Copy> copies = read("s3://portal-backups");

    assertThat(copies)
        .extracting(Copy::path, Copy::state)
        .containsExactlyInAnyOrder(
            tuple("latest.sql?versionId=v1", State.GOOD),
            tuple("latest.sql", State.EMPTY),
            tuple("gone.sql?versionId=v3", State.GOOD));
    assertThat(called("gone.sql?versionId=v3", copies).keeping())
        .returns(
            "deleted at 2026-04-03T03:10:00Z, and this version still stands; no lifecycle rule"
                + " deletes it; no lock",
            Keeping::rule)
        .returns(
            "aws s3api copy-object --copy-source 'portal-backups/gone.sql?versionId=v3' --bucket"
                + " ANOTHER-BUCKET --key gone.sql",
            Keeping::protect);
    assertThat(called("latest.sql?versionId=v1", copies).keeping().rule())
        .startsWith("overwritten at 2026-04-02T03:10:00Z");
    assertThat(called("latest.sql", copies).keeping().protect())
        .isEqualTo("aws s3 cp s3://portal-backups/latest.sql s3://ANOTHER-BUCKET/latest.sql");
  }

  @Test
  void a_directory_dump_that_was_deleted_can_still_be_had_back() throws IOException {
    try (var files = Files.list(FIXTURES.resolve("formats/folder"))) {
      for (Path file : files.toList()) {
        s3.put("night/" + file.getFileName(), DAY_1, Files.readAllBytes(file));
        s3.delete("night/" + file.getFileName(), DAY_2);
      }
    }

    Copy copy = read("s3://portal-backups").getFirst();

    assertThat(copy.good()).isTrue();
    assertThat(copy.rows()).isEqualTo(5);
    assertThat(copy.keeping().rule()).startsWith("deleted at 2026-04-02T03:10:00Z");
  }

  @Test
  void the_rules_of_the_bucket_say_when_each_version_goes() throws IOException {
    s3.lifecycle =
        """
        <LifecycleConfiguration>
          <Rule><ID>seven-days</ID><Status>Enabled</Status><Filter><Prefix>n/</Prefix></Filter>
            <Expiration><Days>7</Days></Expiration>
            <NoncurrentVersionExpiration><NoncurrentDays>3</NoncurrentDays></NoncurrentVersionExpiration>
          </Rule>
          <Rule><ID>off</ID><Status>Disabled</Status><Filter><Prefix></Prefix></Filter>
            <Expiration><Days>1</Days></Expiration></Rule>
          <Rule><ID>tagged</ID><Status>Enabled</Status>
            <Filter><Tag><Key>tier</Key><Value>low</Value></Tag></Filter>
            <Expiration><Days>2</Days></Expiration></Rule>
        </LifecycleConfiguration>
        """;
    s3.put("n/a.sql", DAY_1, plain());
    s3.put("n/a.sql", DAY_2, plain());
    s3.put("other.sql", DAY_1, plain());

    List<Copy> copies = read("s3://portal-backups");

    assertThat(copies)
        .extracting(Copy::path, copy -> copy.keeping().expires())
        .containsExactlyInAnyOrder(
            // From the day that it was overwritten, and to the next midnight.
            tuple("n/a.sql?versionId=v1", Instant.parse("2026-04-06T00:00:00Z")),
            tuple("n/a.sql", Instant.parse("2026-04-10T00:00:00Z")),
            tuple("other.sql", null));
    assertThat(called("n/a.sql", copies).keeping().rule())
        .isEqualTo(
            "lifecycle rule seven-days deletes it; tagged may, by tags that were not asked for;"
                + " no lock");
  }

  @Test
  void what_the_store_reckons_itself_goes_before_what_is_reckoned_here() throws IOException {
    s3.put("a.sql", DAY_1, plain())
        .headers
        .set("x-amz-expiration", "expiry-date=\"Thu, 30 Apr 2026 00:00:00 GMT\", rule-id=\"r1\"");

    Keeping keeping = read("s3://portal-backups").getFirst().keeping();

    assertThat(keeping.expires()).isEqualTo("2026-04-30T00:00:00Z");
    assertThat(keeping.rule()).isEqualTo("lifecycle rule r1 deletes it; no lock");
  }

  @Test
  void locks_and_holds_are_told_and_the_command_is_the_store_s_own() throws IOException {
    s3.locking = true;
    LoopbackBucket.One locked = s3.put("locked.sql", DAY_1, plain());
    locked.lock = "COMPLIANCE";
    locked.until = "2026-05-01T00:00:00Z";
    locked.headers.set("x-amz-replication-status", "COMPLETED");
    s3.put("held.sql", DAY_2, plain()).hold = true;
    s3.put("it's free.sql", DAY_3, plain());

    List<Copy> copies = read("s3://portal-backups");

    assertThat(copies)
        .extracting(Copy::keeping)
        .extracting(Keeping::lock, Keeping::lockedUntil, Keeping::replicated, Keeping::account)
        .containsExactly(
            tuple("COMPLIANCE", Instant.parse("2026-05-01T00:00:00Z"), "COMPLETED", "practice"),
            tuple("LEGAL_HOLD", null, null, "practice"),
            tuple(null, null, null, "practice"));
    assertThat(copies.getLast().keeping().rule()).endsWith("no lock");
    assertThat(copies.getLast().keeping().protect())
        .isEqualTo(
            "aws s3api put-object-legal-hold --bucket portal-backups --key 'it'\\''s free.sql'"
                + " --version-id v3 --legal-hold Status=ON");
    assertThat(copies.get(1).keeping().protect()).isNull();
  }

  @Test
  void a_right_that_is_missing_is_said_and_never_taken_for_nothing() throws IOException {
    s3.locking = true;
    s3.put("a.sql", DAY_1, plain()).lock = "COMPLIANCE";
    s3.refused.putAll(Map.of("versions", 403, "lifecycle", 403, "object-lock", 403));
    s3.refused.put("retention", 403);
    Copies copies = copies("s3://portal-backups");

    Copy copy = copies.read(Progress.SILENT).getFirst();

    assertThat(copy.good()).isTrue();
    assertThat(copy.keeping().rule())
        .isEqualTo(
            "the bucket's lifecycle rules could not be asked (AccessDenied); whether it is locked"
                + " could not be asked");
    assertThat(copies.notKnown())
        .containsExactly(
            "whether older or deleted versions still stand (AccessDenied: s3:ListBucketVersions)",
            "when the bucket's rules delete a copy (AccessDenied: s3:GetLifecycleConfiguration)",
            "whether the bucket can lock copies (s3:GetBucketObjectLockConfiguration)");
  }

  @Test
  void what_cannot_be_had_is_a_copy_that_says_why() throws IOException {
    s3.put("closed.sql", DAY_1, plain());
    s3.refused.put("closed.sql", 403);
    s3.put("cold.sql", DAY_2, plain()).storageClass = "DEEP_ARCHIVE";
    LoopbackBucket.One thawed = s3.put("thawed.sql", DAY_2, plain());
    thawed.storageClass = "GLACIER";
    thawed.headers.set("x-amz-restore", "ongoing-request=\"false\", expiry-date=\"x\"");
    s3.put("gone.sql", DAY_3, plain());
    Copies copies = copies("s3://portal-backups");
    copies.listed();
    s3.delete("gone.sql", DAY_3);

    assertThat(copies.read(Progress.SILENT))
        .extracting(Copy::path, Copy::state, Copy::problem)
        .containsExactly(
            tuple("closed.sql", State.UNREADABLE, "no right to read this object (AccessDenied)"),
            tuple(
                "cold.sql",
                State.ARCHIVED,
                "in DEEP_ARCHIVE: it must be asked for, and can be read some hours later"),
            tuple("thawed.sql", State.GOOD, null),
            tuple("gone.sql", State.UNREADABLE, "gone before it was read (NoSuchKey)"));
  }

  @Test
  void what_breaks_off_goes_on_from_there() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.cuts.put("a.sql", new ArrayList<>(List.of(1_000, 2_000)));
    s3.busy.put("a.sql", 1);

    Copy copy = read("s3://portal-backups").getFirst();

    assertThat(copy.good()).isTrue();
    assertThat(copy.sha256())
        .isEqualTo(
            Copies.in(FIXTURES.resolve("plain.sql")).read(Progress.SILENT).getFirst().sha256());
    assertThat(s3.asked).contains("GET a.sql bytes=1000-", "GET a.sql bytes=3000-");
  }

  @Test
  void a_store_that_knows_no_ranges_begins_again() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.ranges = false;
    s3.cuts.put("a.sql", new ArrayList<>(List.of(4_000)));

    assertThat(read("s3://portal-backups").getFirst().good()).isTrue();
  }

  @Test
  void what_breaks_off_again_and_again_is_said_with_its_place() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    s3.cuts.put("a.sql", new ArrayList<>(Arrays.asList(3_000, 0, 0, 0, 0, 0, 0, 0)));

    Copy copy = read("s3://portal-backups").getFirst();

    assertThat(copy.state()).isEqualTo(State.UNREADABLE);
    assertThat(copy.problem())
        .isEqualTo("cannot be read to its end (broke off at byte 3000 of 5470)");
    assertThat(copy.tables()).isNotEmpty();
  }

  @Test
  void what_is_no_copy_is_not_fetched_to_its_end() throws IOException {
    byte[] film = new byte[32 << 20];
    Arrays.fill(film, (byte) 0);
    s3.put("film.mp4", DAY_1, film);

    Copy copy = read("s3://portal-backups").getFirst();

    assertThat(copy.state()).isEqualTo(State.NOT_A_COPY);
    assertThat(copy.sha256()).isEmpty();
  }

  @Test
  void a_catalogue_in_a_bucket_tells_of_its_copies() throws IOException {
    s3.put(
        "meta/rds.json",
        DAY_1,
        Files.readString(FIXTURES.resolve("catalogues/rds-snapshots.json")));

    assertThat(read("s3://portal-backups")).extracting(Copy::state).contains(State.TOLD);
  }

  @Test
  void the_rows_of_a_copy_are_told() throws IOException {
    s3.put("a.sql", DAY_1, plain());
    List<String> tables = new ArrayList<>();

    copies("s3://portal-backups")
        .tell(
            "a.sql",
            new Contents() {
              @Override
              public void table(String name, List<String> columns) {
                tables.add(name);
              }

              @Override
              public void row(CopyRow row) {
                // Which table it is of is enough here.
              }
            });

    assertThat(tables).contains("public.patient");
  }

  @Test
  void a_place_that_is_none_is_refused() {
    assertThatThrownBy(() -> copies("s3://no-such-bucket").listed())
        .isInstanceOf(Refusal.class)
        .hasMessage("the bucket no-such-bucket cannot be listed (NoSuchBucket)");
    assertThatThrownBy(() -> copies("https://portal-backups/a.sql")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> copies("s3:/portal")).isInstanceOf(Refusal.class);
  }

  private static byte[] plain() throws IOException {
    return Files.readAllBytes(FIXTURES.resolve("plain.sql"));
  }

  private static List<String> paths(List<Copy> copies) {
    return copies.stream().map(Copy::path).toList();
  }

  private static Copy called(String path, List<Copy> copies) {
    return copies.stream().filter(copy -> copy.path().equals(path)).findFirst().orElseThrow();
  }

  private Copies copies(String place) {
    return Copies.at(place, s3.environment());
  }

  private List<Copy> read(String place) throws IOException {
    return copies(place).read(Progress.SILENT);
  }
}
