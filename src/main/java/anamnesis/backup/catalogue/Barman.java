package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.State;
import anamnesis.backup.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `barman -f json` with `list-backups`, `show-backup` or `check`: what it says, under the name of
/// each server.
final class Barman implements Catalogue {
  private static final Set<String> DONE = Set.of("DONE", "WAITING_FOR_WALS");

  @Override
  public String name() {
    return "barman";
  }

  @Override
  public boolean wrote(Said root) {
    return root.fields().stream()
        .map(Map.Entry::getValue)
        .anyMatch(
            server -> server.each().anyMatch(Barman::isCopy) || isCopy(server) || isCheck(server));
  }

  private static boolean isCopy(Said one) {
    return one.word("backup_id").isPresent() && one.word("status").isPresent();
  }

  private static boolean isCheck(Said server) {
    List<Map.Entry<String, Said>> checks = server.fields();
    return !checks.isEmpty()
        && checks.stream()
            .map(Map.Entry::getValue)
            .allMatch(one -> one.has("hint") && one.text("status").matches("OK|FAILED"));
  }

  @Override
  public void tell(Said root, Entries entries) {
    for (Map.Entry<String, Said> server : root.fields()) {
      Said said = server.getValue();
      if (isCheck(said)) {
        entries.told();
        check(server.getKey(), said, entries);
      } else if (isCopy(said)) {
        entries.add(entry(server.getKey(), said));
      } else {
        said.each().filter(Barman::isCopy).forEach(one -> entries.add(entry(server.getKey(), one)));
      }
    }
  }

  private void check(String server, Said said, Entries entries) {
    List<String> failed =
        said.fields().stream()
            .filter(one -> one.getValue().text("status").equals("FAILED"))
            .map(one -> one.getKey().replace('_', ' '))
            .toList();
    if (!failed.isEmpty()) {
      String words = "no copy: barman's own check failed: %s".formatted(String.join(", ", failed));
      entries.add(
          new Entry(
              server,
              "barman check",
              null,
              new Entry.Trouble(State.NOT_A_COPY, words),
              -1,
              Origin.UNKNOWN,
              Kept.by("", null).in(name())));
    }
  }

  private Entry entry(String server, Said one) {
    Said base = one.in("base_backup_information");
    Instant end = base.time("end_time_timestamp");
    long size = one.bytes("size_bytes");
    return new Entry(
        "%s/%s".formatted(server, one.text("backup_id")),
        "barman %s".formatted(one.word("backup_type").orElse("backup")),
        end == null ? time(one) : end,
        trouble(one),
        size < 0 ? base.bytes("backup_size_bytes") : size,
        new Origin("", version(one.text("postgresql_version")), ""),
        kept(server, one).in(name()));
  }

  /// The name of a backup is when it began.
  private static @Nullable Instant time(Said one) {
    Instant end = one.time("end_time_timestamp");
    return end == null ? one.time("backup_id") : end;
  }

  private static Entry.@Nullable Trouble trouble(Said one) {
    String status = one.text("status");
    if (DONE.contains(status)) {
      return null;
    }
    String error = one.word("error").map(": %s"::formatted).orElse("");
    return status.equals("FAILED")
        ? Entry.Trouble.failed("barman says that it failed" + error)
        : Entry.Trouble.unfinished("barman calls it %s, not done%s".formatted(status, error));
  }

  /// `keep` takes the server and the backup; `full` keeps the WAL behind it too.
  private static Kept kept(String server, Said one) {
    String status =
        one.word("retention_status")
            .or(() -> one.in("catalog_information").word("retention_policy"))
            .orElse("not told");
    String protect =
        status.startsWith("KEEP")
            ? null
            : Typed.of("barman", "keep")
                .with("--target", "full")
                .add(server)
                .add(one.text("backup_id"))
                .line();
    return Kept.by("its retention status is %s".formatted(status), protect);
  }

  /// `150018` is 15.18, `90624` is 9.6.24.
  static String version(String number) {
    if (!number.matches("\\d{5,6}")) {
      return number;
    }
    int all = Integer.parseInt(number);
    return all >= 100_000
        ? "%s.%s".formatted(all / 10_000, all % 10_000)
        : "%s.%s.%s".formatted(all / 10_000, all / 100 % 100, all % 100);
  }
}
