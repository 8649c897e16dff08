package anamnesis.backup;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts the rows of each table and takes the hash of what they say.
///
/// The hash is a sum over the hashes of rows, so it does not depend on the order in which a server
/// happened to keep them, and needs no more memory than one row.
final class Tables implements Contents {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private final TreeMap<String, Sums> tables = new TreeMap<>();
  private final SequencedMap<String, Long> sequences = new LinkedHashMap<>();
  private final MessageDigest digest = Sha256.begin();
  private final Instant latest;
  private Sums current = new Sums();

  /// @param latest no row was written after it: a later time is a plan, or a mistake
  Tables(Instant latest) {
    this.latest = latest;
  }

  @Override
  public void table(String name, List<String> columns) {
    current = tables.computeIfAbsent(name, unseen -> new Sums());
    current.stamps =
        IntStream.range(0, columns.size()).filter(i -> Stamp.speaks(columns.get(i))).toArray();
  }

  @Override
  public void row(List<@Nullable String> values) {
    current.rows++;
    current.sum = current.sum.add(hash(values)).mod(MODULUS);
    for (int column : current.stamps) {
      String value = column < values.size() ? values.get(column) : null;
      if (value != null) {
        Stamp.of(value).filter(at -> !at.isAfter(latest)).ifPresent(current::seen);
      }
    }
  }

  @Override
  public void sequence(String name, long last) {
    sequences.put(name, last);
  }

  List<Copy.Table> all() {
    List<Copy.Table> all = new ArrayList<>();
    tables.forEach((name, sums) -> all.add(new Copy.Table(name, sums.rows, sums.newest)));
    return all;
  }

  SequencedMap<String, Long> sequences() {
    return sequences;
  }

  /// Of the tables that hold rows: an empty one leaves no trace in a dump of INSERTs.
  String contentHash() {
    tables.forEach(
        (name, sums) -> {
          if (sums.rows > 0) {
            String line = name + '\t' + sums.rows + '\t' + sums.sum.toString(16) + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private BigInteger hash(List<@Nullable String> values) {
    for (String value : values) {
      byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
      String length = value == null ? "n" : bytes.length + ":";
      digest.update(length.getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return new BigInteger(1, digest.digest());
  }

  private static final class Sums {
    private long rows;
    private BigInteger sum = BigInteger.ZERO;
    private @Nullable Instant newest;
    private int[] stamps = {};

    void seen(Instant at) {
      if (newest == null || at.isAfter(newest)) {
        newest = at;
      }
    }
  }
}
