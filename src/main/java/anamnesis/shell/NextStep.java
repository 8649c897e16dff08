package anamnesis.shell;

import anamnesis.evidence.Tally;
import anamnesis.report.Night;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The one next command: the first stage that was not done, or whose ground has changed since.
record NextStep(String command, String takes) {
  private static final List<String> TELLING = List.of("report", "letters", "case verify");

  static NextStep of(Night night, Ledger ledger, Outside outside) throws IOException {
    if (!ledger.intact()) {
      return new NextStep("case verify", "the journal does not hold");
    }
    if (!night.scanned()) {
      return new NextStep("scan", "what happened is not known");
    }
    long linked = ledger.last("identities.jsonl");
    long gathered = ledger.last("exhibits.jsonl", "witnesses.jsonl");
    boolean cutOff = ledger.changedSince("identities.jsonl", "exhibits.jsonl");
    if (linked == 0 || linked < gathered || cutOff) {
      return asking(night, outside, linked).orElse(new NextStep("link", ""));
    }
    return afterLink(night, ledger, linked);
  }

  /// Who is still to be heard. Whoever has linked before knows best whom there is to ask.
  private static Optional<NextStep> asking(Night night, Outside outside, long linked) {
    Optional<NextStep> again =
        night.witnesses().stream()
            .filter(witness -> !witness.complete())
            .map(Tally::name)
            .findFirst()
            .map(name -> new NextStep(outside.command(name), "it has not said all"));
    if (again.isPresent()) {
      return again;
    }
    String takes =
        night.witnesses().isEmpty() ? "no witness was asked" : "or, if there is none, link";
    return outside
        .next()
        .filter(source -> linked == 0)
        .map(source -> new NextStep(Outside.command(source), takes));
  }

  /// What happened since the wipe and is missing comes before anything is told to anybody.
  NextStep unless(SinceScreen since) {
    return since
        .next()
        .filter(_ -> TELLING.contains(command))
        .map(again -> new NextStep(again, "what happened since the wipe is missing"))
        .orElse(this);
  }

  private static NextStep afterLink(Night night, Ledger ledger, long linked) {
    long waiting = night.recognised().waiting();
    if (waiting > 0) {
      return new NextStep("review", minutes(waiting));
    }
    if (linked < ledger.last("decisions.jsonl")) {
      return new NextStep("link", "takes the rulings in");
    }
    long rebuilt = ledger.last("rows");
    if (rebuilt < linked) {
      return new NextStep("rebuild", "");
    }
    return afterRebuild(night, ledger, rebuilt);
  }

  private static NextStep afterRebuild(Night night, Ledger ledger, long rebuilt) {
    long proven = ledger.last("verdicts.jsonl");
    if (proven < rebuilt || !night.proof().ofFresh()) {
      return new NextStep("reconcile", "");
    }
    if (ledger.last("report") < proven) {
      return new NextStep("report", "");
    }
    if (ledger.last("letters") < rebuilt && night.peopleAsked() > 0) {
      return new NextStep("letters", Lines.count(night.peopleAsked(), "draft", "drafts"));
    }
    return new NextStep("case verify", "all is done; is it as it was written?");
  }

  /// Three quarters of a minute for each: what a careful reader of two records takes.
  private static String minutes(long pairs) {
    long minutes = Math.max(1, Math.round(pairs * 0.75));
    return "%s, about %s"
        .formatted(Lines.count(pairs, "pair", "pairs"), Lines.count(minutes, "minute", "minutes"));
  }
}
