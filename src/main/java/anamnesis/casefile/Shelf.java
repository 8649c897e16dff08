package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lines of one kind in one file, written whole by one stage and streamed by the later ones.
///
/// Every line says which version of its kind it is. A line of a newer version is refused: half
/// understood evidence is worse than none.
public final class Shelf<T> {
  private final Case owner;
  private final String name;
  private final Class<T> type;
  private final int version;

  Shelf(Case owner, String name, Class<T> type, int version) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.version = version;
  }

  public boolean exists() {
    return Files.exists(path());
  }

  /// Replaces what was here, at once. The iterator is drained once, in its own order.
  public long write(Iterator<? extends T> lines) throws IOException {
    long[] count = {0};
    byte[] opening = ("{\"schema\":" + version + ",").getBytes(StandardCharsets.UTF_8);
    owner.write(
        name,
        out -> {
          OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
          while (lines.hasNext()) {
            byte[] line = Json.write(lines.next()).getBytes(StandardCharsets.UTF_8);
            buffered.write(opening);
            buffered.write(line, 1, line.length - 1);
            buffered.write('\n');
            count[0]++;
          }
          buffered.flush();
        });
    return count[0];
  }

  public long write(Iterable<? extends T> lines) throws IOException {
    return write(lines.iterator());
  }

  /// All lines in their order; nothing if the stage has not run. The stream must be closed.
  public Stream<T> read() {
    if (!exists()) {
      return Stream.empty();
    }
    try {
      BufferedReader reader = Files.newBufferedReader(path());
      long[] number = {0};
      return reader.lines().map(line -> parse(line, ++number[0])).onClose(() -> close(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long count() {
    if (!exists()) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(path())) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T parse(String line, long number) {
    try {
      JsonNode node = Json.tree(line);
      int found = node.path("schema").asInt(0);
      if (found > version) {
        throw new Refusal(
            "%s, line %d, is of version %d; this Anamnesis reads up to %d"
                .formatted(name, number, found, version),
            "use the newer Anamnesis that wrote this case");
      }
      return Json.as(node, type);
    } catch (JacksonException e) {
      throw Json.broken(name, number, e);
    }
  }

  private Path path() {
    return owner.folder().resolve(name);
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
