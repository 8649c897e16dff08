package anamnesis.database;

import anamnesis.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How a setting is spelled for the driver, and how it is spelled in a URL.
final class Spelled {
  private static final Map<String, String> SERVERS =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "secondary", "secondary",
          "prefer-standby", "preferSecondary",
          "preferSecondary", "preferSecondary",
          "preferPrimary", "preferPrimary");

  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private Spelled() {}

  static String value(String key, String value) {
    return switch (key) {
      case "target_session_attrs" -> one(key, value, SERVERS.get(value));
      case "sslmode" -> one(key, value, MODES.contains(value) ? value : null);
      case "load_balance_hosts" -> String.valueOf(value.equals("random") || value.equals("true"));
      case "keepalives" -> String.valueOf(!value.equals("0") && !value.equals("false"));
      case "connect_timeout" -> seconds(value);
      default -> value;
    };
  }

  /// Waiting for ever is no answer; libpq itself waits two seconds at least.
  private static String seconds(String value) {
    if (!value.matches("[0-9]{1,4}")) {
      throw new Refusal(
          "connect_timeout is not a number of seconds", "write it as connect_timeout=10");
    }
    int seconds = Integer.parseInt(value);
    return String.valueOf(seconds == 0 ? 60 : Math.max(2, seconds));
  }

  private static String one(
      String key, String value, @org.jspecify.annotations.Nullable String known) {
    if (known == null) {
      Set<String> all = key.equals("sslmode") ? MODES : SERVERS.keySet();
      throw new Refusal(
          "%s=%s is not understood".formatted(key, value.replaceAll("[^A-Za-z0-9_-]", "?")),
          "it is one of " + String.join(", ", all.stream().sorted().toList()));
    }
    return known;
  }

  /// Letters, digits and what means nothing in a URL stay; the rest is percent-encoded.
  static String inUrl(String text) {
    StringBuilder url = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || "._~-/".indexOf(point) >= 0) {
                url.appendCodePoint(point);
              } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                  url.append(String.format(Locale.ROOT, "%%%02X", b));
                }
              }
            });
    return url.toString();
  }
}
