package anamnesis.casefile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON put down field by field, for what is written by the million: the same bytes as [Json] makes
/// of it, without looking at the type of anything.
public final class JsonText {
  private static final String HEX = "0123456789ABCDEF";
  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String ESCAPES = "btnfr\"\\";

  private byte[] bytes = new byte[512];
  private int size;
  private boolean follows;

  public JsonText open(char bracket) {
    separate();
    put(bracket);
    follows = false;
    return this;
  }

  public JsonText close(char bracket) {
    put(bracket);
    follows = true;
    return this;
  }

  public JsonText name(String name) {
    separate();
    quote(name);
    put(':');
    follows = false;
    return this;
  }

  public JsonText field(String name, String value) {
    name(name).quote(value);
    follows = true;
    return this;
  }

  public JsonText field(String name, long value) {
    return plain(name, Long.toString(value));
  }

  public JsonText field(String name, boolean value) {
    return plain(name, Boolean.toString(value));
  }

  private JsonText plain(String name, String word) {
    name(name);
    for (int i = 0; i < word.length(); i++) {
      put(word.charAt(i));
    }
    follows = true;
    return this;
  }

  public byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void separate() {
    if (follows) {
      put(',');
    }
  }

  private void quote(String text) {
    put('"');
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (plain.length == text.length() && isPlain(plain)) {
      room(plain.length);
      System.arraycopy(plain, 0, bytes, size, plain.length);
      size += plain.length;
    } else {
      spell(text);
    }
    put('"');
  }

  /// Whether each of these bytes stands for itself. A question mark may stand for half of a
  /// character.
  private static boolean isPlain(byte[] ascii) {
    for (byte b : ascii) {
      if (b < ' ' || b == '"' || b == '\\' || b == '?') {
        return false;
      }
    }
    return true;
  }

  private void spell(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(unit, text.charAt(i + 1));
      if (pair) {
        utf8(Character.toCodePoint(unit, text.charAt(++i)));
      } else if (Character.isSurrogate(unit)) {
        escape(unit);
      } else if (unit < ' ' || unit == '"' || unit == '\\') {
        shorten(unit);
      } else {
        utf8(unit);
      }
    }
  }

  private void shorten(char unit) {
    int known = ESCAPED.indexOf(unit);
    if (known < 0) {
      escape(unit);
    } else {
      put('\\');
      put(ESCAPES.charAt(known));
    }
  }

  /// Half of a character has no bytes of its own.
  private void escape(char unit) {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(HEX.charAt((unit >> shift) & 0xF));
    }
  }

  private void utf8(int c) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6));
      put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }

  private void put(int b) {
    room(1);
    bytes[size++] = (byte) b;
  }

  private void room(int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
    }
  }
}
