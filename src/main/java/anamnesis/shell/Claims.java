package anamnesis.shell;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.database.Asked;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.wounded.Claim;
import anamnesis.reconcile.wounded.Claim.Answer;
import anamnesis.reconcile.wounded.Claim.Tested;
import anamnesis.reconcile.wounded.Survey.Surveyed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tests what an agent or a vendor says of a recovery, against the database and the witnesses.
record Claims(Surveying surveying) {
  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
      order by n.nspname <> 'public', 1
      """;

  /// What was claimed, and what was seen.
  private record Held(List<Tested> tested, Surveyed seen) {}

  Outcome outcome() throws IOException, InterruptedException {
    List<Claim> claims =
        surveying.call().values("claim").stream()
            .flatMap(written -> Claim.read(written).stream())
            .toList();
    Held held = held(claims);
    ObjectNode json = Outcome.json("reconcile");
    ArrayNode array = json.putArray("claims");
    held.tested().forEach(one -> array.add(node(one, held.seen())));
    json.set("notEvaluated", Json.node(held.seen().gaps()));
    Exit exit =
        held.tested().stream().map(Tested::answer).map(Claims::exit).reduce(Exit.DONE, Exit::or);
    return new Outcome(exit, json, lines(held));
  }

  /// A claim is about the database that is named, or else the one that people work with; the
  /// rebuilt one only where that is asked, or there is no other.
  private Held held(List<Claim> claims) throws IOException, InterruptedException {
    Call call = surveying.call();
    boolean fresh = call.value("against").filter(Balance.FRESH::equals).isPresent();
    boolean other = ScanCommand.database(call).isPresent();
    Optional<Case> file = call.caseIfAny();
    boolean rebuilt = file.flatMap(ReadingBack::lastIfAny).isPresent();
    if (call.value("database").isEmpty() && (fresh || (!other && rebuilt))) {
      return ReadingBack.fresh(call, call.theCase(), asked -> held(claims, asked, true));
    }
    return ReadingBack.wounded(call, asked -> held(claims, asked, false));
  }

  private Held held(List<Claim> claims, Asked asked, boolean rebuilt) throws IOException {
    List<String> tables = asked.list(TABLES, row -> row.word("name"));
    Set<String> meant =
        claims.stream().flatMap(claim -> claim.among(tables).stream()).collect(Collectors.toSet());
    Surveyed seen = surveying.of(asked, meant, rebuilt);
    return new Held(
        claims.stream().map(claim -> claim.test(claim.among(tables), seen)).toList(), seen);
  }

  private static Exit exit(Answer answer) {
    return switch (answer) {
      case TRUE -> Exit.DONE;
      case FALSE -> Exit.FOUND;
      case UNTESTED -> Exit.INCOMPLETE;
    };
  }

  private static ObjectNode node(Tested tested, Surveyed seen) {
    ObjectNode node = Json.object();
    node.put("claim", tested.claim().words()).put("table", tested.table());
    node.put("claimed", tested.claim().rows());
    node.put("answer", tested.answer().name().toLowerCase(Locale.ROOT));
    seen.split(tested.table()).ifPresent(split -> node.set("rows", WoundedScreen.node(split)));
    return node.put("says", tested.says());
  }

  private static List<String> lines(Held held) {
    List<String> lines = new ArrayList<>();
    for (Tested tested : held.tested()) {
      lines.addAll(Lines.wrapped(word(tested.answer()), tested.says()));
    }
    lines.add("");
    lines.addAll(
        Lines.wrapped(
            "heard",
            held.seen().witnesses().isEmpty()
                ? "no witness outside of the database"
                : String.join(", ", held.seen().witnesses())));
    held.seen().gaps().forEach(gap -> lines.addAll(Lines.wrapped("not seen", gap)));
    lines.add(
        Lines.next(
            held.seen().witnesses().isEmpty() ? "gather stripe" : "reconcile --against wounded",
            ""));
    return lines;
  }

  private static String word(Answer answer) {
    return switch (answer) {
      case TRUE -> "true";
      case FALSE -> "FALSE";
      case UNTESTED -> "not tested";
    };
  }
}
