package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lines of one kind in one file, written whole by one stage and streamed by the later ones.
///
/// Every line says which version of its kind it is. A line of a newer version is refused: half
/// understood evidence is worse than none.
public final class Shelf<T> {
  /// A line holds one record and is held a few times over while it is read: this is more than any
  /// witness writes, and not more than a small machine has.
  private static final int LONGEST = 8 << 20;

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
      TextLines lines = lines();
      return texts(lines).map(line -> parse(line, lines.number())).onClose(() -> close(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long count() {
    if (!exists()) {
      return 0;
    }
    try (TextLines lines = lines()) {
      return texts(lines).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T parse(String line, long number) {
    try {
      JsonNode node = Json.tree(line);
      int found = node.path("schema").isInt() ? node.path("schema").intValue() : 0;
      if (found < 1) {
        throw Json.broken(name, number, "it does not say of which version it is");
      }
      if (found > version) {
        throw new Refusal(
            "%s, line %d, is of version %d; this Anamnesis reads up to %d"
                .formatted(name, number, found, version),
            "use the newer Anamnesis that wrote this case");
      }
      T read = Json.as(node, type);
      if (!Whole.is(read)) {
        throw Json.broken(name, number, "something is missing in it");
      }
      return read;
    } catch (JacksonException e) {
      throw Json.broken(name, number, e);
    }
  }

  private Path path() {
    return owner.folder().resolve(name);
  }

  private TextLines lines() throws IOException {
    if (!Files.isRegularFile(path())) {
      throw new Refusal(
          "%s is no file".formatted(name),
          "run `anamnesis case verify` to see what changed since it was written");
    }
    return new TextLines(Files.newInputStream(path()), name, LONGEST);
  }

  private static Stream<String> texts(TextLines lines) {
    return Stream.iterate(next(lines), Objects::nonNull, before -> next(lines));
  }

  private static @Nullable String next(TextLines lines) {
    try {
      return lines.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(TextLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
