package anamnesis.casefile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads what [JsonText] wrote, field by field in the same order. Whatever else it meets makes it
/// odd, for good: then nothing that it said counts.
public final class JsonCursor {
  /// So many digits are a long, whatever they are.
  private static final int MOST_DIGITS = 18;

  private static final Repeated WORDS = new Repeated();

  private final byte[] line;
  private int at;
  private boolean odd;

  public JsonCursor(byte[] line, int from) {
    this.line = line;
    this.at = from;
  }

  /// Whether the line ends here, and was all as it is written.
  public boolean isDone() {
    return !odd && at == line.length;
  }

  public boolean isOdd() {
    return odd;
  }

  /// What was read is none of what may stand there.
  public void refuse() {
    odd = true;
  }

  /// Whether this stands here; if it does, goes on behind it.
  public boolean passes(String literal) {
    int end = at + literal.length();
    if (odd || end > line.length) {
      return false;
    }
    for (int i = 0; i < literal.length(); i++) {
      if (line[at + i] != literal.charAt(i)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  public void expect(String literal) {
    if (!passes(literal)) {
      odd = true;
    }
  }

  /// A text to its closing quote.
  ///
  /// @param before what stands before it, its opening quote too
  public String text(String before) {
    return text(before, false);
  }

  /// The same of a text that other lines have too: they share it.
  public String word(String before) {
    return text(before, true);
  }

  private String text(String before, boolean repeated) {
    expect(before);
    int from = at;
    boolean ascii = true;
    while (at < line.length && line[at] != '"') {
      odd |= line[at] == '\\' || (line[at] >= 0 && line[at] < ' ');
      ascii &= line[at] >= 0;
      at++;
    }
    odd |= at == line.length;
    if (odd) {
      return "";
    }
    int length = at++ - from;
    if (!ascii) {
      return decoded(from, length);
    }
    return repeated
        ? WORDS.of(line, from, length)
        : new String(line, from, length, StandardCharsets.ISO_8859_1);
  }

  private String decoded(int from, int length) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line, from, length);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      odd = true;
      return "";
    }
  }

  /// @param before what stands before it
  public long number(String before) {
    expect(before);
    boolean negative = passes("-");
    int from = at;
    long number = 0;
    while (at < line.length && line[at] >= '0' && line[at] <= '9' && at - from < MOST_DIGITS) {
      number = number * 10 + line[at++] - '0';
    }
    odd |= at == from || (line[from] == '0' && at - from > 1);
    return negative ? -number : number;
  }

  /// A text that is the name of one of these.
  public <E extends Enum<E>> E one(E[] all, String before) {
    String name = word(before);
    for (E one : all) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    odd = true;
    return all[0];
  }

  public boolean flag(String before) {
    expect(before);
    boolean flag = passes("true");
    if (!flag) {
      expect("false");
    }
    return flag;
  }

  /// All up to the closing bracket.
  ///
  /// @param before what stands before the first, the opening bracket too
  public <T> List<T> list(String before, Supplier<T> next) {
    expect(before);
    List<T> list = new ArrayList<>();
    while (!odd && !passes("]")) {
      if (!list.isEmpty()) {
        expect(",");
      }
      list.add(next.get());
    }
    return list;
  }

  /// One that fits into thirty-two bits.
  public int small(String before) {
    long number = number(before);
    odd |= number != (int) number;
    return (int) number;
  }
}
