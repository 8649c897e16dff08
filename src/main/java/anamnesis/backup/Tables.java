package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Counts the rows of each table and takes the hash of what they say.
///
/// The hash is a sum over the hashes of rows, so it does not depend on the order in which a server
/// happened to keep them, and needs no more memory than one row.
final class Tables implements Contents {
  private final TreeMap<String, Counted> tables = new TreeMap<>();
  private final SequencedMap<String, Long> sequences = new LinkedHashMap<>();
  private final MessageDigest digest = Sha256.begin();
  private final byte[] hash = new byte[32];
  private final long latest;
  private Counted current = new Counted();

  /// @param latest no row was written after it: a later time is a plan, or a mistake
  Tables(Instant latest) {
    this.latest = Stamp.micros(latest);
  }

  @Override
  public void table(String name, List<String> columns) {
    current = tables.computeIfAbsent(name, unseen -> new Counted());
    current.stamps =
        IntStream.range(0, columns.size()).filter(i -> Stamp.speaks(columns.get(i))).toArray();
  }

  @Override
  public void row(CopyRow row) {
    row.into(digest);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
    current.rows++;
    current.sum.add(hash);
    row.fields(current.stamps, this::stamp);
  }

  @Override
  public void sequence(String name, long last) {
    sequences.put(name, last);
  }

  List<Copy.Table> all() {
    List<Copy.Table> all = new ArrayList<>();
    tables.forEach((name, counted) -> all.add(counted.as(name)));
    return all;
  }

  SequencedMap<String, Long> sequences() {
    return sequences;
  }

  /// Of the tables that hold rows: an empty one leaves no trace in a dump of INSERTs.
  String contentHash() {
    tables.forEach(
        (name, counted) -> {
          if (counted.rows > 0) {
            String line = name + '\t' + counted.rows + '\t' + counted.sum + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private void stamp(int wanted, byte[] bytes, int from, int to) {
    long at = Stamp.micros(bytes, from, to);
    if (at > current.newest && at <= latest) {
      current.newest = at;
    }
  }

  private static final class Counted {
    private final Sum sum = new Sum();
    private long rows;
    private long newest = Stamp.NONE;
    private int[] stamps = {};

    Copy.Table as(String name) {
      return new Copy.Table(name, rows, newest == Stamp.NONE ? null : Stamp.instant(newest));
    }
  }
}
