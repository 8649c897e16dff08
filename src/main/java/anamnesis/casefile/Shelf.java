package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  private final Pen<T> pen;
  private final byte[] opening;

  Shelf(Case owner, String name, Class<T> type, int version, Pen<T> pen) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.version = version;
    this.pen = pen;
    this.opening = ("{\"schema\":" + version + ",").getBytes(StandardCharsets.UTF_8);
  }

  public boolean exists() {
    return Files.exists(path());
  }

  /// A line as it stands on the shelf, without its end.
  ///
  /// @param number counted from 1
  @SuppressWarnings("ArrayRecordComponent") // never compared, and read millions of times
  public record Line(byte[] bytes, long number) {}

  /// Replaces what was here, at once. The iterator is drained once, in its own order.
  public long write(Iterator<? extends T> lines) throws IOException {
    return put(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return lines.hasNext();
          }

          @Override
          public byte[] next() {
            return line(lines.next());
          }
        });
  }

  /// The same with lines that are made already: by [#line], or read from here.
  public long put(Iterator<byte[]> lines) throws IOException {
    long[] count = {0};
    owner.write(
        name,
        out -> {
          OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
          while (lines.hasNext()) {
            buffered.write(lines.next());
            buffered.write('\n');
            count[0]++;
          }
          buffered.flush();
        });
    return count[0];
  }

  /// A value as it stands on the shelf, without the end of the line.
  public byte[] line(T value) {
    byte[] bytes = pen.write(value);
    byte[] line = Arrays.copyOf(opening, opening.length + bytes.length - 1);
    System.arraycopy(bytes, 1, line, opening.length, bytes.length - 1);
    return line;
  }

  public long write(Iterable<? extends T> lines) throws IOException {
    return write(lines.iterator());
  }

  /// All lines in their order; nothing if the stage has not run. The stream must be closed.
  public Stream<T> read() {
    if (!exists()) {
      return Stream.empty();
    }
    TextLines lines = open();
    return all(lines, TextLines::bytes)
        .map(bytes -> read(new Line(bytes, lines.number())))
        .onClose(() -> close(lines));
  }

  /// The same as they stand, for whoever needs little of each: what is in them is not looked at,
  /// but for the version. The stream must be closed.
  public Stream<Line> lines() {
    if (!exists()) {
      return Stream.empty();
    }
    TextLines lines = open();
    return all(lines, TextLines::bytes)
        .map(bytes -> of(bytes, lines.number()))
        .onClose(() -> close(lines));
  }

  /// All of what stands on a line.
  public T read(Line line) {
    T penned = isOurs(line.bytes()) ? pen.read(line.bytes(), opening.length) : null;
    return penned != null ? penned : parse(line);
  }

  private Line of(byte[] bytes, long number) {
    Line line = new Line(bytes, number);
    return isOurs(bytes) ? line : new Line(line(read(line)), number);
  }

  private boolean isOurs(byte[] bytes) {
    return bytes.length > opening.length
        && Arrays.equals(bytes, 0, opening.length, opening, 0, opening.length);
  }

  /// Whether nothing stands on it, or it was never written.
  public boolean isEmpty() {
    try (Stream<Line> lines = lines()) {
      return lines.findFirst().isEmpty();
    }
  }

  public long count() {
    if (!exists()) {
      return 0;
    }
    try (TextLines lines = open()) {
      return all(lines, TextLines::bytes).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T parse(Line line) {
    long number = line.number();
    try {
      JsonNode node = Json.tree(TextLines.text(line.bytes(), name, number));
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

  private TextLines open() {
    if (!Files.isRegularFile(path())) {
      throw new Refusal(
          "%s is no file".formatted(name),
          "run `anamnesis case verify` to see what changed since it was written");
    }
    try {
      return new TextLines(Files.newInputStream(path()), name, LONGEST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <L> Stream<L> all(TextLines lines, Taking<L> next) {
    return Stream.iterate(taken(lines, next), Objects::nonNull, before -> taken(lines, next));
  }

  private static <L> @Nullable L taken(TextLines lines, Taking<L> next) {
    try {
      return next.from(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Taking<L> {
    @Nullable L from(TextLines lines) throws IOException;
  }

  private static void close(TextLines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
