package anamnesis.database;

import anamnesis.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Takes a database URL apart as libpq does, into the settings it names.
///
/// Not by Java's own reading of a URL: that refuses half of what passwords are made of, and takes a
/// host with an underscore for this machine.
final class UrlText {
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final boolean jdbc;

  private UrlText(boolean jdbc) {
    this.jdbc = jdbc;
  }

  static Map<String, String> settings(String text) {
    boolean jdbc = text.startsWith("jdbc:");
    String plain = jdbc ? text.substring("jdbc:".length()) : text;
    String lower = plain.toLowerCase(Locale.ROOT);
    UrlText url = new UrlText(jdbc);
    if (lower.startsWith("postgresql://") || lower.startsWith("postgres://")) {
      url.read(plain.substring(plain.indexOf("://") + 3));
    } else if (jdbc && lower.startsWith("postgresql:")) {
      url.path(plain.substring("postgresql:".length()).replaceFirst("^/", ""));
    } else {
      throw new Refusal(
          "that is not the URL of a PostgreSQL database",
          "write it as postgresql://USER@HOST:PORT/DATABASE, the password in PGPASSFILE");
    }
    return url.settings;
  }

  private void read(String rest) {
    int slash = rest.indexOf('/');
    String head = slash < 0 ? rest : rest.substring(0, slash);
    int question = head.indexOf('?');
    int at = head.lastIndexOf('@');
    if (question >= 0 && at > question) {
      throw unreadable("a question mark stands before the @");
    }
    if (question >= 0) {
      slash = question;
      head = head.substring(0, question);
    }
    if (at >= 0) {
      user(head.substring(0, at));
    }
    servers(head.substring(at + 1));
    if (slash >= 0) {
      path(rest.charAt(slash) == '/' ? rest.substring(slash + 1) : rest.substring(slash));
    }
  }

  private void user(String text) {
    int colon = text.indexOf(':');
    put("user", decoded(colon < 0 ? text : text.substring(0, colon)));
    if (colon >= 0) {
      put("password", decoded(text.substring(colon + 1)));
    }
  }

  private void servers(String text) {
    if (text.isEmpty()) {
      return;
    }
    StringBuilder hosts = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    for (String server : text.split(",", -1)) {
      int colon = server.indexOf(':', Math.max(0, server.lastIndexOf(']')));
      String host = colon < 0 ? server : server.substring(0, colon);
      hosts.append(hosts.isEmpty() && ports.isEmpty() ? "" : ",").append(decoded(bare(host)));
      ports.append(ports.isEmpty() && hosts.indexOf(",") < 0 ? "" : ",");
      ports.append(colon < 0 ? "" : server.substring(colon + 1));
    }
    put("host", hosts.toString());
    put("port", ports.toString().matches(",*") ? "" : ports.toString());
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private void path(String text) {
    int question = text.indexOf('?');
    put("dbname", decoded(question < 0 ? text : text.substring(0, question)));
    if (question >= 0) {
      for (String part : text.substring(question + 1).split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          set(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
        } else if (!part.isEmpty()) {
          throw unreadable("a setting has no value");
        }
      }
    }
  }

  private void set(String key, String value) {
    // The driver's own `ssl=true` checks name and issuer; libpq's only asks for encryption.
    if (key.equals("ssl")) {
      put("sslmode", value.equals("true") ? (jdbc ? "verify-full" : "require") : "prefer");
    } else {
      put(UrlKeys.known(key), value);
    }
  }

  private void put(String key, String value) {
    if (!value.isEmpty() || key.equals("password")) {
      settings.put(key, value);
    }
  }

  /// Percent signs undone; a plus is a plus.
  private static String decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 4);
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) != '%') {
        int point = text.codePointAt(i);
        bytes.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      } else if (i + 2 < text.length() && hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
        bytes.put((byte) (hex(text, i + 1) * 16 + hex(text, i + 2)));
        i += 3;
      } else {
        throw unreadable("a percent sign is not followed by two hexadecimal digits");
      }
    }
    return text(bytes.flip());
  }

  private static int hex(String text, int i) {
    char c = text.charAt(i);
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static String text(ByteBuffer bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw unreadable("it holds a zero byte");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw unreadable("its percent signs do not spell UTF-8");
    }
  }

  /// What cannot be read is not repeated: it may be half of a password.
  private static Refusal unreadable(String what) {
    return new Refusal(
        "that database URL cannot be read: " + what,
        "percent-encode odd characters of user and password, or put the password in PGPASSFILE");
  }
}
