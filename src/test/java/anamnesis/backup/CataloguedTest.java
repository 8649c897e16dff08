package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What several catalogues of one place say together, and what they leave out.
class CataloguedTest {
  private static final Path SAMPLES = Path.of("src/test/resources/anamnesis/backup/catalogues");

  @TempDir Path folder;

  @Test
  void an_automated_snapshot_goes_when_its_server_s_own_retention_is_over() throws IOException {
    sample("rds-snapshots.json");
    sample("rds-instances.json");

    assertThat(read())
        .filteredOn(copy -> copy.state() == State.TOLD)
        .extracting(Copy::path, copy -> copy.keeping().expires(), copy -> copy.keeping().rule())
        .containsExactlyInAnyOrder(
            tuple(
                "rds-snapshots.json#rds:portal-2026-04-02-03-10",
                Instant.parse("2026-04-09T03:12:30.456Z"),
                "automated: its server keeps such 7 days; it goes then, or with the server"),
            tuple(
                "rds-snapshots.json#before-release",
                null,
                "manual: it stands until it is deleted"));
  }

  @Test
  void so_does_one_of_a_cluster_and_one_file_may_say_both() throws IOException {
    String snapshots = Files.readString(SAMPLES.resolve("rds-cluster-snapshots.json")).strip();
    String clusters = Files.readString(SAMPLES.resolve("rds-clusters.json")).strip();
    put("all.json", snapshots.substring(0, snapshots.length() - 1) + "," + clusters.substring(1));

    assertThat(read().getFirst().keeping().expires()).isEqualTo("2026-04-03T04:01:00Z");
    assertThat(Copies.in(folder).windows()).hasSize(1);
  }

  @Test
  void a_server_made_anew_under_the_same_name_keeps_nothing_of_the_old_one() throws IOException {
    put(
        "snapshots.json",
        """
        {"DBSnapshots": [{"DBSnapshotIdentifier": "rds:a", "DBInstanceIdentifier": "portal",
          "DbiResourceId": "db-OLD", "SnapshotCreateTime": "2026-04-02T03:00:00Z",
          "Engine": "postgres", "Status": "available", "SnapshotType": "automated"},
         {"DBSnapshotIdentifier": "rds:b", "DBInstanceIdentifier": "portal",
          "DbiResourceId": "db-NEW", "SnapshotCreateTime": "2026-04-02T03:00:00Z",
          "Engine": "postgres", "Status": "available", "SnapshotType": "automated"}]}
        """);
    put(
        "servers.json",
        """
        {"DBInstances": [{"DBInstanceIdentifier": "portal", "DbiResourceId": "db-NEW",
          "Engine": "postgres", "BackupRetentionPeriod": 1}]}
        """);

    assertThat(read())
        .extracting(Copy::path, copy -> copy.keeping().expires())
        .containsExactly(
            tuple("snapshots.json#rds:a", null),
            tuple("snapshots.json#rds:b", Instant.parse("2026-04-03T03:00:00Z")));
  }

  @Test
  void a_list_that_says_that_it_goes_on_has_not_told_all() throws IOException {
    put(
        "vault.json",
        """
        {"RecoveryPoints": [{"RecoveryPointArn": "arn:aws:backup:us-east-1:0:x", "Status":
          "COMPLETED", "CreationDate": "2026-04-02T03:00:00Z"}], "NextToken": "eyJ"}
        """);

    assertThat(Copies.in(folder).notKnown())
        .containsExactly("what else aws backup tells: vault.json ends with a NextToken");
  }

  private void sample(String name) throws IOException {
    Files.copy(SAMPLES.resolve(name), folder.resolve(name));
  }

  private void put(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json);
  }

  private List<Copy> read() throws IOException {
    return Copies.in(folder).read(Progress.SILENT);
  }
}
