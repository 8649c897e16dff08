package anamnesis.duty;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.time.LocalDate;
import java.util.List;

/// How long something about an incident is to be kept, by which rule.
public record Retention(
    String id, String what, int years, String citation, String words, String source) {
  private static final String FILE = "retention.yaml";

  /// Said wherever a case is to be erased.
  public static final String CAVEAT =
      "State medical-record law may ask for longer, and a legal hold beats every date.";

  public static List<Retention> all() {
    Problems problems = new Problems();
    List<Retention> all =
        Yaml.read(FILE, Rules.text(FILE)).list().stream().map(yaml -> of(yaml, problems)).toList();
    problems.refuse("the rules of retention cannot be read", "mend the files in `duty/`");
    return all;
  }

  /// Those that a day of erasure would break, for what was made on another.
  public static List<Retention> brokenBy(LocalDate made, LocalDate erased) {
    return all().stream().filter(rule -> erased.isBefore(made.plusYears(rule.years))).toList();
  }

  private static Retention of(Yaml yaml, Problems problems) {
    yaml.allow(problems, "id", "what", "years", "citation", "words", "source");
    if (yaml.at("words").text().isBlank() || yaml.at("years").number() < 1) {
      problems.add(yaml, "a rule of retention needs `years`, and the `words` it stands for");
    }
    return new Retention(
        yaml.at("id").text(),
        yaml.at("what").text(),
        (int) yaml.at("years").number(),
        yaml.at("citation").text(),
        yaml.at("words").text(),
        yaml.at("source").text());
  }
}
