package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Counts the rows of each table, takes the hash of what they say, and keeps the ends of their keys
/// and times.
///
/// The hash is a sum over the hashes of rows, so it does not depend on the order in which a server
/// happened to keep them, and needs no more memory than one row.
final class Tables implements Contents {
  private final TreeMap<String, Counted> tables = new TreeMap<>();
  private final SequencedMap<String, Long> sequences = new LinkedHashMap<>();
  private final long latest;
  private Counted current = new Counted(new Columns(List.of(), 0));

  /// @param latest no row was written after it: a later time is a plan, or a mistake
  Tables(Instant latest) {
    this.latest = Stamp.micros(latest);
  }

  @Override
  public void table(String name, List<String> columns) {
    Counted counted = tables.get(name);
    if (counted == null) {
      counted = new Counted(new Columns(columns, latest));
      tables.put(name, counted);
    } else if (!columns.isEmpty() && !counted.columns.named(columns)) {
      counted.columns = counted.columns.then(columns);
    }
    current = counted;
  }

  @Override
  public void row(CopyRow row) {
    current.sum.add(row.hash());
    current.rows++;
    current.bytes += row.length() + 1;
    current.columns.row(row);
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
    MessageDigest digest = Sha256.begin();
    tables.forEach(
        (name, counted) -> {
          if (counted.rows > 0) {
            String line = name + '\t' + counted.rows + '\t' + counted.sum + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static final class Counted {
    private final Sum sum = new Sum();
    private Columns columns;
    private long rows;
    private long bytes;

    Counted(Columns columns) {
      this.columns = columns;
    }

    Copy.Table as(String name) {
      return new Copy.Table(
          name,
          rows,
          bytes,
          columns.newest(),
          columns.newestOf(),
          columns.key(),
          rows == 0 ? null : sum.toString());
    }
  }
}
