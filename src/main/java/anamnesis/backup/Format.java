package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// What a file is, by its first bytes: its name may say anything.
enum Format {
  PLAIN("plain", ""),
  GZIP("plain+gzip", "1f8b"),
  CUSTOM("custom", "5047444d50"),
  DIRECTORY("directory", ""),
  TAR("tar", ""),
  ZSTD("zstd", "28b52ffd"),
  XZ("xz", "fd377a585a00"),
  BZIP2("bzip2", "425a68"),
  LZ4("lz4", "04224d18"),
  ZIP("zip", "504b0304"),
  UTF16("plain UTF-16", "fffe"),
  UNKNOWN("unknown", "");

  /// As many first bytes as [#of] needs: tar has its mark at byte 257.
  static final int HEAD = 512;

  private static final int TAR_MARK = 257;

  private final String word;
  private final String mark;

  Format(String word, String mark) {
    this.word = word;
    this.mark = mark;
  }

  String word() {
    return word;
  }

  static Format of(byte[] head) {
    String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
    for (Format format : values()) {
      if (!format.mark.isEmpty() && hex.startsWith(format.mark)) {
        return format;
      }
    }
    if (head.length > TAR_MARK + 5
        && new String(head, TAR_MARK, 5, StandardCharsets.US_ASCII).equals("ustar")) {
      return TAR;
    }
    return Arrays.stream(toInts(head)).anyMatch(b -> b == 0) ? UNKNOWN : PLAIN;
  }

  private static int[] toInts(byte[] head) {
    int[] ints = new int[head.length];
    for (int i = 0; i < head.length; i++) {
      ints[i] = head[i];
    }
    return ints;
  }
}
