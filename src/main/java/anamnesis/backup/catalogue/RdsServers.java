package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.State;
import anamnesis.backup.Typed;
import anamnesis.backup.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `aws rds describe-db-instances` and `describe-db-clusters`: how far back each can be brought.
final class RdsServers implements Catalogue {
  private static final int MOST_DAYS = 35;
  private static final Kind SERVER = new Kind(RdsServer.ONE, "db-instance", "InstanceCreateTime");
  private static final Kind CLUSTER =
      new Kind(RdsServer.CLUSTER, "db-cluster", "ClusterCreateTime");

  private record Kind(RdsServer server, String option, String began) {
    String field() {
      return server.field();
    }

    Arn arn(Said one) {
      return new Arn(one.text(field() + "Arn"));
    }
  }

  @Override
  public String name() {
    return "rds";
  }

  @Override
  public boolean wrote(Said root) {
    return root.in("DBInstances").isList() || root.in("DBClusters").isList();
  }

  @Override
  public void tell(Said root, Entries entries) {
    root.each("DBInstances")
        // What belongs to a cluster is brought back with it.
        .filter(one -> one.word("DBClusterIdentifier").isEmpty())
        .forEach(one -> tell(SERVER, one, entries));
    root.each("DBClusters").forEach(one -> tell(CLUSTER, one, entries));
  }

  private void tell(Kind kind, Said one, Entries entries) {
    entries.told();
    if (!one.text("Engine").contains("postgres")) {
      return;
    }
    Optional<Long> days = one.number("BackupRetentionPeriod").filter(number -> number <= 100 * 365);
    if (days.isPresent() && days.get() == 0) {
      entries.add(off(kind, one));
    } else {
      days.ifPresent(number -> tell(kind, one, number, entries));
    }
  }

  private void tell(Kind kind, Said one, long days, Entries entries) {
    entries.add(window(kind, one, days));
    kind.server()
        .names(one, kind.arn(one))
        .forEach(name -> entries.kept(name, Duration.ofDays(days)));
  }

  private Window window(Kind kind, Said one, long days) {
    Instant newest = one.time("LatestRestorableTime");
    Instant oldest = one.time("EarliestRestorableTime");
    return new Window(
        one.text(kind.field() + "Identifier"),
        name(),
        oldest == null ? reckoned(newest, one.time(kind.began()), days) : oldest,
        newest,
        Duration.ofDays(days),
        "automated backups are kept %s days%s"
            .formatted(days, oldest == null ? "; the oldest moment is reckoned from that" : ""),
        days < MOST_DAYS ? longer(kind, one) : null);
  }

  private static @Nullable Instant reckoned(
      @Nullable Instant newest, @Nullable Instant began, long days) {
    if (newest == null) {
      return null;
    }
    Instant oldest = newest.minus(Duration.ofDays(days));
    return began != null && began.isAfter(oldest) ? began : oldest;
  }

  private Entry off(Kind kind, Said one) {
    return new Entry(
        one.text(kind.field() + "Identifier"),
        "rds automated backups",
        null,
        new Entry.Trouble(
            State.EMPTY, "no copy: automated backups are off (they are kept for 0 days)"),
        -1,
        new Origin("", one.text("EngineVersion"), ""),
        new Kept(null, "kept for 0 days", kind.arn(one).account(), null, longer(kind, one))
            .in(name()));
  }

  /// A longer retention keeps what is there now from falling out of the window.
  private static @Nullable String longer(Kind kind, Said one) {
    Typed typed =
        Typed.of("aws", "rds", "modify-" + kind.option())
            .with("--%s-identifier".formatted(kind.option()), one.text(kind.field() + "Identifier"))
            .with("--backup-retention-period", String.valueOf(MOST_DAYS))
            .add("--apply-immediately");
    return kind.arn(one).there(typed).line();
  }
}
