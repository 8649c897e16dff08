package anamnesis.backup;

/// 64 bits that stand for some bytes: enough to tell millions of values apart, no proof of
/// anything.
public final class Mark {
  private Mark() {}

  /// FNV-1a, and a last stir, so that its highest bits are as good as its lowest.
  public static long of(byte[] bytes, int from, int to) {
    long mark = 0xcbf29ce484222325L;
    for (int at = from; at < to; at++) {
      mark = (mark ^ bytes[at]) * 0x100000001b3L;
    }
    mark = (mark ^ (mark >>> 32)) * 0x9e3779b97f4a7c15L;
    return mark ^ (mark >>> 29);
  }
}
