package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.Typed;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `wal-g backup-list --json`, also with `--detail`: a list of backups.
final class WalG implements Catalogue {
  @Override
  public String name() {
    return "wal-g";
  }

  @Override
  public boolean wrote(Said root) {
    return root.each().anyMatch(WalG::isCopy);
  }

  private static boolean isCopy(Said one) {
    return one.word("backup_name").isPresent()
        && Stream.of("wal_file_name", "wal_segment_backup_start", "modified", "time")
            .anyMatch(one::has);
  }

  @Override
  public void tell(Said root, Entries entries) {
    root.each().filter(WalG::isCopy).forEach(one -> entries.add(entry(one)));
  }

  private Entry entry(Said one) {
    String backup = one.text("backup_name");
    return new Entry(
        backup,
        backup.contains("_D_") ? "wal-g delta" : "wal-g full",
        time(one),
        null,
        one.bytes("compressed_size"),
        new Origin("", Barman.version(one.text("pg_version")), ""),
        kept(backup, one).in(name()));
  }

  private static @Nullable Instant time(Said one) {
    return Stream.of("finish_time", "time", "modified")
        .map(one::time)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Kept kept(String backup, Said one) {
    if (one.is("is_permanent")) {
      return Kept.by("marked permanent: wal-g delete leaves it", null);
    }
    String goes = one.has("is_permanent") ? "not marked permanent: wal-g delete may take it" : "";
    return Kept.by(
        goes.isEmpty() ? "whether it is permanent, only --detail tells" : goes,
        Typed.of("wal-g", "backup-mark").add(backup).line());
  }
}
