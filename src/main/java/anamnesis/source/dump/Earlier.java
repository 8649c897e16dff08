package anamnesis.source.dump;

import anamnesis.casefile.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/// What newer copies said of each row, where several are heard: a hash of what they said.
final class Earlier {
  private final boolean several;
  private final Map<Row, Long> newer = new HashMap<>();
  private final Map<Row, Long> now = new HashMap<>();

  private record Row(long one, long other) {}

  Earlier(boolean several) {
    this.several = several;
  }

  /// Whether a newer copy says something else of that row.
  boolean is(String kind, String id, byte[] content) {
    if (!several) {
      return false;
    }
    ByteBuffer name = hash((kind + "\0" + id).getBytes(StandardCharsets.UTF_8));
    Row row = new Row(name.getLong(), name.getLong());
    long said = hash(content).getLong();
    now.putIfAbsent(row, said);
    Long last = newer.get(row);
    return last != null && last != said;
  }

  /// From here on an older copy speaks.
  void turn() {
    now.forEach(newer::putIfAbsent);
    now.clear();
  }

  private static ByteBuffer hash(byte[] bytes) {
    MessageDigest digest = Hash.begin();
    return ByteBuffer.wrap(digest.digest(bytes));
  }
}
