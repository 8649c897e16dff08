package anamnesis.playbook;

import anamnesis.casefile.Problems;
import anamnesis.casefile.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/// One file of `playbooks/`, read whole: every fault is named, none is passed over.
final class PlaybookFile {
  private final Yaml yaml;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();

  private PlaybookFile(Yaml yaml, Problems problems) {
    this.yaml = yaml;
    this.problems = problems;
  }

  static Playbook read(Yaml yaml, Problems problems) {
    return new PlaybookFile(yaml, problems).read();
  }

  private Playbook read() {
    yaml.allow(problems, "name", "about", "when", "variables", "steps");
    String name = needed(yaml, "name");
    if (!name.isEmpty() && !yaml.file().equals(name + ".yaml")) {
      problems.add(yaml.at("name"), "`name` is not the file's own: %s".formatted(name));
    }
    List<Step> steps = steps();
    List<Variable> variables = variables();
    return new Playbook(name, needed(yaml, "about"), needed(yaml, "when"), variables, steps);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    if (yaml.at("steps").list().isEmpty()) {
      problems.add(yaml.at("steps"), "a playbook needs `steps`, at least one");
    }
    for (Yaml one : yaml.at("steps").list()) {
      one.allow(problems, "run", "manual", "why", "ask");
      String why = needed(one, "why");
      boolean runs = !one.at("run").missing();
      if (runs != one.at("manual").missing()) {
        problems.add(one, "a step is either `run` or `manual`");
      }
      if (!one.at("ask").missing()
          && !(runs && List.of("true", "false").contains(one.at("ask").text()))) {
        problems.add(one.at("ask"), "`ask` is true or false, and belongs to a `run`");
      }
      steps.add(runs ? run(one, why) : new Step.Manual(needed(one, "manual"), why, line(one)));
    }
    return steps;
  }

  private Step run(Yaml one, String why) {
    String command = needed(one, "run");
    if (command.contains("\n")) {
      problems.add(one.at("run"), "a `run` is one line");
    }
    Matcher matcher = Variables.MENTION.matcher(command);
    while (matcher.find()) {
      used.add(matcher.group(1));
      if (yaml.at("variables").at(matcher.group(1)).missing()) {
        problems.add(
            one.at("run"), "${%s} is not among the `variables`".formatted(matcher.group(1)));
      }
    }
    Step.Asking ask = one.at("ask").yes() ? Step.Asking.FIRST : Step.Asking.NEVER;
    return new Step.Run(command, why, ask, line(one));
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    yaml.at("variables")
        .map()
        .forEach(
            (name, said) -> {
              said.allow(problems, "about", "environment");
              if (!used.contains(name)) {
                problems.add(said, "no step uses the variable `%s`".formatted(name));
              }
              String environment = said.at("environment").text();
              variables.add(new Variable(name, needed(said, "about"), environment));
            });
    return variables;
  }

  private String needed(Yaml where, String key) {
    String text = where.at(key).text().strip();
    if (text.isEmpty() && (where.at(key).isText() || !key.equals("manual"))) {
      problems.add(where, "`%s` is missing".formatted(key));
    }
    return text;
  }

  private static int line(Yaml one) {
    return (int) one.line();
  }
}
