package anamnesis.evidence;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Scratch;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// One witness is heard to its end, and what it said is ruled upon.
final class Listening {
  private final Case file;
  private final Scratch scratch;
  private final Gathering.Hearing hearing;
  private final String name;

  Listening(Case file, Scratch scratch, Gathering.Hearing hearing) {
    this.file = file;
    this.scratch = scratch;
    this.hearing = hearing;
    this.name = hearing.source().name();
  }

  String name() {
    return name;
  }

  Said listen() throws IOException, InterruptedException {
    try (Heard heard = new Heard(file, scratch, name)) {
      Source.Testimony how = gather(heard);
      if (!how.complete()) {
        recall(heard, -1);
        recallTheRest(heard);
        return said(heard, how);
      }
      if (addsUp()) {
        recall(heard, 0);
        recallErased(heard);
      } else {
        new Lot<>(Exhibit.shelf(file)).names(name, heard::knew);
        keepWhatWasSaid(heard);
      }
      return beside(heard, how);
    }
  }

  private Source.Testimony gather(Heard heard) throws IOException, InterruptedException {
    try (Answers answers = new Answers(file, name)) {
      return hearing.source().gather(hearing.question(), new Voice(heard, answers, 0));
    }
  }

  private boolean keeps() {
    return hearing.source().keeps(hearing.question());
  }

  private boolean isAnew() {
    return hearing.question().chosen().containsKey(Source.ANEW);
  }

  private boolean addsUp() {
    return hearing.source().addsUp(hearing.question());
  }

  /// Only if a piece from before stands beside it does what could not be understood there still
  /// count. What was erased in one piece is not brought back by another.
  private Said beside(Heard heard, Source.Testimony how) throws IOException {
    Settled settled = new Settled(scratch);
    Counts counts = settle(heard, settled);
    if (!addsUp() && keeps() && counts.saidAgain().isAnother()) {
      settled.close();
      throw another(counts.saidAgain());
    }
    long others = counts.saidAgain().others();
    long pieces = addsUp() ? others : counts.saidAgain().pieces();
    if (pieces > 0 && recallTheRest(heard)) {
      settled.close();
      settled = new Settled(scratch);
      counts = settle(heard, settled);
    }
    Tally tally = counts.tally(name, beside(counts.saidAgain().others(), how));
    return new Said(settled, tally, how.pace(), counts.unsaid());
  }

  /// A key of another account, or of a sandbox, is soon taken for the right one. Its objects would
  /// stand among those of the practice, and nothing would tell them apart.
  private Refusal another(SaidAgain saidAgain) throws IOException {
    file.notes(name).forget();
    return new Refusal(
        "%s tells %s: is it another account?".formatted(name, littleOf(saidAgain)),
        "nothing was changed: take the key that was used before, or a case of its own; --%s forgets"
                .formatted(Source.ANEW)
            + " what was told before");
  }

  private static String littleOf(SaidAgain saidAgain) {
    String many = String.format(Locale.ROOT, "the %,d that it told before", saidAgain.known());
    return saidAgain.again() == 0
        ? "none of " + many
        : String.format(Locale.ROOT, "%,d of %s", saidAgain.again(), many);
  }

  private Said said(Heard heard, Source.Testimony how) throws IOException {
    Settled settled = new Settled(scratch);
    Counts counts = settle(heard, settled);
    SaidAgain saidAgain = counts.saidAgain();
    if (how.awaitsProof() && keeps() && saidAgain.isAnother()) {
      settled.close();
      throw another(saidAgain);
    }
    boolean strange = heard.read() > 0 && saidAgain.known() > 0 && saidAgain.again() == 0;
    String proof = how.proof();
    if (strange && keeps()) {
      proof += "; so far %s: is it another account?".formatted(littleOf(saidAgain));
    }
    if (isAnew() && saidAgain.others() > 0) {
      proof +=
          String.format(
              Locale.ROOT, "; the %,d heard before stay until it has told all", saidAgain.others());
    }
    Source.Testimony with = new Source.Testimony(how.complete(), proof, how.pace());
    return new Said(settled, counts.tally(name, with), how.pace(), counts.unsaid());
  }

  private Counts settle(Heard heard, Settled into) throws IOException {
    Progress progress = hearing.question().progress();
    return Settling.settle(heard, Exhibit.shelf(file), into, progress);
  }

  /// @param turn in which it would have been said: earlier than the first, unless it is a piece of
  ///   its own, for which no order of hearing may matter
  private void recall(Heard heard, int turn) {
    new Lot<>(Exhibit.shelf(file)).recall(name, old -> heard.again(old, turn - late(old)));
  }

  /// What it answered before was said before; what is of a day has its place by that. Whoever was
  /// erased then stays so.
  private void keepWhatWasSaid(Heard heard) {
    if (keeps()) {
      new Lot<>(Exhibit.shelf(file))
          .recall(name, old -> heard.again(old, (old.said() == null ? -1 : 0) - late(old)));
      recallErased(heard);
    }
  }

  private static int late(Exhibit old) {
    return old.isEarlier() ? 1 : 0;
  }

  private boolean recallTheRest(Heard heard) {
    AtomicBoolean any = new AtomicBoolean();
    new Lot<>(Quarantined.shelf(file, "gather"))
        .recall(
            name,
            old -> {
              heard.again(old);
              any.set(true);
            });
    return recallErased(heard) || any.get();
  }

  private boolean recallErased(Heard heard) {
    AtomicBoolean any = new AtomicBoolean();
    new Lot<>(Omitted.shelf(file))
        .recall(
            name,
            old -> {
              heard.again(old);
              any.set(true);
            });
    return any.get();
  }

  private Source.Testimony beside(long others, Source.Testimony how) {
    if (others == 0) {
      return how;
    }
    boolean whole;
    try (Stream<Tally> tallies = Tally.shelf(file).read()) {
      whole = tallies.filter(one -> one.name().equals(name)).allMatch(Tally::complete);
    }
    // What it was asked for as a whole it has told, whatever was missing in a piece.
    return new Source.Testimony(
        whole || !addsUp(),
        String.format(
            Locale.ROOT,
            "%s; beside them stand %,d that were heard before%s",
            how.proof(),
            others,
            whole ? "" : ", and not all were told then"),
        how.pace());
  }
}
