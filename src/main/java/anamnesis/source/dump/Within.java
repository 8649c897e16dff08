package anamnesis.source.dump;

import java.util.Locale;

/// A table, and the database that it stands in where a copy holds several; else an empty word.
record Within(String database, String table) {
  static final Within NOTHING = new Within("", "");

  /// `dump.public.patient`, one word whatever the table is called; out of a dump of a whole server
  /// `dump.clinic/public.patient`.
  String kind() {
    return "dump." + (database.isEmpty() ? "" : word(database) + "/") + word(table);
  }

  /// Whose the keys are: the person 7 of one database is nobody in another.
  String system() {
    return database.isEmpty() ? "portal" : word(database);
  }

  private static String word(String name) {
    StringBuilder word = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              if ("%:@/".indexOf(c) >= 0 || !Character.isDefined(c) || isSpace(c)) {
                word.append(String.format(Locale.ROOT, "%%%02X", c));
              } else {
                word.appendCodePoint(c);
              }
            });
    return word.toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
