package anamnesis.duty;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rules that this Anamnesis can cite. They are few on purpose: a rule without its words and
/// their source does not belong here, and what is not here may still apply.
public final class Rules {
  /// Said wherever a duty is shown.
  public static final String CAVEAT =
      "Not legal advice. Whether a rule applies, and since when its clock runs, is for counsel to"
          + " say. State law may ask for more, and sooner.";

  private static final List<String> FILES =
      List.of("hipaa-individuals", "hipaa-secretary", "gdpr-authority", "re-confirmation");

  private Rules() {}

  public static List<Rule> all() {
    Problems problems = new Problems();
    List<Rule> rules =
        FILES.stream()
            .map(file -> Yaml.read(file + ".yaml", text(file + ".yaml")))
            .flatMap(yaml -> yaml.list().stream())
            .map(yaml -> Rule.of(yaml, problems))
            .toList();
    problems.refuse("the rules of duty cannot be read", "mend the files in `duty/`");
    return rules;
  }

  /// What is to be told, if this many people are concerned and so many of them have answers lost.
  public static List<Duty> duties(Moments moments, Concerned concerned) {
    return all().stream()
        .filter(rule -> rule.concerns(concerned.by(rule)))
        .map(rule -> new Duty(rule, concerned.by(rule), rule.term().clock(moments)))
        .filter(duty -> duty.people() > 0 || !duty.rule().citation().isEmpty())
        .toList();
  }

  static String text(String file) {
    try (InputStream in = Rules.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the rule " + file + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
