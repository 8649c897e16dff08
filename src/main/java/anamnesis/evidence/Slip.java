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

  /// @param before whether it was said in an earlier run
  /// @param digest what tells the same content from another, as far as it is known cheaply
  static byte[] said(Exhibit exhibit, int turn, boolean before, byte[] digest, byte[] line) {
    byte[] name = Sorted.name(exhibit.kind(), exhibit.id());
    ByteBuffer slip = ByteBuffer.allocate(name.length + KNOWN + line.length);
    slip.put(name).put(SAID);
    slip.put(HexFormat.of().parseHex(exhibit.sha256())).putLong(exhibit.place().offset());
    slip.put((byte) (before ? 1 : 0));
    slip.put((byte) (exhibit.isWhole() ? 1 : 0));
    age(slip, exhibit.said(), turn);
    return slip.put(digest).put(line).array();
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
    return weight()[0] == 1;
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
