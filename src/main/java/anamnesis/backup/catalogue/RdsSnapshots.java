package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.State;
import anamnesis.backup.Typed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `aws rds describe-db-snapshots` and `describe-db-cluster-snapshots`.
final class RdsSnapshots implements Catalogue {
  private static final Kind SERVER = new Kind("DBSnapshot", "db-snapshot", RdsServer.ONE);
  private static final Kind CLUSTER =
      new Kind("DBClusterSnapshot", "db-cluster-snapshot", RdsServer.CLUSTER);

  /// @param field how the fields of its JSON begin
  /// @param option how the options of the command line call it
  private record Kind(String field, String option, RdsServer server) {}

  @Override
  public String name() {
    return "rds";
  }

  @Override
  public boolean wrote(Said root) {
    return root.in("DBSnapshots").isList() || root.in("DBClusterSnapshots").isList();
  }

  @Override
  public void tell(Said root, Entries entries) {
    root.each("DBSnapshots").forEach(one -> tell(SERVER, one, entries));
    root.each("DBClusterSnapshots").forEach(one -> tell(CLUSTER, one, entries));
  }

  private void tell(Kind kind, Said one, Entries entries) {
    if (one.text("SnapshotType").equals("automated")) {
      Arn arn = new Arn(one.text(kind.field() + "Arn"));
      entries.add(entry(kind, one), kind.server().of(one, arn));
    } else {
      entries.add(entry(kind, one));
    }
  }

  private Entry entry(Kind kind, Said one) {
    Instant original = one.time("OriginalSnapshotCreateTime");
    return new Entry(
        one.text(kind.field() + "Identifier"),
        "rds %s snapshot".formatted(one.word("SnapshotType").orElse("")).replace("  ", " "),
        original == null ? one.time("SnapshotCreateTime") : original,
        trouble(one),
        -1,
        new Origin("", one.text("EngineVersion"), ""),
        kept(kind, one).in(name()));
  }

  private static Entry.@Nullable Trouble trouble(Said one) {
    String engine = one.text("Engine");
    if (!engine.contains("postgres")) {
      String words = "a snapshot of %s, not of PostgreSQL".formatted(engine);
      return new Entry.Trouble(State.NOT_A_COPY, words);
    }
    String status = one.text("Status");
    if (status.equals("available")) {
      return null;
    }
    return status.equals("creating") || status.equals("copying")
        ? Entry.Trouble.unfinished("RDS is still making it (%s)".formatted(status))
        : Entry.Trouble.failed("RDS calls it %s, not available".formatted(status));
  }

  /// A copy of an automated snapshot is a manual one, and those stand.
  private static Kept kept(Kind kind, Said one) {
    Arn arn = new Arn(one.text(kind.field() + "Arn"));
    String type = one.text("SnapshotType");
    if (type.equals("manual")) {
      return new Kept(null, "manual: it stands until it is deleted", arn.account(), null, null);
    }
    String id = one.text(kind.field() + "Identifier");
    String target = id.replaceFirst("^rds:", "").replaceAll("[^A-Za-z0-9-]+", "-") + "-kept";
    Typed copy =
        Typed.of("aws", "rds", "copy-" + kind.option())
            .with("--source-%s-identifier".formatted(kind.option()), id)
            .with("--target-%s-identifier".formatted(kind.option()), target);
    String rule =
        type.equals("automated")
            ? "automated: it goes when the retention period of its server is over, or with it"
            : "%s: who made it decides when it goes"
                .formatted(type.isEmpty() ? "of no type" : type);
    return new Kept(null, rule, arn.account(), null, arn.there(copy).line());
  }
}
