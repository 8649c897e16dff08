package anamnesis.casefile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One line of the journal as it stands, whatever was done to it.
///
/// @param n the number that it gives itself
/// @param sound whether its hash is that of its bytes
/// @param whole whether the line has an end
record JournalLine(
    long n, String previous, String hash, boolean sound, boolean whole, Map<String, String> wrote) {

  /// The lines of a journal byte by byte: a carriage return that was slipped in is a change too.
  static List<JournalLine> read(Path journal) throws IOException {
    List<JournalLine> lines = new ArrayList<>();
    if (!Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)) {
      return lines;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(journal), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          lines.add(of(line.toByteArray(), true));
          line.reset();
        } else {
          line.write(b);
        }
      }
      if (line.size() > 0) {
        lines.add(of(line.toByteArray(), false));
      }
    }
    return lines;
  }

  private static JournalLine of(byte[] bytes, boolean whole) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    int cut = line.lastIndexOf(Journal.HASH);
    String hash = "";
    boolean sound = false;
    if (cut >= 0) {
      String text = line.substring(0, cut);
      hash = Hash.of((text + "}").getBytes(StandardCharsets.ISO_8859_1));
      sound = whole && line.equals(text + Journal.HASH + hash + "\"}");
    }
    try {
      var said = Json.read(new String(bytes, StandardCharsets.UTF_8), Journal.Entry.class);
      return new JournalLine(
          said.n(), String.valueOf(said.previous()), hash, sound, whole, orNone(said.wrote()));
    } catch (JacksonException unreadable) {
      return new JournalLine(0, "", hash, false, whole, Map.of());
    }
  }

  /// Whoever rewrote the line may have left it out.
  private static Map<String, String> orNone(@Nullable Map<String, String> wrote) {
    return wrote == null ? Map.of() : wrote;
  }

  JournalLine numbered(long other) {
    return new JournalLine(other, previous, hash, sound, whole, wrote);
  }
}
