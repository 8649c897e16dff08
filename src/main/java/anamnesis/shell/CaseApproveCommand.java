package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Approval;
import anamnesis.casefile.Approvals;
import anamnesis.casefile.Case;
import anamnesis.casefile.Errand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `case approve "COMMAND"`: a person allows an agent one thing, once, for a while.
final class CaseApproveCommand implements Command {
  private static final Reserved DEED = Reserved.always("say what an agent may do");

  private static final Duration LONGEST = Duration.ofDays(7);

  /// How a line may begin that is pasted from a screen or a crontab.
  private static final Set<String> LAUNCHER = Set.of("anamnesis", "./anamnesis");

  @Override
  public String name() {
    return "case approve";
  }

  @Override
  public String about() {
    return "let an agent do one thing that is reserved to people, once; alone it lists";
  }

  @Override
  public List<Word> words() {
    return List.of(Word.optional("COMMAND", "the whole line, in quotes"));
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("valid", "TIME", "how long it may wait, as 30m, 2h, 7d at most").orElse("2h"),
        Option.of("confirm", "NAME", "the name of what may be written to or ruled by"),
        Option.of("revoke", "NUMBER", "take an open one back"));
  }

  @Override
  public String example() {
    return "case approve \"rebuild --into portal_fresh\" --valid 2h";
  }

  /// Without words it lists.
  @Override
  public boolean isDeed(Call call) {
    return !call.words().isEmpty() || call.value("revoke").isPresent();
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    return isDeed(call) ? Optional.of(DEED) : Optional.empty();
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    Instant now = call.surroundings().clock().instant();
    if (!isDeed(call)) {
      return ApprovalScreen.list(Approvals.of(file), now);
    }
    call.needsPerson(DEED);
    Optional<String> revoke = call.value("revoke");
    return revoke.isPresent()
        ? ApprovalScreen.revoked(Approvals.of(file).revoke(number(revoke.get()), now), now)
        : given(call, file, now);
  }

  private static Outcome given(Call call, Case file, Instant now) throws IOException {
    Weighed weighed = call.weigh(line(call.words().getFirst()));
    refuseElsewhere(weighed.line());
    Reserved reserved = approvable(weighed);
    Instant until = now.plus(valid(call.value("valid", "2h")));
    confirm(call, file, reserved);
    Errand errand = new Errand(weighed.line().canonical(reserved.option()), reserved.target(), "");
    Approval given = Approvals.of(file).grant(errand, call.surroundings().actor(), now, until);
    return ApprovalScreen.given(given, file, weighed.line(), now);
  }

  private static List<String> line(String typed) {
    List<String> words = Words.of(typed);
    boolean launched = !words.isEmpty() && LAUNCHER.contains(words.getFirst());
    List<String> line = launched ? words.subList(1, words.size()) : words;
    if (line.isEmpty()) {
      throw new Refusal("there is no command in those quotes", "write the whole line in them");
    }
    return line;
  }

  private static void refuseElsewhere(CommandLine line) {
    if (line.value("case").isPresent()) {
      throw new Refusal(
          "the command names a case of its own",
          "name the case beside it: anamnesis case approve \"COMMAND\" --case DIR");
    }
  }

  private static Reserved approvable(Weighed weighed) {
    String name = weighed.line().command().name();
    Reserved reserved =
        weighed
            .reserved()
            .orElseThrow(
                () ->
                    new Refusal(
                        "`%s` as it stands there needs no approval".formatted(name),
                        "an agent may run it; in a script or a playbook each line is asked for by"
                            + " itself"));
    if (!reserved.approvable()) {
      throw new Refusal(
          "no approval is given for that: an agent may never %s".formatted(reserved.deed()),
          "a person does it, at a terminal");
    }
    return reserved;
  }

  private static Duration valid(String written) {
    Span span = Span.of(written);
    if (span.length().compareTo(LONGEST) > 0) {
      throw new Refusal(
          "%s is too long for an approval: at most 7 days".formatted(span.words()),
          "give it for the one run that is due, as --valid 2h");
    }
    return span.length();
  }

  /// The case is named too: an agent may have opened another last.
  private static void confirm(Call call, Case file, Reserved reserved) {
    String name = reserved.called();
    Optional<String> typed =
        call.value("confirm")
            .or(
                () ->
                    call.ask(
                        "In the case %s an agent could then %s, once:\n  %s\nType the name %s:"
                            .formatted(file.name(), reserved.deed(), reserved.target(), name)));
    if (typed.isEmpty()) {
      throw new Refusal(
          "nobody confirmed that an agent may %s".formatted(reserved.deed()),
          "add --confirm '%s'".formatted(name));
    }
    if (!typed.get().strip().equals(name)) {
      throw new Refusal(
          "that is not the name of what the command leads to",
          "it is \"%s\"; type it exactly, or approve another command".formatted(name));
    }
  }

  private static long number(String written) {
    try {
      return Long.parseLong(written.startsWith("#") ? written.substring(1) : written);
    } catch (NumberFormatException e) {
      throw new Refusal("--revoke takes a number", "`anamnesis case approve` lists them", e);
    }
  }
}
