package anamnesis.evidence;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One thing that was said, as bytes that sort as the shelf does: the name of the record, what is
/// known of this saying, and its line.
///
/// @param bytes never changed, and never compared but as a whole
/// @param name how many of them are the record's name
@SuppressWarnings("ArrayRecordComponent") // there are millions of them, and each is met once
record Slip(byte[] bytes, int name) {
  /// What is left out outranks what is said, so it comes first.
  private static final byte OMITTED = 0;

  private static final byte OMITTED_BEFORE = 1;
  private static final byte SAID = 2;

  private static final int SHA = 32;
  private static final int AGE = 1 + 1 + Long.BYTES + Integer.BYTES + Integer.BYTES;
  private static final int DIGEST = 16;

  /// Of a thing said, between its name and its line.
  private static final int KNOWN = 1 + SHA + Long.BYTES + 1 + AGE + DIGEST;

  private static final byte[] UNKNOWN = new byte[DIGEST];

  static Slip of(byte[] bytes) {
    int name = 0;
    for (int ends = 0; ends < 2; name++) {
      ends += bytes[name] == 0 ? 1 : 0;
    }
    return new Slip(bytes, name);
  }

  /// What stands behind the name, where that is all there is.
  static byte[] behindName(byte[] bytes) {
    return Arrays.copyOfRange(bytes, of(bytes).name, bytes.length);
  }

  /// How it was said.
  ///
  /// @param before whether in an earlier run
  /// @param worth whether it tells of the thing at all, and all of it
  /// @param digest what tells the same content from another, as far as it is known cheaply
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Saying(int turn, boolean before, Worth worth, byte[] digest) {}

  /// What a saying is worth beside others of the same record: of two, the later one here speaks.
  enum Worth {
    /// That the thing is gone: it was, and what was told of it then is not undone.
    GONE(0),

    /// No more than the columns of a row.
    ROW(1),
    WHOLE(2);

    private final byte rank;

    Worth(int rank) {
      this.rank = (byte) rank;
    }
  }

  static byte[] said(Exhibit exhibit, Saying how, byte[] line) {
    byte[] name = Sorted.name(exhibit.kind(), exhibit.id());
    ByteBuffer slip = ByteBuffer.allocate(name.length + KNOWN + line.length);
    slip.put(name).put(SAID);
    slip.put(HexFormat.of().parseHex(exhibit.sha256())).putLong(exhibit.place().offset());
    slip.put((byte) (how.before() ? 1 : 0));
    slip.put(how.worth().rank);
    age(slip, exhibit.said(), how.turn());
    return slip.put(how.digest()).put(line).array();
  }

  static byte[] omitted(Omitted erased, boolean before, byte[] line) {
    byte[] name = Sorted.name(erased.kind(), erased.id());
    return ByteBuffer.allocate(name.length + 1 + line.length)
        .put(name)
        .put(before ? OMITTED_BEFORE : OMITTED)
        .put(line)
        .array();
  }

  boolean isOf(Slip other) {
    return Arrays.equals(bytes, 0, name, other.bytes, 0, other.name);
  }

  boolean isSaid() {
    return bytes[name] == SAID;
  }

  boolean isBefore() {
    return isSaid() ? bytes[name + 1 + SHA + Long.BYTES] == 1 : bytes[name] == OMITTED_BEFORE;
  }

  /// How whole it is, of which day and in which turn: of two, the greater speaks.
  byte[] weight() {
    int from = name + 1 + SHA + Long.BYTES + 1;
    return Arrays.copyOfRange(bytes, from, from + AGE);
  }

  /// Empty where it is not known.
  byte[] digest() {
    int from = name + KNOWN - DIGEST;
    byte[] digest = Arrays.copyOfRange(bytes, from, from + DIGEST);
    return Arrays.equals(digest, UNKNOWN) ? new byte[0] : digest;
  }

  byte[] line() {
    return Arrays.copyOfRange(bytes, name + (isSaid() ? KNOWN : 1), bytes.length);
  }

  byte[] named() {
    return Arrays.copyOf(bytes, name);
  }

  boolean isWhole() {
    return weight()[0] == Worth.WHOLE.rank;
  }

  /// Whether it says only that the thing is gone.
  boolean isGone() {
    return weight()[0] == Worth.GONE.rank;
  }

  /// Whether it was read in a file or copy, which is of a day.
  boolean isOfADay() {
    return day(weight()) != null;
  }

  /// The day of a weight; nothing if it has none.
  static @Nullable Instant day(byte[] weight) {
    ByteBuffer read = ByteBuffer.wrap(weight, 1, weight.length - 1);
    boolean today = read.get() == 1;
    return today ? null : Instant.ofEpochSecond(turned(read.getLong()), read.getInt());
  }

  /// What has no day is said of today.
  private static void age(ByteBuffer slip, @Nullable Instant day, int turn) {
    slip.put((byte) (day == null ? 1 : 0));
    slip.putLong(turned(day == null ? Long.MIN_VALUE : day.getEpochSecond()));
    slip.putInt(day == null ? 0 : day.getNano());
    slip.putInt(turn ^ Integer.MIN_VALUE);
  }

  /// As unsigned numbers the negative ones come first so.
  private static long turned(long number) {
    return number ^ Long.MIN_VALUE;
  }
}
