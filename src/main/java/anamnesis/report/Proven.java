package anamnesis.report;

import static anamnesis.report.Events.number;

import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Conservation;
import anamnesis.report.Block.Column;
import anamnesis.report.Block.Grid;
import anamnesis.report.Block.Warning;
import anamnesis.report.Block.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The proof of what came back: whether every record and every cent is accounted for.
final class Proven {
  private Proven() {}

  static Section of(Night night) {
    Proof proof = night.proof();
    List<Block> blocks = new ArrayList<>();
    if (proof.ran()) {
      blocks.add(answer(proof));
      proof.balance().ifPresent(balance -> blocks.addAll(sums(balance)));
      blocks.add(verdicts(proof));
    } else {
      blocks.add(new Words("Reconciliation has not been run, so nothing here is proven."));
    }
    if (proof.balance().isEmpty() && !night.regained().money().isEmpty()) {
      blocks.add(money(night.regained()));
    }
    if (!proof.differences().isEmpty()) {
      blocks.add(differences(proof));
    }
    return new Section("proof", "Verdicts and money", blocks);
  }

  private static Block answer(Proof proof) {
    String where =
        proof.ofFresh()
            ? "The rebuilt database "
            : "Against the wounded database, what was rebuilt ";
    String answer = where + proof.says() + ".";
    boolean well = proof.balance().filter(Balance::holds).isPresent();
    return well && proof.differences().isEmpty() ? new Words(answer) : new Warning(answer);
  }

  private static List<Block> sums(Balance balance) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(records(balance.conservation()));
    balance.conservation().faults().forEach(fault -> blocks.add(new Warning(fault + ".")));
    if (!balance.money().isEmpty()) {
      blocks.add(money(balance));
    }
    blocks.add(
        new Words(
            "%s of references followed, between rows and to what witnesses call theirs."
                .formatted(Events.count(balance.references(), "kind", "kinds"))));
    balance.differences().stream()
        .map(one -> new Warning("%s: %s.".formatted(one.table(), one.says())))
        .forEach(blocks::add);
    return blocks;
  }

  private static Grid records(Conservation sums) {
    return new Grid(
        "Where every record went that was read",
        List.of(
            Column.number("read"),
            Column.number("loaded"),
            Column.number("merged"),
            Column.number("quarantined"),
            Column.number("omitted"),
            Column.number("unused"),
            Column.state("holds")),
        List.of(
            List.of(
                number(sums.read()),
                number(sums.loaded()),
                number(sums.merged()),
                number(sums.quarantined()),
                number(sums.omitted()),
                number(sums.unused()),
                sums.holds() ? "yes" : "no")));
  }

  private static Grid money(Balance balance) {
    return new Grid(
        "Money, as witnessed and as rebuilt",
        List.of(
            Column.code("currency"),
            Column.number("witnessed"),
            Column.number("rebuilt"),
            Column.state("to the cent")),
        balance.money().stream()
            .map(
                sum ->
                    List.of(
                        sum.currency().toUpperCase(Locale.ROOT),
                        written(sum.currency(), sum.witnessed()),
                        written(sum.currency(), sum.rebuilt()),
                        sum.same() ? "yes" : "no"))
            .toList());
  }

  private static String written(String currency, long minor) {
    return new Payment(currency.toUpperCase(Locale.ROOT), minor).written();
  }

  private static Grid money(Regained regained) {
    return new Grid(
        "Money in the rebuilt tables",
        List.of(Column.code("currency"), Column.number("rebuilt")),
        regained.money().entrySet().stream()
            .map(sum -> new Payment(sum.getKey(), sum.getValue()))
            .map(sum -> List.of(sum.currency(), sum.written()))
            .toList());
  }

  private static Grid verdicts(Proof proof) {
    return new Grid(
        "Verdicts on the rebuilt records",
        List.of(Column.state("verdict"), Column.number("records"), Column.text("meaning")),
        proof.verdicts().entrySet().stream()
            .map(
                verdict ->
                    List.of(
                        verdict.getKey(),
                        number(verdict.getValue()),
                        Proof.meanings().getOrDefault(verdict.getKey(), "")))
            .toList());
  }

  private static Grid differences(Proof proof) {
    return new Grid(
        "Records that are not as they were witnessed",
        List.of(
            Column.code("table"),
            Column.code("key"),
            Column.state("verdict"),
            Column.text("columns")),
        proof.differences().stream().map(Proven::difference).toList());
  }

  private static List<String> difference(Proof.Difference difference) {
    return List.of(
        difference.table(),
        difference.key(),
        difference.verdict(),
        String.join(", ", difference.columns()));
  }
}
