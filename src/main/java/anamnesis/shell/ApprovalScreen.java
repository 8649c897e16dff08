package anamnesis.shell;

import anamnesis.casefile.Approval;
import anamnesis.casefile.Approvals;
import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What was approved, what became of it, and what comes next.
final class ApprovalScreen {
  private ApprovalScreen() {}

  static Outcome given(Approval given, Case file, CommandLine line, Instant now) {
    List<String> text = new ArrayList<>();
    text.add("Approved, once: #%d".formatted(given.id()));
    text.add("");
    text.add(Lines.of("case", file.name()));
    text.addAll(told(given));
    text.addAll(Lines.wrapped("until", Moments.utc(given.until())));
    text.add("");
    text.add(Lines.of("once", "spent as soon as that line has done anything"));
    text.add(Lines.of("undo", "anamnesis case approve --revoke %d".formatted(given.id())));
    text.addAll(Lines.wrapped("next", "anamnesis " + line.canonical("")));
    ObjectNode json = json(List.of(given), now).put("granted", given.id());
    return new Outcome(Exit.DONE, json, text);
  }

  static Outcome revoked(Approval revoked, Instant now) {
    List<String> text = new ArrayList<>();
    text.add("Taken back: #%d. Nothing was done under it.".formatted(revoked.id()));
    text.add("");
    text.addAll(told(revoked));
    text.add("");
    text.add(Lines.next("case approve", ""));
    ObjectNode json = json(List.of(revoked), now).put("revoked", revoked.id());
    return new Outcome(Exit.DONE, json, text);
  }

  /// A shelf that is not believed is a finding: somebody changed it.
  static Outcome list(Approvals approvals, Instant now) {
    ObjectNode json = json(approvals.all(), now).put("believed", approvals.believed());
    if (!approvals.believed()) {
      return new Outcome(
          Exit.FOUND,
          json,
          List.of(
              "No approval counts: the shelf or the journal is not as it was written.",
              "",
              Lines.next("case verify", "")));
    }
    long open =
        approvals.all().stream().filter(one -> one.state(now) == Approval.State.OPEN).count();
    List<String> text = new ArrayList<>();
    text.add(
        approvals.all().isEmpty()
            ? "Nothing was approved in this case."
            : "%s, %d open"
                .formatted(Lines.count(approvals.all().size(), "approval", "approvals"), open));
    for (Approval one : approvals.all()) {
      text.add("");
      text.add("  %-10s %s".formatted("#" + one.id(), state(one, now)));
      text.addAll(told(one));
    }
    text.add("");
    text.add(Lines.next("case show", ""));
    return new Outcome(Exit.DONE, json, text);
  }

  private static String state(Approval one, Instant now) {
    String words = one.state(now).words();
    return switch (one.state(now)) {
      case OPEN -> words + " until " + Moments.utc(one.until());
      case RUN_OUT -> words + " at " + Moments.utc(one.until());
      case USED -> words + at(one.used());
      case REVOKED -> words + at(one.revoked());
    };
  }

  private static String at(@Nullable Instant when) {
    return when == null ? "" : " at " + Moments.utc(when);
  }

  private static List<String> told(Approval one) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Lines.wrapped("command", one.command()));
    lines.addAll(Lines.wrapped("target", one.target()));
    lines.addAll(Lines.wrapped("by", one.by() + ", " + Moments.utc(one.from())));
    return lines;
  }

  private static ObjectNode json(List<Approval> approvals, Instant now) {
    ObjectNode json = Outcome.json("case-approve");
    var list = json.putArray("approvals");
    for (Approval one : approvals) {
      ObjectNode node = (ObjectNode) Json.node(one);
      list.add(node.put("state", one.state(now).words()));
    }
    return json;
  }
}
