package anamnesis.source.stripe.files;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.database.Answer;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.evidence.Place;
import anamnesis.evidence.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// The tables that a sync engine keeps of Stripe in some database: it is only asked.
///
/// There are two kinds. One has a column for each field (`id text`, `metadata jsonb`, …,
/// `last_synced_at`); the other has the object itself (`_raw_data jsonb`, `_last_synced_at`).
/// Looked up in the migrations of @supabase/stripe-sync-engine 0.48.5 and @stripe/sync-engine
/// 1.0.32.
final class Engine {
  static final String RAW = "_raw_data";

  private static final String TABLES =
      """
      select c.relname::text as name,
             (select pg_catalog.string_agg(a.attname::text, ',' order by a.attnum)
              from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p')
      order by c.relname::text collate "C"
      """;

  private final Asked database;
  private final String schema;
  private final Desk desk;

  private Engine(Asked database, String schema, Desk desk) {
    this.database = database;
    this.schema = schema;
    this.desk = desk;
  }

  /// One of its tables.
  record Mirror(String schema, String name, Set<String> columns) {
    boolean raw() {
      return columns.contains(RAW);
    }

    /// The engine's own notes are none, and one that holds secrets is not taken into a case.
    boolean ofObjects() {
      boolean objects = raw() || (columns.contains("id") && columns.contains("object"));
      return objects && !columns.contains("secret") && !name.startsWith("_");
    }

    /// Of an event every field has its column.
    Place.Form form() {
      return raw() || name.equals("events") ? Place.Form.JSON : Place.Form.ROW;
    }

    String quoted() {
      return "\"%s\".\"%s\"".formatted(schema.replace("\"", "\"\""), name.replace("\"", "\"\""));
    }
  }

  /// Whether a word names a database rather than a file.
  static boolean means(String word) {
    return word.matches("(?:jdbc:)?postgres(?:ql)?:.*");
  }

  static void read(String url, Source.Question question, Desk desk)
      throws IOException, InterruptedException {
    String schema = question.chosen().getOrDefault(Offline.SCHEMA, "stripe");
    try (Asked database = Asked.open(DatabaseUrl.of(url, question.environment()))) {
      new Engine(database, schema, desk).read(question.progress());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void read(Progress progress) throws IOException, InterruptedException {
    List<Mirror> tables =
        database.list(TABLES, answer -> mirror(answer), schema).stream()
            .filter(Mirror::ofObjects)
            .toList();
    if (tables.isEmpty()) {
      throw new Refusal(
          "there is no table of a sync engine in the schema \"%s\"".formatted(schema),
          "name the schema that it writes to with --schema");
    }
    long rows = 0;
    try (Progress.Task task = progress.begin("rows", -1)) {
      for (Mirror table : tables) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long before = rows;
        rows += read(table, soFar -> task.done(before + soFar));
      }
    }
    desk.told().remark("as far as whoever keeps these tables had come");
  }

  private Mirror mirror(Answer answer) {
    return new Mirror(
        schema, answer.word("name"), Set.of(answer.text("columns").orElse("").split(",")));
  }

  /// @return how many rows it has
  private long read(Mirror table, LongConsumer soFar) throws IOException {
    EngineRows rows = new EngineRows(desk, table, soFar);
    String synced =
        List.of("_last_synced_at", "last_synced_at", "_updated_at", "updated_at").stream()
            .filter(table.columns()::contains)
            .findFirst()
            .map(column -> "t.\"" + column + "\"")
            .orElse("null::timestamptz");
    String row = table.raw() ? "t.\"" + RAW + "\"::text" : "pg_catalog.to_jsonb(t)::text";
    database.each(
        "select %s as said, %s as synced from %s t order by t.id::text collate \"C\""
            .formatted(row, synced, table.quoted()),
        rows::take);
    rows.end();
    desk.told().add(Gist.Count.TABLES);
    return rows.count();
  }
}
