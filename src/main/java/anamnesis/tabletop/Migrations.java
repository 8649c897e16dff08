package anamnesis.tabletop;

import anamnesis.casefile.Hash;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Staged;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The portal's schema: three migrations as Prisma would have run them, and who may do what.
final class Migrations {
  private static final List<String> NAMES = List.of("init", "payments", "consents");
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "checksum",
          "finished_at",
          "migration_name",
          "logs",
          "rolled_back_at",
          "started_at",
          "applied_steps_count");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String TABLE =
      """
      create table _prisma_migrations (
          id varchar(36) primary key not null,
          checksum varchar(64) not null,
          finished_at timestamptz,
          migration_name varchar(255) not null,
          logs text,
          rolled_back_at timestamptz,
          started_at timestamptz not null default now(),
          applied_steps_count integer not null default 0
      )
      """;

  private Migrations() {}

  /// Creates the database, its roles and its empty tables.
  static void run(EmbeddedServer server, Life life) throws IOException {
    Staged.create(server, Practice.DATABASE);
    try (Staged owner = Staged.as("postgres", server, Practice.DATABASE)) {
      owner.run(Lists.text("roles.sql"));
      owner.commit();
    }
    try (Staged migrate = Staged.as("portal_migrate", server, Practice.DATABASE)) {
      migrate.run(TABLE);
      Chance chance = new Chance(life.wish().seed()).branch("migrations");
      Instant day = life.era().opened().minus(Duration.ofDays(NAMES.size()));
      for (String name : NAMES) {
        Instant next = day.plus(Duration.ofDays(1));
        run(migrate, name, chance.daytime(day, next), chance);
        day = next;
      }
      migrate.run(Lists.text("grants.sql"));
      migrate.commit();
    }
  }

  private static void run(Staged migrate, String name, Instant at, Chance chance)
      throws IOException {
    String script = Lists.text("migrations/" + name + ".sql");
    migrate.run(script);
    migrate.fill("_prisma_migrations", COLUMNS, List.of(row(name, script, at, chance)));
    migrate.commit();
  }

  private static List<@Nullable String> row(String name, String script, Instant at, Chance chance) {
    String hex = chance.hex(32);
    String id =
        String.join(
            "-",
            hex.substring(0, 8),
            hex.substring(8, 12),
            "4" + hex.substring(13, 16),
            "a" + hex.substring(17, 20),
            hex.substring(20));
    return Arrays.asList(
        id,
        Hash.of(script),
        at.plusMillis(212).toString(),
        STAMP.format(at) + "_" + name,
        null,
        null,
        at.toString(),
        "1");
  }
}
