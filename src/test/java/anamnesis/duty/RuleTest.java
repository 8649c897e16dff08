package anamnesis.duty;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import org.junit.jupiter.api.Test;

class RuleTest {
  @Test
  void every_fault_of_a_rule_is_named_with_its_line() {
    Problems problems = new Problems();
    Yaml yaml =
        Yaml.read(
            "odd.yaml",
            """
            id: odd
            what: Tell somebody
            citation: 1 CFR 1
            clock: {from: tomorrow}
            deadline: soon
            """);

    Rule.of(yaml, problems);

    assertThat(problems.all())
        .containsExactlyInAnyOrder(
            "odd.yaml:5: unknown key `deadline` (known: id, what, to, when, citation, words, source,"
                + " clock, people)",
            "odd.yaml:1: a rule needs `to`",
            "odd.yaml:1: a rule needs `when`",
            "odd.yaml:3: a citation needs the `words` it stands for",
            "odd.yaml:4: a clock runs `from` incident, discovery or awareness",
            "odd.yaml:4: a clock needs `days`, `hours` or `days-after-year`");
  }
}
