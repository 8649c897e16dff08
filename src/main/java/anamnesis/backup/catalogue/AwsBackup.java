package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.Typed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `aws backup list-recovery-points-by-backup-vault`.
final class AwsBackup implements Catalogue {
  @Override
  public String name() {
    return "aws backup";
  }

  @Override
  public boolean wrote(Said root) {
    return root.in("RecoveryPoints").isList();
  }

  @Override
  public void tell(Said root, Entries entries) {
    root.each("RecoveryPoints").forEach(one -> entries.add(entry(one)));
  }

  private Entry entry(Said one) {
    Instant ended = one.time("CompletionDate");
    return new Entry(
        one.text("RecoveryPointArn"),
        "aws backup %s".formatted(one.word("ResourceType").orElse("recovery point")),
        ended == null ? one.time("CreationDate") : ended,
        trouble(one),
        one.bytes("BackupSizeInBytes"),
        Origin.UNKNOWN,
        kept(one).in(name()));
  }

  private static Entry.@Nullable Trouble trouble(Said one) {
    String status = one.text("Status");
    String why = one.word("StatusMessage").map(": %s"::formatted).orElse("");
    return switch (status) {
      // Continuous ones are never completed.
      case "COMPLETED", "AVAILABLE" -> null;
      case "PARTIAL", "CREATING", "STOPPED" ->
          Entry.Trouble.unfinished("AWS Backup calls it %s%s".formatted(status, why));
      default -> Entry.Trouble.failed("AWS Backup calls it %s%s".formatted(status, why));
    };
  }

  /// `-1` removes the lifecycle; of continuous recovery points it cannot be changed.
  private static Kept kept(Said one) {
    Arn arn = new Arn(one.text("RecoveryPointArn"));
    Optional<Long> days = one.in("Lifecycle").number("DeleteAfterDays").filter(day -> day > 0);
    Instant expires = one.in("CalculatedLifecycle").time("DeleteAt");
    if (expires == null && days.isEmpty()) {
      return new Kept(null, "no lifecycle deletes it", account(one), null, null);
    }
    Typed keep =
        Typed.of("aws", "backup", "update-recovery-point-lifecycle")
            .with("--backup-vault-name", one.text("BackupVaultName"))
            .with("--recovery-point-arn", arn.text())
            .with("--lifecycle", "MoveToColdStorageAfterDays=-1,DeleteAfterDays=-1");
    String rule =
        days.map("its lifecycle deletes it after %s days"::formatted).orElse("it expires");
    return new Kept(
        expires, rule, account(one), one.word("StorageClass").orElse(null), there(one, keep));
  }

  /// Names of RDS snapshots have no account of the vault: the vault's own name does.
  private static @Nullable String account(Said one) {
    String account = new Arn(one.text("BackupVaultArn")).account();
    return account == null ? new Arn(one.text("RecoveryPointArn")).account() : account;
  }

  private static @Nullable String there(Said one, Typed keep) {
    return new Arn(one.text("BackupVaultArn")).there(keep).line();
  }
}
