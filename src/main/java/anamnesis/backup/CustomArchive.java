package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/// `pg_dump -Fc`: one file, its data in blocks behind the table of contents.
final class CustomArchive extends Archive {
  private static final int ROWS = 1;
  private static final int LARGE_OBJECTS = 3;

  CustomArchive(Contents told) {
    super(told);
  }

  @Override
  Toc contents(InputStream in) throws IOException {
    return Toc.read(in);
  }

  @Override
  void parts(Toc contents, InputStream in) throws IOException {
    Map<Integer, Toc.Entry> entries = new HashMap<>();
    contents.entries().forEach(entry -> entries.put(entry.id(), entry));
    ArchiveInput input = contents.input(in);
    for (int block = in.read(); block >= 0; block = in.read()) {
      Toc.Entry entry = entries.get(input.number());
      if (entry == null || (block != ROWS && block != LARGE_OBJECTS)) {
        throw new Damaged("a block in it belongs to nothing");
      }
      if (block == LARGE_OBJECTS) {
        skipObjects(input);
      } else {
        rows(contents.packing(), entry, new Chunks(input));
      }
    }
  }

  private void rows(Packing packing, Toc.Entry entry, Chunks chunks) throws IOException {
    try (InputStream data =
        packing == Packing.NONE ? chunks : ReadAhead.of(packing.openPart(chunks), chunks::taken)) {
      part(entry, data);
    }
    chunks.transferTo(OutputStream.nullOutputStream());
  }

  private static void skipObjects(ArchiveInput input) throws IOException {
    while (input.number() != 0) {
      new Chunks(input).transferTo(OutputStream.nullOutputStream());
    }
  }

  /// Data in pieces, each behind its length; a length of nothing ends them.
  private static final class Chunks extends InputStream {
    private final ArchiveInput input;
    private int left;
    private boolean ended;
    private long taken;

    Chunks(ArchiveInput input) {
      this.input = input;
    }

    long taken() {
      return taken;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && !ended) {
        left = input.number();
        ended = left == 0;
      }
      if (left < 0) {
        throw new Damaged("a piece of it has no length");
      }
      if (ended) {
        return -1;
      }
      int read = input.read(into, offset, Math.min(left, length));
      left -= read;
      taken += read;
      return read;
    }
  }
}
