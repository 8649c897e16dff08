package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a copy is none has a name of its own.
class StatesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/anamnesis/backup");

  @TempDir Path folder;

  /// The bytes of a file that somebody takes for a copy.
  @FunctionalInterface
  interface Made {
    byte[] bytes() throws IOException;
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("no byte", State.EMPTY, "empty: 0 bytes", () -> new byte[0]),
        kind(
            "plain, cut",
            State.CUT_SHORT,
            "inside public.patient",
            () -> cut(plain(), place("p_2\tGrace"))),
        kind(
            "gzip, cut",
            State.CUT_SHORT,
            "its gzip stream has no end",
            () -> cut(gzip(plain()), 900)),
        kind("gzip, a bit flipped", State.DAMAGED, "does not add up", () -> flipped(gzip(plain()))),
        kind("zstd, a bit flipped", State.DAMAGED, "does not add up", () -> flipped(zstd(plain()))),
        kind("custom, cut", State.CUT_SHORT, "", () -> cut(fixture("formats/custom.dump"), 6800)),
        kind("custom, damaged", State.DAMAGED, "archive version", () -> at(custom(), 5, 99)),
        kind("tar, another", State.DAMAGED, "none of pg_dump", StatesTest::anyTar),
        kind("an error for a dump", State.ERROR_TEXT, "is an error message", StatesTest::error),
        kind("an error, packed", State.ERROR_TEXT, "is an error message", () -> gzip(error())),
        kind("no rows", State.NO_ROWS, "holds no row", () -> fixture("schema.sql")),
        kind("openssl", State.ENCRYPTED, "openssl", () -> text("Salted__" + "x".repeat(600))),
        kind(
            "pgp, armoured",
            State.ENCRYPTED,
            "OpenPGP",
            () -> text("-----BEGIN PGP MESSAGE-----\n")),
        kind("pgp", State.ENCRYPTED, "OpenPGP", StatesTest::pgp),
        kind("age", State.ENCRYPTED, "age", () -> text("age-encryption.org/v1\n-> X25519 a\n")),
        kind("noise", State.ENCRYPTED, "no order in its bytes", StatesTest::noise),
        kind("a picture", State.NOT_A_COPY, "no backup format", StatesTest::picture),
        kind("a web page", State.NOT_A_COPY, "a web page", () -> text("<!DOCTYPE html><p>Sign in")),
        kind("what S3 said", State.NOT_A_COPY, "what a server said", StatesTest::denied),
        kind("mysql", State.NOT_A_COPY, "MySQL", () -> text("-- MySQL dump 10.13  Distrib 8.0\n")),
        kind("sqlite", State.NOT_A_COPY, "SQLite", () -> text("SQLite format 3\0\4\0\1\1\0")),
        kind("prose", State.NOT_A_COPY, "no statement", () -> text("Dear all,\nit is attached.\n")),
        kind("zip", State.NOT_RESTORABLE, "a zip", () -> text("PK\3\4\24\0")),
        kind("UTF-16", State.NOT_RESTORABLE, "UTF-16", StatesTest::utf16),
        kind("gzip bomb", State.BOMB, "made to fill a disk", StatesTest::gzipBomb),
        kind("zstd bomb", State.BOMB, "made to fill a disk", StatesTest::zstdBomb));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void each_is_named(String name, State state, String words, Made made) throws IOException {
    Path file = folder.resolve("portal.sql");
    Files.write(file, made.bytes());
    Copy copy = Copies.in(file).read(Progress.SILENT).getFirst();
    assertThat(copy.state()).as(copy.trouble().orElse("good")).isEqualTo(state);
    assertThat(copy.trouble().orElseThrow()).contains(words);
    assertThat(copy.good()).isFalse();
  }

  @Test
  void a_row_of_30_megabytes_is_counted_and_hashed_whole() throws IOException {
    String big = "x".repeat(30 << 20);
    String head =
        "--\n-- PostgreSQL database dump\n--\n\nCOPY public.doc (id, body, at) FROM stdin;\n";
    String end = "\\.\n\n--\n-- PostgreSQL database dump complete\n--\n";
    String small = "2\tsmall\t2026-04-01 00:00:00+00\n";
    Files.writeString(folder.resolve("a.sql"), head + "1\t" + big + "\t\\N\n" + small + end);
    Files.writeString(folder.resolve("b.sql"), head + small + "1\t" + big + "\t\\N\n" + end);
    Files.writeString(folder.resolve("c.sql"), head + small + "1\t" + big + "y\t\\N\n" + end);
    var copies = Copies.in(folder).read(Progress.SILENT);
    assertThat(copies).allMatch(Copy::good);
    assertThat(copies).allMatch(copy -> copy.rows() == 2);
    assertThat(hash(copies, "a.sql")).isEqualTo(hash(copies, "b.sql"));
    assertThat(hash(copies, "a.sql")).isNotEqualTo(hash(copies, "c.sql"));
    assertThat(copies.getFirst().tables().getFirst().bytes()).isGreaterThan(30 << 20);
  }

  private static String hash(java.util.List<Copy> copies, String path) {
    return copies.stream()
        .filter(copy -> copy.path().equals(path))
        .map(Copy::contentHash)
        .findFirst()
        .orElseThrow();
  }

  private static Arguments kind(String name, State state, String words, Made made) {
    return Arguments.of(name, state, words, made);
  }

  private static byte[] fixture(String name) throws IOException {
    return Files.readAllBytes(FIXTURES.resolve(name));
  }

  private static byte[] plain() throws IOException {
    return fixture("plain.sql");
  }

  private static int place(String text) throws IOException {
    return new String(plain(), StandardCharsets.UTF_8).indexOf(text) + text.length();
  }

  private static byte[] custom() throws IOException {
    return fixture("formats/custom.dump");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] error() {
    return text("pg_dump: error: connection to server at \"db\" failed: Connection refused\n");
  }

  private static byte[] denied() {
    return text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code>");
  }

  private static byte[] picture() {
    byte[] png = new byte[600];
    System.arraycopy(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"), 0, png, 0, 16);
    return png;
  }

  private static byte[] noise() {
    byte[] noise = new byte[4096];
    new Random(7).nextBytes(noise);
    noise[0] = 0x31;
    return noise;
  }

  /// A session key encrypted for a public key, as gpg begins a file.
  private static byte[] pgp() {
    byte[] message = noise();
    System.arraycopy(HexFormat.of().parseHex("85010c03"), 0, message, 0, 4);
    return message;
  }

  private static byte[] anyTar() {
    byte[] tar = new byte[1024];
    System.arraycopy(text("notes.txt"), 0, tar, 0, 9);
    System.arraycopy(text("00000000000"), 0, tar, 124, 11);
    System.arraycopy(text("ustar\00000"), 0, tar, 257, 8);
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    System.arraycopy(text("%06o\0 ".formatted(sum)), 0, tar, 148, 8);
    return tar;
  }

  private static byte[] utf16() throws IOException {
    return ("\uFEFF" + new String(plain(), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] flipped(byte[] bytes) {
    return at(bytes, bytes.length - 6, bytes[bytes.length - 6] ^ 1);
  }

  private static byte[] at(byte[] bytes, int place, int value) {
    bytes[place] = (byte) value;
    return bytes;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(packed).setChecksum(true)) {
      zstd.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] gzipBomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip =
        new GZIPOutputStream(packed, 1 << 16) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      bomb(gzip);
    }
    return packed.toByteArray();
  }

  private static byte[] zstdBomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream zstd = new ZstdOutputStream(packed)) {
      bomb(zstd);
    }
    return packed.toByteArray();
  }

  private static void bomb(OutputStream out) throws IOException {
    out.write(text("--\n-- PostgreSQL database dump\n--\n\nCOPY public.t (a) FROM stdin;\n"));
    byte[] nothing = new byte[1 << 20];
    Arrays.fill(nothing, (byte) 'a');
    for (int megabyte = 0; megabyte < 280; megabyte++) {
      out.write(nothing);
    }
  }
}
