package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// What a file is when nothing is packed, by its first bytes: its name may say anything.
enum Format {
  PLAIN("plain", State.GOOD, ""),
  CUSTOM("custom", State.GOOD, ""),
  TAR("tar", State.GOOD, ""),
  DIRECTORY("directory", State.GOOD, ""),
  BASE("base backup", State.BASE, "a base backup: only a server can read it"),
  ZIP("zip", State.NOT_RESTORABLE, "a zip: unpack it, then name what was in it"),
  UTF16(
      "plain UTF-16",
      State.NOT_RESTORABLE,
      "written as UTF-16 by a shell's redirection, so not restorable"),
  PGP("pgp", State.ENCRYPTED, "encrypted with OpenPGP: decrypt it, then name what was in it"),
  AGE("age", State.ENCRYPTED, "encrypted with age: decrypt it, then name what was in it"),
  OPENSSL(
      "openssl", State.ENCRYPTED, "encrypted with openssl: decrypt it, then name what was in it"),
  PAGE("web page", State.NOT_A_COPY, "a web page or what a server said instead of the file"),
  MYSQL("mysql", State.NOT_A_COPY, "a dump of MySQL, not of PostgreSQL"),
  SQLITE("sqlite", State.NOT_A_COPY, "a database of SQLite, not of PostgreSQL"),
  NOISE("unknown", State.ENCRYPTED, "no order in its bytes: encrypted, or packed in a way unknown"),
  UNKNOWN("unknown", State.NOT_A_COPY, "no backup format that is known here");

  /// As many first bytes as [#of] needs: tar has its mark at byte 257.
  static final int HEAD = 512;

  private static final int TAR_MARK = 257;

  /// Of 512 bytes of noise about 221 of the 256 values occur; of text, half as many.
  private static final int NOISY = 190;

  private static final List<Mark> MARKS =
      List.of(
          new Mark("5047444d50", CUSTOM),
          new Mark("fffe", UTF16),
          new Mark("feff", UTF16),
          new Mark("504b0304", ZIP),
          new Mark(hex("-----BEGIN PGP MESSAGE-----"), PGP),
          new Mark(hex("age-encryption.org/"), AGE),
          new Mark(hex("-----BEGIN AGE ENCRYPTED FILE-----"), AGE),
          new Mark(hex("Salted__"), OPENSSL),
          new Mark(hex("SQLite format 3"), SQLITE),
          new Mark(hex("-- MySQL dump"), MYSQL),
          new Mark(hex("-- MariaDB dump"), MYSQL),
          new Mark(hex("/*M!999999"), MYSQL));

  private final String word;
  private final State state;
  private final String problem;

  private record Mark(String hex, Format format) {}

  Format(String word, State state, String problem) {
    this.word = word;
    this.state = state;
    this.problem = problem;
  }

  String word() {
    return word;
  }

  /// Why one that cannot be read here gives nothing back.
  Fault fault() {
    return new Fault(state, problem);
  }

  static Format of(byte[] head) {
    String hex = HexFormat.of().formatHex(head);
    for (Mark mark : MARKS) {
      if (hex.startsWith(mark.hex())) {
        return mark.format();
      }
    }
    if (isPage(head)) {
      return PAGE;
    }
    if (isTar(head)) {
      return TAR;
    }
    return isPgp(head) ? PGP : isNoise(head) ? NOISE : hasZero(head) ? UNKNOWN : PLAIN;
  }

  private static boolean isPage(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml");
  }

  private static boolean isTar(byte[] head) {
    return head.length > TAR_MARK + 5
        && new String(head, TAR_MARK, 5, StandardCharsets.US_ASCII).equals("ustar");
  }

  /// A session key for a public key or a passphrase: packets 1 and 3 (RFC 9580, 4.2 and 5).
  private static boolean isPgp(byte[] head) {
    if (head.length < 4) {
      return false;
    }
    int first = head[0] & 0xff;
    boolean old = first == 0x84 || first == 0x85 || first == 0x8c || first == 0x8d;
    boolean now = first == 0xc1 || first == 0xc3;
    int version = head[old && (first & 3) == 1 ? 3 : 2] & 0xff;
    return (old || now) && version >= 3 && version <= 6;
  }

  private static boolean isNoise(byte[] head) {
    boolean[] seen = new boolean[256];
    int values = 0;
    for (byte b : head) {
      values += seen[b & 0xff] ? 0 : 1;
      seen[b & 0xff] = true;
    }
    return values > NOISY;
  }

  private static boolean hasZero(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
