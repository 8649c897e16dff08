package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Machine;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.evidence.Source;
import anamnesis.playbook.Wrapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/// `doctor`: what this machine can and cannot do. Only what is configured and fails is a failure.
final class DoctorCommand implements Command {
  private final ObjectProvider<Source> sources;

  DoctorCommand(ObjectProvider<Source> sources) {
    this.sources = sources;
  }

  /// @param state `ok`, `failed`, `not set`, or `due`
  private record Check(String name, String state, String detail) {}

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String about() {
    return "what this machine can and cannot do";
  }

  @Override
  public String example() {
    return "doctor --format json";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Surroundings around = call.surroundings();
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check("anamnesis", "ok", Machine.tool() + ", Java " + Runtime.version().feature()));
    checks.add(disk(new Cases(around.environment()).home()));
    due(new Cases(around.environment()), around, checks);
    checks.add(knowledge(around.installed()));
    checks.add(database("wounded", "ANAMNESIS_DATABASE_URL", around));
    checks.add(database("fresh", "ANAMNESIS_FRESH_URL", around));
    sources.orderedStream().forEach(source -> keys(source, around, checks));
    checks.add(
        new Check("clock", "ok", around.clock().instant().toString().substring(0, 19) + "Z"));
    return outcome(checks);
  }

  private static Outcome outcome(List<Check> checks) {
    var json = Outcome.json("doctor");
    var list = json.putArray("checks");
    List<String> lines = new ArrayList<>();
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("state", check.state())
          .put("detail", check.detail());
      lines.addAll(
          Wrapped.at(80, "  %-12s %-8s ".formatted(check.name(), check.state()), check.detail()));
    }
    boolean failed = checks.stream().anyMatch(check -> check.state().equals("failed"));
    json.put("healthy", !failed);
    lines.addFirst(
        failed ? "Something that is configured does not work." : "Nothing configured fails.");
    lines.add(1, "");
    return new Outcome(failed ? Exit.FOUND : Exit.DONE, json, lines);
  }

  private static Check disk(Path home) throws IOException {
    Path existing = home;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isWritable(existing)) {
      return new Check("disk", "failed", "no right to write in %s".formatted(existing));
    }
    long free = Files.getFileStore(existing).getUsableSpace() >> 20;
    return new Check(
        "disk", free < 500 ? "failed" : "ok", "%,d MB free for cases in %s".formatted(free, home));
  }

  private static void due(Cases cases, Surroundings around, List<Check> checks) throws IOException {
    for (Path folder : cases.all()) {
      if (Closed.is(folder) && Closed.read(folder).due(around.clock().instant())) {
        String name = Closed.read(folder).name();
        checks.add(new Check("case", "due", "anamnesis case erase " + name));
      }
    }
  }

  private static Check knowledge(Path installed) {
    boolean there =
        Files.isDirectory(installed.resolve("mappings"))
            && Files.isDirectory(installed.resolve("playbooks"));
    return there
        ? new Check("knowledge", "ok", "mappings and playbooks in %s".formatted(installed))
        : new Check(
            "knowledge", "failed", "no mappings/ and playbooks/ in %s".formatted(installed));
  }

  private static Check database(String name, String variable, Surroundings around) {
    String url = around.get(variable).orElse("");
    if (url.isEmpty()) {
      return new Check(name, "not set", variable);
    }
    try {
      DatabaseUrl named = around.database(url);
      try (Asked asked = Asked.open(named)) {
        return new Check(name, "ok", answers(asked, named));
      }
    } catch (Refusal e) {
      return new Check(name, "failed", e.problem());
    }
  }

  private static String answers(Asked asked, DatabaseUrl named) {
    List<String> all = new ArrayList<>();
    all.add("PostgreSQL %s answers".formatted(asked.identity().version()));
    if (asked.rights().superuser()) {
      all.add(asked.rights().warning());
      all.add(asked.rights().better());
    }
    if (!named.note().isEmpty()) {
      all.add(named.note());
    }
    return String.join("; ", all);
  }

  private static void keys(Source source, Surroundings around, List<Check> checks) {
    for (Source.Key key : source.keys()) {
      checks.add(
          around.get(key.variable()).isEmpty()
              ? new Check(source.name(), "not set", key.variable())
              : judged(source, key, source.judge(key, around.environment())));
    }
  }

  private static Check judged(Source source, Source.Key key, Source.Judged judged) {
    return new Check(
        source.name(),
        judged.works() ? "ok" : "failed",
        "%s %s".formatted(key.variable(), judged.words()));
  }
}
