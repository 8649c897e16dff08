package anamnesis.source.stripe;

import anamnesis.casefile.Json;
import anamnesis.casefile.Nesting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;

/// Where the parts of a value in JSON stand, by brackets, quotes and commas alone: what they are
/// worth is not asked, so nothing is too deep or too long for it. Of one that is cut off it knows
/// the parts before the cut, and the one that is cut.
final class Outline {
  private final byte[] json;
  private final Nesting nesting = new Nesting();
  private final List<Part> parts = new ArrayList<>();
  private int at;
  private boolean over;
  private String name = "";
  private int begun = -1;

  /// @param name empty in a list
  /// @param to behind its last byte; -1 where it is cut off
  record Part(String name, int from, int to) {
    boolean isWhole() {
      return to >= 0;
    }
  }

  private Outline(byte[] json, int from) {
    this.json = json;
    this.at = from;
  }

  /// @param from where the value begins, or white space before it
  static Outline of(byte[] json, int from) {
    Outline outline = new Outline(json, from);
    outline.read();
    return outline;
  }

  /// What an object says that it is called; empty if it does not, or not before it is cut off.
  static String id(byte[] json, int from) {
    return of(json, from).parts.stream()
        .filter(part -> part.name().equals("id") && part.isWhole())
        .findFirst()
        .map(part -> json[part.from()] == '"' ? text(json, part.from(), part.to()) : "")
        .map(Parsing::id)
        .orElse("");
  }

  /// What stands first on a page, cut off or not; empty if that cannot be told.
  static String first(byte[] page) {
    for (Part list : of(page, 0).parts) {
      if (list.name().equals("data") && page[list.from()] == '[') {
        List<Part> elements = of(page, list.from()).parts;
        return elements.isEmpty() ? "" : id(page, elements.getFirst().from());
      }
    }
    return "";
  }

  /// Whether it has an end, and nothing but white space stands behind that.
  boolean isAll() {
    int rest = at;
    while (rest < json.length && Nesting.isSpace(json[rest])) {
      rest++;
    }
    return over && rest == json.length;
  }

  /// Of an object or a list, in their order; of anything else none.
  List<Part> parts() {
    return List.copyOf(parts);
  }

  private void read() {
    boolean sound = true;
    while (sound && at < json.length && !over) {
      if (Nesting.isSpace(json[at])) {
        at++;
      } else {
        sound = token(json[at]);
        over = sound && nesting.depth() == 0;
      }
    }
    if (begun >= 0) {
      parts.add(new Part(name, begun, -1));
    }
  }

  private boolean token(byte c) {
    return switch (c) {
      case '{', '[' -> begins() && nesting.opens(c == '[') && passes();
      case '}', ']' -> nesting.closes(c == ']') && passes() && ends();
      case ':' -> nesting.colon() && passes();
      case ',' -> nesting.comma() && passes();
      case '"' -> text();
      default -> word();
    };
  }

  private boolean passes() {
    at++;
    return true;
  }

  private boolean text() {
    boolean key = nesting.wantsKey();
    int from = at;
    if (!key && !begins()) {
      return false;
    }
    at++;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    if (at >= json.length) {
      return false;
    }
    at++;
    return key ? names(from) : ends();
  }

  private boolean names(int from) {
    nesting.key();
    name = nesting.depth() == 1 ? text(json, from, at) : name;
    return true;
  }

  /// A number, `true`, `false`, `null`, or what should be one.
  private boolean word() {
    if (!begins()) {
      return false;
    }
    while (at < json.length && !Nesting.isSpace(json[at]) && "{}[]:,\"".indexOf(json[at]) < 0) {
      at++;
    }
    return at < json.length && ends();
  }

  /// A value begins here, if one may.
  private boolean begins() {
    boolean may = nesting.wantsValue();
    begun = may && nesting.depth() == 1 ? at : begun;
    return may;
  }

  private boolean ends() {
    nesting.value();
    if (nesting.depth() == 1) {
      parts.add(new Part(name, begun, at));
      begun = -1;
    }
    return true;
  }

  /// Between its quotes; nothing if no parser takes it.
  private static String text(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      if (json[i] == '\\' || json[i] < 0) {
        return unescaped(Arrays.copyOfRange(json, from, to));
      }
    }
    return new String(json, from + 1, to - from - 2, StandardCharsets.US_ASCII);
  }

  private static String unescaped(byte[] text) {
    try {
      return Json.tree(text).asString("");
    } catch (JacksonException none) {
      return "";
    }
  }
}
