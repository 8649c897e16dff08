package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What a file is when nothing is packed, by its first bytes: its name may say anything.
enum Format {
  PLAIN("plain"),
  CUSTOM("custom"),
  TAR("tar"),
  DIRECTORY("directory"),
  BASE("base backup"),
  ZIP("zip"),
  UTF16("plain UTF-16"),
  UNKNOWN("unknown");

  /// As many first bytes as [#of] needs: tar has its mark at byte 257.
  static final int HEAD = 512;

  private static final int TAR_MARK = 257;

  private final String word;

  Format(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Format of(byte[] head) {
    String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
    if (hex.startsWith("5047444d50")) {
      return CUSTOM;
    }
    if (hex.startsWith("fffe") || hex.startsWith("feff")) {
      return UTF16;
    }
    if (hex.startsWith("504b0304")) {
      return ZIP;
    }
    return isTar(head) ? TAR : hasZero(head) ? UNKNOWN : PLAIN;
  }

  private static boolean isTar(byte[] head) {
    return head.length > TAR_MARK + 5
        && new String(head, TAR_MARK, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  private static boolean hasZero(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
