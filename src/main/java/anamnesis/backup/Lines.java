package anamnesis.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a dump, one at a time, in the encoding that the dump declares for itself.
final class Lines {
  /// A value of a gigabyte is legal; it is not worth the memory of the machine it is read on. A
  /// line is held several times over while it is taken apart.
  static final int LONGEST = 12 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
  private int from;
  private int to;
  private long bytes;
  private long number;
  private boolean windows;
  private Charset charset = StandardCharsets.UTF_8;

  Lines(InputStream in) {
    this.in = in;
  }

  /// The next line without its end; nothing when all are read.
  Optional<String> next() throws IOException {
    line.reset();
    while (true) {
      if (from == to && !fill()) {
        return line.size() == 0 ? Optional.empty() : Optional.of(text());
      }
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, end - from);
      boolean ended = end < to;
      from = ended ? end + 1 : end;
      if (ended) {
        return Optional.of(text());
      }
      if (line.size() > LONGEST) {
        throw new IOException("line %s is longer than %s MB".formatted(number + 1, LONGEST >> 20));
      }
    }
  }

  long bytes() {
    return bytes;
  }

  long number() {
    return number;
  }

  void encoding(Charset declared) {
    charset = declared;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    bytes += to;
    return to > 0;
  }

  private String text() {
    String text = line.toString(charset);
    if (number++ == 0) {
      windows = text.endsWith("\r");
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    // pg_dump on Windows ends its lines so; inside a COPY value a return is always written `\r`.
    return windows && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
