package anamnesis.database;

import java.util.Set;

/// Which of PostgreSQL's own functions a question may not name.
///
/// The catalogue says of each whether it might act: those it calls volatile do, or their answer
/// changes while one looks. So a volatile one is refused unless it is named here, and one that
/// PostgreSQL adds later is refused until somebody has looked at it.
final class Functions {
  /// Volatile because their answer changes; they only look.
  static final Set<String> ONLY_LOOK =
      Set.of(
          // The state of the server: its control file, its log of writes, its recovery.
          "pg_control_system",
          "pg_control_checkpoint",
          "pg_control_recovery",
          "pg_control_init",
          "pg_current_wal_lsn",
          "pg_current_wal_insert_lsn",
          "pg_current_wal_flush_lsn",
          "pg_last_wal_receive_lsn",
          "pg_last_wal_replay_lsn",
          "pg_last_xact_replay_timestamp",
          "pg_is_in_recovery",
          "pg_is_wal_replay_paused",
          "pg_ls_waldir",
          "pg_ls_archive_statusdir",
          "pg_ls_logdir",
          "pg_current_logfile",
          // When things happened.
          "pg_xact_commit_timestamp",
          "pg_xact_commit_timestamp_origin",
          "pg_last_committed_xact",
          "pg_xact_status",
          "txid_status",
          "pg_get_multixact_members",
          "clock_timestamp",
          "timeofday",
          // How much there is.
          "pg_relation_size",
          "pg_table_size",
          "pg_indexes_size",
          "pg_total_relation_size",
          "pg_database_size",
          "pg_tablespace_size",
          "pg_sequence_last_value",
          "pg_get_sequence_data",
          "pg_partition_tree",
          "pg_partition_ancestors",
          // Who waits for whom, and what is set.
          "pg_blocking_pids",
          "pg_lock_status",
          "pg_prepared_xact",
          "pg_hba_file_rules",
          "pg_ident_file_mappings",
          "pg_show_all_file_settings",
          "pg_collation_actual_version",
          "pg_database_collation_actual_version",
          // Chance, and two handlers of TABLESAMPLE that cannot be called at all.
          "random",
          "gen_random_uuid",
          "bernoulli",
          "system");

  /// Not volatile by the catalogue, and refused all the same.
  static final Set<String> ACT =
      Set.of(
          // They take a transaction's number, which is written to the log of writes.
          "txid_current",
          "pg_current_xact_id",
          // They read whatever they are named, views and their functions too.
          "table_to_xml",
          "table_to_xml_and_xmlschema",
          "schema_to_xml",
          "schema_to_xml_and_xmlschema",
          "database_to_xml",
          "database_to_xml_and_xmlschema");

  private Functions() {}
}
