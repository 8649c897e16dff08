package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A file's bytes as they are when nothing is packed, and what they are.
record Opened(Packing packing, Format format, InputStream bytes) implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /// @param raw stays the caller's to close
  static Opened of(InputStream raw) throws IOException {
    Metered metered = new Metered(raw);
    BufferedInputStream outside = new BufferedInputStream(metered, BUFFER);
    Packing packing = Packing.of(head(outside));
    if (packing == Packing.NONE) {
      return new Opened(packing, Format.of(head(outside)), outside);
    }
    ReadAhead ahead = ReadAhead.of(packing.open(new Lent(outside)), metered::taken);
    try {
      BufferedInputStream inside = new BufferedInputStream(ahead, BUFFER);
      return new Opened(packing, Format.of(head(inside)), inside);
    } catch (IOException e) {
      ahead.close();
      throw e;
    }
  }

  /// What reads it, if it can be read.
  Optional<Dump> dump(Contents told) {
    return switch (format) {
      case PLAIN -> Optional.of(new PlainDump(told));
      case CUSTOM -> Optional.of(new CustomArchive(told));
      case TAR -> Optional.of(new TarArchive(told));
      default -> Optional.empty();
    };
  }

  /// How it is called: `custom`, `plain+gzip`.
  String word() {
    return packing == Packing.NONE ? format.word() : format.word() + "+" + packing.word();
  }

  private static byte[] head(InputStream in) throws IOException {
    in.mark(Format.HEAD);
    byte[] head = in.readNBytes(Format.HEAD);
    in.reset();
    return head;
  }

  @Override
  public void close() throws IOException {
    if (packing != Packing.NONE) {
      bytes.close();
    }
  }
}
