package anamnesis.tabletop;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.reconcile.since.Deed;
import anamnesis.reconcile.since.Since;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// How much of the truth came back, and nothing else.
///
/// @param money by currency, the practice's own first
record Score(
    PeopleScore people,
    Lost lostCells,
    List<Money> money,
    Consents consents,
    Synthetic synthetic,
    Erased erased,
    Told since) {
  private static final String OWN = "usd";

  /// @param reported lost cells that were reported as lost and are
  /// @param invented lost cells that were given a value, and cells reported as lost that are not
  record Lost(long truth, long reported, long invented) {}

  record Money(long truth, long rebuilt, String currency) {
    /// The yen has no smaller part.
    private String written(long minor) {
      String word = currency.toUpperCase(Locale.ROOT);
      int digits = Currency.getInstance(word).getDefaultFractionDigits();
      return String.format(
          Locale.ROOT, "%,." + digits + "f %s", BigDecimal.valueOf(minor, digits), word);
    }
  }

  record Consents(long truth, long right) {}

  /// @param returned who came back, in whatever row
  record Erased(long truth, long returned) {}

  /// What happened since the wipe.
  ///
  /// @param told how much of it was told apart, and came back where a table asks for it
  /// @param invented what was told and did not happen then
  record Told(long truth, long told, long invented) {}

  record Synthetic(long truth, long found, long realAccused) {}

  /// @param money what was rebuilt, by currency
  static Score of(Case file, Truth truth, Map<String, Long> money) throws IOException {
    Recovered recovered = Recovered.read(file);
    return new Score(
        PeopleScore.of(recovered, truth),
        recovered.lost(truth),
        money(truth.money(), money),
        recovered.consents(truth),
        recovered.synthetic(truth),
        recovered.erased(truth),
        told(file, truth));
  }

  private static Told told(Case file, Truth truth) throws IOException {
    Set<String> told = new HashSet<>();
    long all = 0;
    List<Deed> deeds = Since.last(file).map(Since::deeds).orElse(List.of());
    for (Deed deed : deeds) {
      if (deed.became() != Deed.Became.MISSING) {
        deed.exhibits().forEach(exhibit -> told.add(deed.word() + " " + exhibit));
      }
      all++;
    }
    long right =
        truth.done().stream()
            .filter(done -> told.contains(done.word() + " " + done.exhibit()))
            .count();
    return new Told(truth.done().size(), right, all - right);
  }

  /// The score equals the truth.
  boolean perfect() {
    return people.perfect()
        && lostCells.reported == lostCells.truth
        && lostCells.invented == 0
        && money.stream().allMatch(one -> one.rebuilt == one.truth)
        && consents.right == consents.truth
        && synthetic.found == synthetic.truth
        && synthetic.realAccused == 0
        && erased.returned == 0
        && since.told == since.truth
        && since.invented == 0;
  }

  private static List<Money> money(Map<String, Long> truth, Map<String, Long> rebuilt) {
    NavigableSet<String> currencies = new TreeSet<>(truth.keySet());
    currencies.addAll(rebuilt.keySet());
    currencies.remove(OWN);
    return Stream.concat(Stream.of(OWN), currencies.stream())
        .map(one -> new Money(truth.getOrDefault(one, 0L), rebuilt.getOrDefault(one, 0L), one))
        .toList();
  }

  void into(ObjectNode json) {
    people.into(json.putObject("people"));
    json.putObject("lostCells")
        .put("truth", lostCells.truth)
        .put("reported", lostCells.reported)
        .put("invented", lostCells.invented);
    json.set("money", Json.node(money.getFirst()));
    json.set("otherMoney", Json.node(money.subList(1, money.size())));
    json.putObject("consents").put("truth", consents.truth).put("right", consents.right);
    json.putObject("synthetic")
        .put("truth", synthetic.truth)
        .put("found", synthetic.found)
        .put("realAccused", synthetic.realAccused);
    json.set("erased", Json.node(erased));
    json.set("since", Json.node(since));
  }

  List<String> lines(Score before) {
    List<String> lines = new ArrayList<>();
    lines.add("    people     " + people.words());
    lines.add(
        "               before review: %,d right, %,d waiting"
            .formatted(before.people.right(), before.people.inReview()));
    lines.addAll(moneyLines());
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
    lines.add(
        "    erased     %,d kept away of %,d"
            .formatted(erased.truth - erased.returned, erased.truth));
    lines.add(
        "    since wipe %,d of %,d told apart · %s invented"
            .formatted(since.told, since.truth, none(since.invented)));
    return lines;
  }

  private List<String> moneyLines() {
    List<String> lines = new ArrayList<>();
    for (Money one : money) {
      String label = lines.isEmpty() ? "money" : "";
      lines.add(
          "    %-10s %s of %s".formatted(label, one.written(one.rebuilt), one.written(one.truth)));
    }
    return lines;
  }

  private static String none(long n) {
    return n == 0 ? "none" : String.valueOf(n);
  }
}
