package anamnesis.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// All of a server that an attempt might have changed, read by another connection.
final class Digest {
  private static final String[] CATALOGUES = {
    "pg_class",
    "pg_proc",
    "pg_namespace",
    "pg_type",
    "pg_attribute",
    "pg_authid",
    "pg_database",
    "pg_db_role_setting",
    "pg_largeobject_metadata",
    "pg_statistic",
    "pg_extension",
    "pg_trigger",
    "pg_auth_members",
    "pg_event_trigger",
    "pg_policy",
    "pg_default_acl",
    "pg_depend"
  };

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    for (String catalogue : CATALOGUES) {
      PARTS.put(
          catalogue,
          "select md5(coalesce(string_agg(c::text, e'\\n' order by c::text), '')) from %s c"
              .formatted(catalogue));
    }
    for (String table : new String[] {"public.patient", "public.loot", "public.parent"}) {
      PARTS.put(
          table, "select md5(coalesce(string_agg(t::text, ','), '')) from %s t".formatted(table));
    }
    PARTS.put("a sequence", "select last_value || ' ' || is_called from public.s");
    PARTS.put("the next transaction", "select pg_snapshot_xmax(pg_current_snapshot())::text");
    PARTS.put("the file of the log of writes", "select pg_walfile_name(pg_current_wal_lsn())");
    PARTS.put("when the settings were read", "select pg_conf_load_time()::text");
    PARTS.put(
        "the settings",
        "select md5(string_agg(name || setting, ',' order by name)) from pg_settings");
    PARTS.put("large objects", "select count(*)::text from pg_largeobject_metadata");
    PARTS.put("advisory locks", "select count(*)::text from pg_locks where locktype = 'advisory'");
    PARTS.put("prepared transactions", "select count(*)::text from pg_prepared_xacts");
    PARTS.put("replication slots", "select count(*)::text from pg_replication_slots");
    PARTS.put("origins", "select count(*)::text from pg_replication_origin");
    PARTS.put("exported snapshots", "select count(*)::text from pg_ls_dir('pg_snapshots')");
    PARTS.put(
        "statistics put back",
        "select string_agg(coalesce(stats_reset::text, '-'), ',' order by datid) from pg_stat_database");
    PARTS.put(
        "statistics of tables",
        "select string_agg(concat(relname, n_tup_ins, n_tup_upd, n_tup_del, vacuum_count,"
            + " analyze_count, last_vacuum, last_analyze), ',' order by relname)"
            + " from pg_stat_user_tables");
  }

  private Digest() {}

  static Map<String, String> of(Connection connection) throws SQLException {
    Map<String, String> digest = new LinkedHashMap<>();
    for (var part : PARTS.entrySet()) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(part.getValue())) {
        rows.next();
        digest.put(part.getKey(), String.valueOf(rows.getString(1)));
      }
    }
    return digest;
  }
}
