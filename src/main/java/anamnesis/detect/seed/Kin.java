package anamnesis.detect.seed;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a file of a checkout is for, as its path tells, and where that says nothing, its text.
enum Kin {
  /// It writes into whatever database it is run against.
  SEEDER,
  FIXTURE,
  MIGRATION,
  NONE;

  private static final Set<String> SEEDERS =
      Set.of("seed", "seeds", "seeder", "seeders", "seeding", "seeded", "populate");

  private static final Set<String> FIXTURES =
      Set.of(
          "fixture",
          "fixtures",
          "factory",
          "factories",
          "mock",
          "mocks",
          "mocked",
          "demo",
          "demos",
          "sample",
          "samples",
          "dummy",
          "fake",
          "fakes",
          "testdata",
          "seeddata",
          "mockdata",
          "demodata",
          "sampledata");

  private static final Set<String> MIGRATIONS =
      Set.of("migration", "migrations", "migrate", "alembic");

  private static final Pattern SPEAKS =
      Pattern.compile(
          "(?i)\\bseed(?:s|er|ers|ing|ed)?\\b|\\bfixtures?\\b"
              + "|(?:mock|demo|sample|dummy|fake|test|initial)[ _-]?(?:data|patients?|users?|records?)");

  private static final Pattern CREATES =
      Pattern.compile(
          "(?i)createMany|create!|::create\\(|\\.create\\(|insert|bulk_create|first_?or_?create"
              + "|update_?or_?create|find_or_create_by|get_or_create|upsert|\\.save\\(");

  private static final Pattern WRITES =
      Pattern.compile("(?i)\\binsert\\s+into\\b|\\bcopy\\s+[^;]{1,300}\\bfrom\\s+stdin\\b");

  private static final String DUMP = "-- PostgreSQL database dump";

  /// @param path from the checkout's folder on
  static Kin of(String path) {
    Set<String> words = new HashSet<>();
    for (String part : path.split("/")) {
      List<String> own = new ArrayList<>(ColumnKind.words(part));
      words.addAll(own);
      if (own.contains("data") && (own.contains("test") || own.contains("initial"))) {
        words.add("testdata");
      }
    }
    return words.stream().anyMatch(SEEDERS::contains)
        ? SEEDER
        : words.stream().anyMatch(FIXTURES::contains)
            ? FIXTURE
            : words.stream().anyMatch(MIGRATIONS::contains) ? MIGRATION : NONE;
  }

  /// What its text tells. A dump of a database is a copy of it, and seeds nothing.
  static Kin of(String path, String text) {
    Kin told = of(path);
    boolean sql = path.toLowerCase(Locale.ROOT).endsWith(".sql");
    if (sql && (told == NONE || told == MIGRATION)) {
      boolean dump = text.startsWith(DUMP) || text.lastIndexOf(DUMP, 4096) >= 0;
      return dump || !WRITES.matcher(text).find() ? NONE : told == NONE ? FIXTURE : told;
    }
    if (told != NONE) {
      return told;
    }
    return SPEAKS.matcher(text).find() && CREATES.matcher(text).find() ? FIXTURE : NONE;
  }
}
