package anamnesis.tabletop;

import anamnesis.casefile.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// How much of the truth came back, and nothing else.
record Score(
    PeopleScore people, Lost lostCells, Money money, Consents consents, Synthetic synthetic) {
  /// @param reported lost cells that were reported as lost and are
  /// @param invented lost cells that were given a value, and cells reported as lost that are not
  record Lost(long truth, long reported, long invented) {}

  record Money(long truth, long rebuilt, String currency) {}

  record Consents(long truth, long right) {}

  record Synthetic(long truth, long found, long realAccused) {}

  static Score of(Case file, Truth truth, long money) {
    Recovered recovered = Recovered.read(file);
    return new Score(
        PeopleScore.of(recovered, truth),
        recovered.lost(truth),
        new Money(truth.money().values().stream().mapToLong(Long::longValue).sum(), money, "usd"),
        recovered.consents(truth),
        recovered.synthetic(truth));
  }

  /// The score equals the truth.
  boolean perfect() {
    return people.perfect()
        && lostCells.reported == lostCells.truth
        && lostCells.invented == 0
        && money.rebuilt == money.truth
        && consents.right == consents.truth
        && synthetic.found == synthetic.truth
        && synthetic.realAccused == 0;
  }

  void into(ObjectNode json) {
    people.into(json.putObject("people"));
    json.putObject("lostCells")
        .put("truth", lostCells.truth)
        .put("reported", lostCells.reported)
        .put("invented", lostCells.invented);
    json.putObject("money")
        .put("truth", money.truth)
        .put("rebuilt", money.rebuilt)
        .put("currency", money.currency);
    json.putObject("consents").put("truth", consents.truth).put("right", consents.right);
    json.putObject("synthetic")
        .put("truth", synthetic.truth)
        .put("found", synthetic.found)
        .put("realAccused", synthetic.realAccused);
  }

  List<String> lines(Score before) {
    List<String> lines = new ArrayList<>();
    lines.add("    people     " + people.words());
    lines.add(
        "               before review: %,d right, %,d waiting"
            .formatted(before.people.right(), before.people.inReview()));
    lines.add("    money      %s of %s".formatted(dollars(money.rebuilt), dollars(money.truth)));
    lines.add(
        "    consents   %,d of %,d · answers lost %,d of %,d, %s invented"
            .formatted(
                consents.right,
                consents.truth,
                lostCells.reported,
                lostCells.truth,
                none(lostCells.invented)));
    lines.add(
        "    invented   %,d of %,d found · %s real person accused"
            .formatted(
                synthetic.found,
                synthetic.truth,
                synthetic.realAccused == 0 ? "no" : String.valueOf(synthetic.realAccused)));
    return lines;
  }

  private static String none(long n) {
    return n == 0 ? "none" : String.valueOf(n);
  }

  private static String dollars(long cents) {
    return String.format(Locale.ROOT, "%,d.%02d USD", cents / 100, cents % 100);
  }
}
