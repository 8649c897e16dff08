package anamnesis.backup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which database a `\connect` leads to. A name of other than plain letters comes as a connection
/// string: `-reuse-previous=on "dbname='its name'"`.
final class Connect {
  private static final Pattern NAMED = Pattern.compile("dbname='((?:[^'\\\\]|\\\\.)*)'");

  private Connect() {}

  static String database(String words) {
    if (!words.startsWith("-reuse-previous")) {
      return Named.in(words).table();
    }
    Matcher named = NAMED.matcher(words.replace("\"\"", "\""));
    return named.find() ? named.group(1).replaceAll("\\\\(.)", "$1") : "";
  }
}
