package anamnesis.tabletop;

import anamnesis.database.Asked;
import anamnesis.database.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Nightly copies in the plain format of pg_dump, in a hand of our own: every table but the log.
///
/// The rows are read from the database itself, so that a copy holds what was there that night.
final class Dumps {
  private static final DateTimeFormatter NIGHT =
      DateTimeFormatter.ofPattern("'portal-'yyyy-MM-dd'T'HHmm'Z.sql'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> TABLES =
      List.of("_prisma_migrations", "consent", "intake", "patient", "payment", "staff");

  private final EmbeddedServer server;

  Dumps(EmbeddedServer server) {
    this.server = server;
  }

  /// The same rows every night: nothing but the log has changed between them.
  void write(List<Instant> nights, Path folder) throws IOException {
    byte[] dump = dump();
    for (Instant night : nights) {
      Path file = folder.resolve(NIGHT.format(night));
      Props.put(file, dump);
      Files.setLastModifiedTime(file, FileTime.from(night));
    }
  }

  private byte[] dump() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Asked asked = Asked.open(server.url("portal_scan", Practice.DATABASE))) {
      String version = asked.identity().version().replaceAll(" .*", "");
      say(out, Lists.text("dump/head.sql").replace("$version", version));
      for (String table : TABLES) {
        say(out, Lists.text("dump/" + table + ".sql"));
      }
      for (String table : TABLES) {
        data(out, asked, table);
      }
      say(out, Lists.text("dump/tail.sql"));
    }
    return out.toByteArray();
  }

  private static void data(ByteArrayOutputStream out, Asked asked, String table)
      throws IOException {
    List<String> columns =
        asked.list(
            "select column_name::text as name from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? order by ordinal_position",
            answer -> answer.word("name"),
            table);
    String names = String.join(", ", columns);
    say(out, note(table, "TABLE DATA"));
    say(out, "COPY public.%s (%s) FROM stdin;\n".formatted(table, names));
    asked.copyOut(
        "select %s from public.%s order by id collate \"C\"".formatted(names, table), out);
    say(out, "\\.\n\n\n");
  }

  private static String note(String table, String type) {
    return "--\n-- Data for Name: %s; Type: %s; Schema: public; Owner: portal_migrate\n--\n\n"
        .formatted(table, type);
  }

  private static void say(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
