package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The table of contents that a pg_dump archive begins with: its head, and an entry for every
/// object in it.
///
/// Follows `pg_backup_archiver.c` of PostgreSQL 9.3 (archive version 1.12) to 18 (1.16).
///
/// @param packing of the data behind it
/// @param takenAt in the dumping machine's local time, which the archive does not name: read as UTC
record Toc(
    Packing packing,
    ArchiveInput.Sizes sizes,
    Optional<Instant> takenAt,
    String database,
    String serverVersion,
    String dumpVersion,
    List<Entry> entries) {
  /// The file of a directory or a tar that holds it.
  static final String FILE = "toc.dat";

  static final int NO_DATA = 3;

  /// A directory's calls itself a tar: what tells them apart is where they lie.
  private static final int CUSTOM = 1;

  private static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);
  private static final int OLDEST = version(1, 12);
  private static final int NEWEST = version(1, 16);

  /// No database has more objects than this; a larger number is damage.
  private static final int MOST = 20_000_000;

  Toc {
    entries = List.copyOf(entries);
  }

  /// An object of the database.
  ///
  /// @param makes the statements that would make it
  /// @param copies the `COPY … FROM stdin;` that its data belong to; empty if they are INSERTs
  /// @param file that holds its data, in a directory or a tar
  record Entry(int id, String kind, String makes, String copies, boolean hasData, String file) {
    boolean isRows() {
      return kind.equals("TABLE DATA");
    }
  }

  /// What reads on behind it.
  ArchiveInput input(InputStream in) {
    return new ArchiveInput(in, sizes);
  }

  static Toc read(InputStream in) throws IOException {
    ArchiveInput input = new ArchiveInput(in);
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new Damaged("its table of contents does not begin as one");
    }
    int version = version(input.octet(), input.octet());
    input.octet();
    if (version < OLDEST || version > NEWEST) {
      throw new Damaged(
          "archive version %s.%s is not known here".formatted(version >> 8, version & 0xff));
    }
    ArchiveInput.Sizes sizes = input.sized(input.octet(), input.octet());
    boolean custom = input.octet() == CUSTOM;
    Packing packing = packing(input, version);
    Optional<Instant> takenAt = takenAt(input);
    String database = input.textOrEmpty();
    String server = input.textOrEmpty();
    String dump = input.textOrEmpty();
    return new Toc(
        packing, sizes, takenAt, database, server, dump, entries(input, version, custom));
  }

  private static int version(int major, int minor) {
    return major << 8 | minor;
  }

  private static Packing packing(ArchiveInput input, int version) throws IOException {
    if (version < version(1, 15)) {
      return input.number() == 0 ? Packing.NONE : Packing.GZIP;
    }
    return switch (input.octet()) {
      case 0 -> Packing.NONE;
      case 1 -> Packing.GZIP;
      case 2 -> Packing.LZ4;
      case 3 -> Packing.ZSTD;
      default -> throw new Damaged("its data are packed in a way that is not known here");
    };
  }

  private static Optional<Instant> takenAt(ArchiveInput input) throws IOException {
    int second = input.number();
    int minute = input.number();
    int hour = input.number();
    int day = input.number();
    int month = input.number() + 1;
    int year = input.number() + 1900;
    input.number();
    try {
      LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59));
      return Optional.of(time.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Entry> entries(ArchiveInput input, int version, boolean custom)
      throws IOException {
    int count = input.number();
    if (count < 0 || count > MOST) {
      throw new Damaged("its table of contents does not add up");
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(input, version, custom));
    }
    return entries;
  }

  /// In the order of `WriteToc`; what is of no use here is read past.
  private static Entry entry(ArchiveInput input, int version, boolean custom) throws IOException {
    int id = input.number();
    boolean dumped = input.number() != 0;
    skip(input, 3);
    String kind = input.textOrEmpty();
    input.number();
    String makes = input.textOrEmpty();
    input.text();
    String copies = input.textOrEmpty();
    skip(input, version < version(1, 14) ? 2 : 3);
    if (version >= version(1, 16)) {
      input.number();
    }
    skip(input, 2);
    while (input.text() != null) {
      // What it depends on, which pg_restore needs and a reader does not.
    }
    String file = custom ? "" : input.textOrEmpty();
    boolean kept = custom ? input.offset() : !file.isEmpty();
    return new Entry(id, kind, makes, copies, dumped && kept, file);
  }

  private static void skip(ArchiveInput input, int texts) throws IOException {
    for (int i = 0; i < texts; i++) {
      input.text();
    }
  }
}
