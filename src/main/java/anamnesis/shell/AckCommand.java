package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Json;
import anamnesis.detect.history.Ack;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.History;
import anamnesis.detect.history.Scanned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Somebody knows of a finding, and it does not raise the exit until a day comes or it gets worse.
/// It stays in sight.
final class AckCommand implements Command {
  private static final int LONGEST_DAYS = 366;

  @Override
  public String name() {
    return "ack";
  }

  @Override
  public String about() {
    return "say that a finding is known, until when and why; alone: what is acknowledged";
  }

  @Override
  public List<Word> words() {
    return List.of(
        Word.optional("ID", "a finding's or a detector's, as B05 or P17-public.patient"));
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("until", "DATE", "the last day of it, as 2026-05-01"),
        Option.of("reason", "TEXT", "why that may be so until then"),
        Option.of("by", "NAME", "who says so"),
        Option.flag("revoke", "take it back: from now on it counts again"));
  }

  @Override
  public String example() {
    return "ack B05 --until 2026-05-01 --reason \"the bucket moves\" --by Lee";
  }

  @Override
  public boolean isDeed(Call call) {
    return !call.words().isEmpty();
  }

  /// What is acknowledged wakes nobody: whoever may not rule on a doubt may not do that.
  @Override
  public Optional<Reserved> reserved(Call call) {
    return call.words().stream()
        .findFirst()
        .map(id -> new Reserved("acknowledge a finding", id, id, ""));
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Path home = new Cases(call.surroundings().environment()).home();
    Optional<Case> open = call.caseIfAny();
    if (call.words().isEmpty()) {
      return listed(Acks.in(home, open), call.surroundings().clock().instant());
    }
    String id = call.words().getFirst();
    Scanned scanned = new History(home).lastThatKnows(id).orElseThrow(() -> unknown(id));
    Ack ack = Acks.add(Ack.of(id, scanned, given(call)), home, open);
    return told(ack, call.has("revoke"), open);
  }

  private static Refusal unknown(String id) {
    return new Refusal(
        "no scan of this machine found \"%s\" last time".formatted(id),
        "name a finding of the last scan, or its detector: anamnesis scan");
  }

  private static Ack.Given given(Call call) {
    Instant now = call.surroundings().clock().instant();
    if (call.has("revoke")) {
      return new Ack.Given(now, now, "revoked", call.surroundings().actor());
    }
    return new Ack.Given(now, until(call, now), needed(call, "reason"), needed(call, "by"));
  }

  private static String needed(Call call, String option) {
    return call.value(option)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new Refusal(
                    "--%s is missing".formatted(option),
                    "anamnesis ack ID --until DATE --reason TEXT --by NAME"));
  }

  /// The end of that day, everywhere the same: in UTC.
  private static Instant until(Call call, Instant now) {
    String typed = needed(call, "until");
    try {
      Instant end = LocalDate.parse(typed).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      if (!end.isAfter(now)) {
        throw new Refusal("%s is over".formatted(typed), "name a day to come");
      }
      if (end.isAfter(now.plus(java.time.Duration.ofDays(LONGEST_DAYS)))) {
        throw new Refusal(
            "%s is more than a year away: nobody remembers by then".formatted(typed),
            "name a nearer day; it can be acknowledged again");
      }
      return end;
    } catch (DateTimeParseException none) {
      throw new Refusal("\"%s\" is no day".formatted(typed), "write it as 2026-05-01");
    }
  }

  private static Outcome told(Ack ack, boolean revoked, Optional<Case> open) {
    ObjectNode json = Outcome.json("ack");
    json.set("ack", Json.node(ack));
    List<String> lines = new ArrayList<>();
    String what =
        ack.covers().stream()
            .map(Ack.Covered::id)
            .distinct()
            .reduce("%s, %s"::formatted)
            .orElse(ack.id());
    lines.addAll(Passage.of(revoked ? "revoked" : "known", what).lines());
    lines.addAll(Passage.of("where", ack.place()).lines());
    if (!revoked) {
      lines.addAll(
          Passage.of(
                  "until",
                  "the end of %s UTC, or until its numbers get worse; it stays in sight"
                      .formatted(NewsScreen.day(ack.until())))
              .lines());
    }
    lines.addAll(
        Passage.of(
                "kept",
                open.isPresent()
                    ? "in the case, and heeded where it is open"
                    : "for every scan of this machine")
            .lines());
    return new Outcome(Exit.DONE, json, lines);
  }

  /// The last word on each, and whether it still holds.
  private static Outcome listed(Acks acks, Instant now) {
    Map<String, Ack> last = new LinkedHashMap<>();
    acks.all().forEach(ack -> last.put(ack.place() + "\n" + ack.id(), ack));
    ObjectNode json = Outcome.json("ack");
    json.set("acks", Json.node(List.copyOf(last.values())));
    List<String> lines = new ArrayList<>();
    for (Ack ack : last.values()) {
      String until = NewsScreen.day(ack.until());
      lines.add(
          "%s   %s"
              .formatted(
                  ack.id(), now.isBefore(ack.until()) ? "until " + until : "over since " + until));
      lines.addAll(Passage.of("why", "%s: %s".formatted(ack.by(), ack.reason())).lines());
      lines.addAll(Passage.of("where", ack.place()).lines());
    }
    if (lines.isEmpty()) {
      lines.add("Nothing is acknowledged.");
    }
    return new Outcome(Exit.DONE, json, lines);
  }
}
