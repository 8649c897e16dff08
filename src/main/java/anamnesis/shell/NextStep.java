package anamnesis.shell;

import anamnesis.report.Night;

/// The one next command: the first stage that was not done, or whose ground has changed since.
record NextStep(String command, String takes) {
  static NextStep of(Night night, Ledger ledger) {
    if (!ledger.intact()) {
      return new NextStep("case verify", "the journal does not hold");
    }
    if (night.findings().isEmpty() && ledger.last("findings") == 0) {
      return new NextStep("scan", "what happened is not known");
    }
    if (night.witnesses().isEmpty()) {
      return new NextStep("gather stripe", "no witness was asked");
    }
    long linked = ledger.last("identities.jsonl");
    if (linked < ledger.last("exhibits.jsonl", "witnesses.jsonl")) {
      return new NextStep("link", "");
    }
    return afterLink(night, ledger, linked);
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
    if (proven < rebuilt) {
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
