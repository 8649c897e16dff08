package anamnesis.detect.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a checkout fetches to invent people with, and what it would run to seed a database: as its
/// own lists of dependencies say.
public final class Generators {
  private static final String JAVASCRIPT =
      "\"(@faker-js/faker|faker|@ngneat/falso|chance|casual|@snaplet/seed|@mswjs/data)\"\\s*:\\s*\"";

  private static final Map<String, Pattern> LISTS =
      Map.of(
          "package.json", Pattern.compile(JAVASCRIPT),
          "composer.json", Pattern.compile("\"(fakerphp/faker|fzaninotto/faker)\"\\s*:"),
          "gemfile", Pattern.compile("gem\\s*\\(?\\s*['\"](faker|ffaker|forgery)['\"]"),
          "pyproject.toml", Pattern.compile("(?i)(?:^|[\"'\\s])(faker|mimesis|model-bakery)\\b"),
          "pipfile", Pattern.compile("(?i)^\\s*(faker|mimesis)\\b"),
          "pom.xml", Pattern.compile("<artifactId>(datafaker|javafaker)</artifactId>"),
          "build.gradle", Pattern.compile(":(datafaker|javafaker):"),
          "synthea.properties", Pattern.compile("^\\s*(generate|exporter)\\."));

  private static final Pattern REQUIREMENTS = Pattern.compile("(?i)^\\s*(faker|mimesis)\\b");

  /// `"prisma": {"seed": "tsx prisma/seed.ts"}`, or a script that is called so.
  private static final Pattern SEEDS =
      Pattern.compile("\"((?:db:|prisma:)?seed(?::[a-z]+)?)\"\\s*:\\s*\"");

  private Generators() {}

  /// @param called as `@faker-js/faker`; for a command, what the list calls it
  /// @param runs whether it is a command that seeds
  public record Generator(String called, At at, boolean runs) {}

  static boolean lists(String path) {
    return isRequirements(name(path)) || LISTS.containsKey(name(path));
  }

  static List<Generator> of(String path, String text) {
    String name = name(path);
    Pattern list = isRequirements(name) ? REQUIREMENTS : LISTS.get(name);
    List<Generator> found = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher fetched = list == null ? SEEDS.matcher("") : list.matcher(line);
      if (fetched.find()) {
        String called = name.startsWith("synthea") ? "synthea" : fetched.group(1);
        found.add(new Generator(called, new At(path, number), false));
      }
      Matcher seeds = SEEDS.matcher(line);
      if (name.equals("package.json") && seeds.find()) {
        found.add(new Generator(seeds.group(1), new At(path, number), true));
      }
    }
    return name.startsWith("synthea") && found.size() > 1 ? found.subList(0, 1) : found;
  }

  private static boolean isRequirements(String name) {
    return name.startsWith("requirements") && name.endsWith(".txt");
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
