package anamnesis.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One thing that could not be understood, as bytes that sort as their shelf does.
///
/// @param name how many of the bytes tell it from another
@SuppressWarnings("ArrayRecordComponent") // there may be millions of them, and each is met once
record Fault(byte[] bytes, int name) {
  static byte[] slip(Quarantined fault, boolean before, byte[] line) {
    byte[] name =
        new Sorted()
            .word(fault.kind())
            .word(fault.sha256())
            .number(fault.place().row())
            .number(fault.place().offset())
            .word(fault.reason())
            .word(fault.id())
            .bytes();
    return ByteBuffer.allocate(Integer.BYTES + name.length + 1 + line.length)
        .put(name)
        .put((byte) (before ? 1 : 0))
        .put(line)
        .putInt(name.length)
        .array();
  }

  static Fault of(byte[] bytes) {
    return new Fault(bytes, ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES));
  }

  boolean is(Fault other) {
    return Arrays.equals(bytes, 0, name, other.bytes, 0, other.name);
  }

  boolean isBefore() {
    return bytes[name] == 1;
  }

  byte[] line() {
    return Arrays.copyOfRange(bytes, name + 1, bytes.length - Integer.BYTES);
  }
}
