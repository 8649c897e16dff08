package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// One file that may be a copy, read once from its first byte to its last.
final class CopyFile {
  /// What a name in local time may be off from UTC.
  private static final Duration ZONES = Duration.ofDays(1);

  private final Path file;
  private final String path;
  private final MessageDigest digest = Sha256.begin();

  /// @param path what the copy is to be called
  CopyFile(Path file, String path) {
    this.file = file;
    this.path = path;
  }

  Copy copy() throws IOException {
    try {
      Format format = Format.of(head());
      return switch (format) {
        case PLAIN, GZIP -> dump(format);
        case UTF16 ->
            unread(format, "written as UTF-16 by a shell's redirection, so not restorable");
        case UNKNOWN -> unread(format, "no backup format that is known here");
        case CUSTOM, DIRECTORY, TAR, ZSTD, XZ, BZIP2, LZ4, ZIP ->
            unread(format, "the %s format cannot be read here yet".formatted(format.word()));
      };
    } catch (AccessDeniedException e) {
      return copy(Format.UNKNOWN.word(), "no right to read this file");
    }
  }

  /// Tells the rows of a copy that can be read.
  void tell(Contents told) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      new PlainDump(told).read(opened(Format.of(head()), raw));
    }
  }

  private Copy dump(Format format) throws IOException {
    Tables tables = new Tables(takenAt().plus(ZONES));
    PlainDump dump = new PlainDump(tables);
    String broken;
    try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest)) {
      broken = broken(format, dump, raw);
      raw.transferTo(OutputStream.nullOutputStream());
    }
    boolean read = broken == null && dump.bytes() > 0;
    String problem = broken == null ? dump.problem().orElse(noRows(tables)) : broken;
    return new Copy(
        path,
        format.word(),
        dump.takenAt().orElse(takenAt()),
        read && dump.complete(),
        dump.bytes() == 0 && broken == null ? "empty: 0 bytes" : problem,
        Files.size(file),
        dump.bytes(),
        HexFormat.of().formatHex(digest.digest()),
        read && dump.complete() ? tables.contentHash() : null,
        dump.randomised(),
        tables.all(),
        tables.sequences());
  }

  /// Reads the dump; what stopped it short of its end, if anything did.
  private static @Nullable String broken(Format format, PlainDump dump, InputStream raw) {
    try {
      InputStream text = opened(format, raw);
      text.mark(Format.HEAD);
      Format inner = Format.of(text.readNBytes(Format.HEAD));
      if (inner != Format.PLAIN) {
        return "the %s format cannot be read here yet".formatted(inner.word());
      }
      text.reset();
      dump.read(text);
      return null;
    } catch (EOFException e) {
      return "cut short: its gzip stream has no end";
    } catch (ZipException e) {
      return "damaged: its gzip stream does not add up";
    } catch (IOException e) {
      return "cannot be read to its end (%s)".formatted(e.getMessage());
    }
  }

  /// A dump that gives back no row is none, however complete it is.
  private static @Nullable String noRows(Tables tables) {
    List<Copy.Table> all = tables.all();
    return all.stream().anyMatch(table -> table.rows() > 0)
        ? null
        : "holds no row in any of %s tables".formatted(all.size());
  }

  private Copy unread(Format format, String problem) throws IOException {
    try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest)) {
      raw.transferTo(OutputStream.nullOutputStream());
    }
    return copy(format.word(), problem);
  }

  private Copy copy(String format, String problem) throws IOException {
    return new Copy(
        path,
        format,
        takenAt(),
        false,
        problem,
        Files.size(file),
        Files.size(file),
        HexFormat.of().formatHex(digest.digest()),
        null,
        false,
        List.of(),
        new LinkedHashMap<>());
  }

  private Instant takenAt() throws IOException {
    Optional<Instant> named = TakenAt.named(path);
    return named.isPresent() ? named.get() : Files.getLastModifiedTime(file).toInstant();
  }

  private byte[] head() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Format.HEAD);
    }
  }

  private static InputStream opened(Format format, InputStream raw) throws IOException {
    return new BufferedInputStream(
        format == Format.GZIP ? ReadAhead.of(new GZIPInputStream(raw, 1 << 16)) : raw, 1 << 16);
  }
}
