package anamnesis.backup;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// How bytes were made smaller. What was packed in several pieces, one behind the other, is read to
/// its last.
enum Packing {
  NONE("", ""),
  GZIP(".gz", "1f8b"),
  LZ4(".lz4", "04224d18"),
  ZSTD(".zst", "28b52ffd"),
  BZIP2(".bz2", "425a68"),
  XZ(".xz", "fd377a585a00");

  private static final int BUFFER = 1 << 16;

  /// `xz -9` asks for 65 MB; one that asks for more means harm.
  private static final int XZ_MEMORY_KB = 128 << 10;

  /// Windows of 128 MB, as `zstd --ultra -22` and `--long` make them.
  private static final int ZSTD_WINDOW_LOG = 27;

  private final String ending;
  private final String mark;

  /// @param mark what its first bytes are
  Packing(String ending, String mark) {
    this.ending = ending;
    this.mark = mark;
  }

  /// By the first bytes: a name may say anything.
  static Packing of(byte[] head) {
    String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
    for (Packing packing : values()) {
      if (!packing.mark.isEmpty() && hex.startsWith(packing.mark)) {
        return packing;
      }
    }
    return NONE;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String ending() {
    return ending;
  }

  /// A file that was packed.
  InputStream open(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
      case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, XZ_MEMORY_KB);
    };
  }

  /// A part of a custom archive: there, what is called gzip has no head of its own.
  InputStream openPart(InputStream in) throws IOException {
    return this == GZIP ? new InflaterInputStream(in) : open(in);
  }
}
