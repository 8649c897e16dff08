package anamnesis.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The smallest and the largest of many values: by size as long as all are whole numbers, else by
/// their bytes.
final class Ends {
  /// As many as the largest long has: ids that grow past 18 digits are still numbers.
  private static final int DIGITS = 19;

  private static final byte[] LARGEST =
      Long.toString(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII);

  /// Of longer ones the beginning is enough.
  private static final int LONGEST = 100;

  private boolean any;
  private boolean numbers = true;
  private long smallest = Long.MAX_VALUE;
  private long largest = Long.MIN_VALUE;
  private byte[] first = {};
  private byte[] last = {};

  void value(byte[] bytes, int from, int to) {
    if (to - from == 2 && bytes[from] == '\\' && bytes[from + 1] == 'N') {
      return;
    }
    if (numbers && isNumber(bytes, from, to)) {
      long number = number(bytes, from, to);
      smallest = Math.min(smallest, number);
      largest = Math.max(largest, number);
    } else {
      numbers = false;
    }
    int end = Math.min(to, from + LONGEST);
    if (!any || Arrays.compareUnsigned(bytes, from, end, first, 0, first.length) < 0) {
      first = Arrays.copyOfRange(bytes, from, end);
    }
    if (!any || Arrays.compareUnsigned(bytes, from, end, last, 0, last.length) > 0) {
      last = Arrays.copyOfRange(bytes, from, end);
    }
    any = true;
  }

  boolean none() {
    return !any;
  }

  /// Nothing if there was no value.
  Copy.@Nullable Key of(String column) {
    if (!any) {
      return null;
    }
    return numbers
        ? new Copy.Key(column, Long.toString(smallest), Long.toString(largest))
        : new Copy.Key(column, text(first), text(last));
  }

  private static String text(byte[] bytes) {
    return CopyText.meant(new String(bytes, StandardCharsets.UTF_8));
  }

  private static boolean isNumber(byte[] bytes, int from, int to) {
    int at = from < to && bytes[from] == '-' ? from + 1 : from;
    if (at == to || to - at > DIGITS) {
      return false;
    }
    if (to - at == DIGITS && Arrays.compareUnsigned(bytes, at, to, LARGEST, 0, DIGITS) > 0) {
      return false;
    }
    for (; at < to; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long number = 0;
    for (int at = negative ? from + 1 : from; at < to; at++) {
      number = 10 * number + (bytes[at] - '0');
    }
    return negative ? -number : number;
  }
}
