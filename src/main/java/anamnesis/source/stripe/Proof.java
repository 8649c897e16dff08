package anamnesis.source.stripe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// That all was told: every list once more from its other end, and the ledger.
///
/// What only the way back shows is kept, and then it is walked once more: two walks that agree by
/// chance are likelier than three.
final class Proof {
  private static final int TURNS = 3;

  private final Account account;
  private final Counted counted;

  Proof(Account account, Counted counted) {
    this.account = account;
    this.counted = counted;
  }

  /// What does not agree; nothing if all does. Where a list fell silent, that is for the list to
  /// tell.
  List<String> disagreements() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    long late = account.again(1, counted);
    for (int turn = 2; turn <= TURNS && late > 0; turn++) {
      late = account.again(turn, counted);
    }
    if (late > 0) {
      words.add(count("%,d objects that each walk shows or hides anew", late));
    }
    account.whatIsGone();
    account
        .rolls()
        .all()
        .filter(roll -> !roll.hidden().isEmpty())
        .map(Proof::hidden)
        .forEach(words::add);
    words.addAll(account.unbooked());
    return words;
  }

  /// What it rests on.
  String words() {
    int movements = account.ledger().movements();
    return "each list told from both its ends"
        + (movements == 0
            ? ", no ledger"
            : count(", %,d movements of the ledger agree", movements));
  }

  private static String hidden(Roll roll) {
    List<String> ids = roll.hidden();
    String words = "%,d " + roll.words() + " that one end shows and not the other";
    return count(words, ids.size()) + Ledger.some(ids);
  }

  private static String count(String form, long count) {
    return String.format(Locale.ROOT, form, count);
  }
}
