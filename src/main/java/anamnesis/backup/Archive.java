package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An archive of pg_dump, read as the script that pg_restore would make of it: first all
/// definitions, then the data as they come.
abstract class Archive implements Dump {
  private final Contents told;
  private final PlainDump script;
  private final Map<Integer, Toc.Entry> awaited = new LinkedHashMap<>();
  private @Nullable Toc toc;
  private long bytes;

  Archive(Contents told) {
    this.told = told;
    this.script = new PlainDump(told);
  }

  @Override
  public final void read(InputStream in) throws IOException {
    Toc read = contents(in);
    toc = read;
    for (Toc.Entry entry : read.entries()) {
      if (entry.hasData() && entry.isRows()) {
        awaited.put(entry.id(), entry);
      }
    }
    int data = told.replays() ? endOfData(read.entries()) : read.entries().size();
    define(read.entries().subList(0, data));
    parts(read, in);
    define(read.entries().subList(data, read.entries().size()));
  }

  /// The table of contents stands in the order of pg_restore; what stands behind the last rows (an
  /// index, a foreign key, a trigger) wants them to be there.
  private static int endOfData(List<Toc.Entry> entries) {
    int end = entries.size();
    while (end > 0 && !entries.get(end - 1).isRows()) {
      end--;
    }
    return end == 0 ? entries.size() : end;
  }

  private void define(List<Toc.Entry> entries) throws IOException {
    StringBuilder definitions = new StringBuilder();
    for (Toc.Entry entry : entries) {
      if (!told.replays() || entry.kind().equals("ENCODING")) {
        definitions.append(entry.makes()).append('\n');
      } else if (!entry.makes().isBlank()) {
        told.statement(entry.makes());
      }
    }
    if (!definitions.isEmpty()) {
      script(new ByteArrayInputStream(definitions.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Reads the table of contents.
  abstract Toc contents(InputStream in) throws IOException;

  /// Reads what comes behind it, and hands in each [#part].
  abstract void parts(Toc contents, InputStream in) throws IOException;

  /// The data of an entry; those that hold no rows are read past.
  final void part(Toc.Entry entry, InputStream data) throws IOException {
    if (!entry.isRows()) {
      data.transferTo(java.io.OutputStream.nullOutputStream());
      return;
    }
    byte[] copies = entry.copies().getBytes(StandardCharsets.UTF_8);
    script(new SequenceInputStream(new ByteArrayInputStream(copies), new Part(data)));
    if (!script.between()) {
      throw new EOFException("no more bytes");
    }
    awaited.remove(entry.id());
  }

  private void script(InputStream in) throws IOException {
    try {
      script.read(new BufferedInputStream(in));
    } finally {
      bytes += script.bytes();
    }
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public boolean complete() {
    return toc != null && awaited.isEmpty();
  }

  @Override
  public Optional<Fault> fault() {
    if (toc == null) {
      return Optional.of(Fault.cut(" inside its table of contents"));
    }
    if (!script.between()) {
      return script.fault();
    }
    return awaited.values().stream()
        .findFirst()
        .map(
            entry ->
                Fault.cut(
                    ": the data of %s of its tables are missing, the first %s"
                        .formatted(
                            awaited.size(),
                            Named.in(entry.copies().replaceFirst("^COPY ", "")).table())));
  }

  @Override
  public Origin origin() {
    Toc read = toc;
    return read == null
        ? Origin.UNKNOWN
        : new Origin(read.database(), read.serverVersion(), read.dumpVersion());
  }

  @Override
  public Optional<Instant> takenAt() {
    return Optional.ofNullable(toc).flatMap(Toc::takenAt);
  }

  /// The head holds the second at which it was written.
  @Override
  public boolean randomised() {
    return true;
  }

  /// Its end is not the end of what it is a part of.
  private static final class Part extends FilterInputStream {
    Part(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // Whoever opened it closes it.
    }
  }
}
