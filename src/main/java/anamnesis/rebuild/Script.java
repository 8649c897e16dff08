package anamnesis.rebuild;

import anamnesis.Refusal;
import anamnesis.backup.CopyText;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.Fresh;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plain script for `psql`: all of it happens, or nothing.
final class Script implements Door {
  private static final String FIRST = "-- Rebuilt by Anamnesis.";

  private final OutputStream out;

  private Script(OutputStream out) {
    this.out = out;
  }

  /// Replaces an older script of ours, and no other file.
  static void write(Path file, Writing writing) throws IOException {
    if (Files.exists(file) && !ours(file)) {
      throw new Refusal(
          "there is a file %s already, and it is no script of a rebuild".formatted(file),
          "name another one with --into");
    }
    PrivateFiles.replace(
        file.toAbsolutePath(),
        out -> {
          OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
          Script script = new Script(buffered);
          script.run(FIRST + " For an empty database: psql -v ON_ERROR_STOP=1 -f FILE");
          script.run("begin;");
          writing.through(script);
          script.run("commit;");
          buffered.flush();
        });
  }

  @Override
  public void run(String sql) throws IOException {
    line(sql.stripTrailing() + "\n");
  }

  @Override
  public void fill(String table, List<String> columns, Iterator<List<@Nullable String>> rows)
      throws IOException {
    String names = String.join(", ", columns.stream().map(Fresh::quotedName).toList());
    line("copy %s (%s) from stdin;\n".formatted(Fresh.quoted(table), names));
    while (rows.hasNext()) {
      line(CopyText.of(rows.next()) + "\n");
    }
    line("\\.\n\n");
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean ours(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().filter(line -> line.startsWith(FIRST)).isPresent();
    }
  }

  /// What is written through a door.
  @FunctionalInterface
  interface Writing {
    void through(Door door) throws IOException;
  }
}
