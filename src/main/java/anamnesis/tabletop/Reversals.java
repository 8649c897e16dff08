package anamnesis.tabletop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Money that went back: given back by the practice, or fetched back by the card's bank.
record Reversals(List<Refund> refunds, List<Dispute> disputes) {
  Reversals {
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
  }

  /// @param amount all that was paid, or a part of it
  record Refund(Payment payment, int amount, Instant at) {
    String id() {
      return payment.beside("re_");
    }
  }

  /// @param closed when it was decided
  record Dispute(Payment payment, Instant at, Instant closed, boolean won) {
    String id() {
      return payment.beside("dp_");
    }

    /// What the practice handed in.
    String file() {
      return payment.beside("file_");
    }
  }

  static final Reversals NONE = new Reversals(List.of(), List.of());

  /// One is disputed and lost, one disputed and won; of the others some are given back, by turns
  /// whole and in part, the last one after the wipe.
  static Reversals of(List<Payment> lived, Era era, int refunds, Chance chance) {
    List<Payment> paid = chance.shuffled(lived.stream().filter(Payment::succeeded).toList());
    List<Payment> foreign =
        paid.stream().filter(payment -> !payment.currency().equals("usd")).limit(1).toList();
    List<Payment> others = new ArrayList<>(paid);
    others.removeAll(foreign);
    List<Dispute> disputes =
        List.of(
            dispute(others.removeFirst(), era, false), dispute(others.removeFirst(), era, true));
    List<Payment> returned =
        Stream.concat(foreign.stream(), others.stream()).limit(refunds).toList();
    return new Reversals(refunds(returned, era, chance), disputes);
  }

  private static List<Refund> refunds(List<Payment> returned, Era era, Chance chance) {
    List<Refund> all = new ArrayList<>();
    for (Payment payment : returned) {
      boolean whole = all.size() % 2 == 0;
      boolean since = all.size() + 1 == returned.size();
      Instant from = (since ? era.wiped() : payment.at()).plusSeconds(60);
      Instant at = chance.moment(from, since ? era.noticed() : era.emptied());
      all.add(new Refund(payment, whole ? payment.amount() : payment.amount() / 3, at));
    }
    return all;
  }

  private static Dispute dispute(Payment payment, Era era, boolean won) {
    Instant at = earlier(payment.at().plus(Duration.ofDays(6)), era.emptied());
    return new Dispute(payment, at, earlier(at.plus(Duration.ofDays(9)), era.emptied()), won);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other.minusSeconds(60);
  }
}
