package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.posture.Ground;
import anamnesis.posture.Posture;
import anamnesis.posture.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Could it happen again?
final class PostureCommand implements Command {
  @Override
  public String name() {
    return "posture";
  }

  @Override
  public String about() {
    return "could it happen again: who can empty the tables";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("database", "URL", "the database, which is only asked")
            .orElse("$ANAMNESIS_DATABASE_URL"),
        Option.of("app-role", "NAME", "the role the application logs in as")
            .orElse("guessed from grants and owners"));
  }

  @Override
  public String example() {
    return "posture --database \"$ANAMNESIS_DATABASE_URL\" --app-role portal_app";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) {
    DatabaseUrl url =
        ScanCommand.database(call)
            .orElseThrow(
                () ->
                    new Refusal(
                        "no database was named, and nothing else can be tested yet",
                        "anamnesis posture --database URL"));
    try (Asked asked = Asked.open(url)) {
      List<Tried> tried = Posture.of(new Ground(asked, call.value("app-role", "")));
      Exit exit = exit(tried);
      return new Outcome(exit, json(tried), screen(tried, exit));
    }
  }

  private static Exit exit(List<Tried> tried) {
    Exit exit = Exit.DONE;
    for (Tried each : tried) {
      exit =
          exit.or(
              switch (each.outcome()) {
                case PASS -> Exit.DONE;
                case FAIL -> Exit.FOUND;
                case NOT_EVALUATED -> Exit.INCOMPLETE;
              });
    }
    return exit;
  }

  private static ObjectNode json(List<Tried> tried) {
    ObjectNode json = Outcome.json("posture");
    var tests = json.putArray("tests");
    tried.forEach(
        each ->
            tests
                .addObject()
                .put("name", each.name())
                .put("outcome", each.outcome().word())
                .put("evidence", each.evidence()));
    return json;
  }

  private static List<String> screen(List<Tried> tried, Exit exit) {
    List<String> lines = new ArrayList<>();
    for (Tried each : tried) {
      lines.add("%s   %s".formatted(each.outcome().word().toUpperCase(Locale.ROOT), each.name()));
      lines.addAll(Passage.of("asked", Posture.asks(each.name())).lines());
      lines.addAll(Passage.of("seen", each.evidence()).lines());
    }
    lines.add("");
    lines.add(Passage.spread(counts(tried), "exit " + exit.code()));
    return lines;
  }

  private static String counts(List<Tried> tried) {
    return "%s passed, %s failed, %s not evaluated"
        .formatted(
            count(tried, Tried.Outcome.PASS),
            count(tried, Tried.Outcome.FAIL),
            count(tried, Tried.Outcome.NOT_EVALUATED));
  }

  private static long count(List<Tried> tried, Tried.Outcome outcome) {
    return tried.stream().filter(each -> each.outcome() == outcome).count();
  }
}
