package anamnesis.source.stripe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// How it ended, in words: what was told, what proves it, and what is missing.
final class Telling {
  private final Account account;
  private final List<String> missing = new ArrayList<>();
  private final boolean brokenOff;

  Telling(Account account) {
    this.account = account;
    silences();
    this.brokenOff = !missing.isEmpty();
    account.rolls().all().forEach(this::tooLong);
    account.others().forEach(this::tooLong);
  }

  /// Whether a list was not walked to its end.
  boolean brokeOff() {
    return brokenOff;
  }

  boolean complete() {
    return missing.isEmpty();
  }

  /// Something else that keeps it from being all.
  void misses(String words) {
    missing.add(words);
  }

  /// @param how by what it is proven
  String words(String how) {
    List<String> words = new ArrayList<>();
    words.add(complete() ? how : "broke off: " + String.join("; ", missing));
    words.add(told());
    words.addAll(asides());
    words.add("API version " + Asking.version());
    return String.join("; ", words);
  }

  private void silences() {
    Set<String> permissions = new TreeSet<>();
    for (Listing listing : Listing.values()) {
      silences(listing, account.rolls().of(listing), permissions);
    }
    for (Roll roll : account.others()) {
      roll.silences().stream().limit(1).forEach(silence -> missing.add(broken(roll, silence)));
    }
    if (!permissions.isEmpty()) {
      missing.add("give the key Read on " + String.join(", ", permissions));
    }
  }

  private void silences(Listing listing, Roll roll, Set<String> permissions) {
    if (roll.belied()) {
      missing.add(
          String.format(
              Locale.ROOT,
              "%s: no list, and others name %,d of them that are there",
              roll.words(),
              roll.toldByName()));
      return;
    }
    Set<String> told = new HashSet<>();
    for (Silence silence :
        roll.complete() && !listing.always() ? List.<Silence>of() : roll.silences()) {
      if (told.add(silence.words())) {
        missing.add(broken(roll, silence));
      }
      if (silence.why() == Silence.Why.FORBIDDEN) {
        permissions.add(listing.permission());
      }
    }
  }

  private void tooLong(Roll roll) {
    List<String> ids = roll.overlong().all();
    if (!ids.isEmpty()) {
      String words = String.format(Locale.ROOT, "%,d of them %s", ids.size(), TooLong.THAN);
      missing.add(roll.words() + ": " + words + Ledger.some(ids));
    }
  }

  private static String broken(Roll roll, Silence silence) {
    return String.format(
        Locale.ROOT, "%s after %,d (%s)", roll.words(), roll.told(), silence.words());
  }

  private String told() {
    List<String> words = new ArrayList<>();
    account.rolls().all().forEach(roll -> count(words, roll));
    account.others().forEach(roll -> count(words, roll));
    return words.isEmpty()
        ? "nothing is there: is it the right account?"
        : String.join(", ", words);
  }

  private static void count(List<String> words, Roll roll) {
    if (roll.told() > 0) {
      words.add(roll.counted());
    }
  }

  private List<String> asides() {
    List<String> words = new ArrayList<>();
    aside(words, "%,d deleted", account.rolls().all().mapToLong(Roll::deletedOnes).sum());
    aside(
        words,
        "%,d gone since they were told",
        account.rolls().all().mapToLong(Roll::vanishedOnes).sum());
    List<String> unknown =
        account.rolls().all().filter(Roll::isThere).flatMap(Roll::unknown).sorted().toList();
    if (!unknown.isEmpty()) {
      words.add(
          String.format(
              Locale.ROOT,
              "%,d that others name, of which Stripe knows nothing%s",
              unknown.size(),
              Ledger.some(unknown)));
    }
    words.addAll(lacking());
    return words;
  }

  /// Lists that are not there, those first that nobody misses; of one that every account has, that
  /// is told as what broke off.
  private List<String> lacking() {
    List<String> lacking = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (Listing listing : Listing.values()) {
      Roll roll = account.rolls().of(listing);
      int named = account.named(listing);
      if (roll.lacking() && !roll.belied() && !listing.always()) {
        (named == 0 ? lacking : missed).add(named == 0 ? roll.words() : missed(roll, named));
      }
    }
    if (!lacking.isEmpty()) {
      missed.addFirst("the account has no " + String.join(", ", lacking));
    }
    return missed;
  }

  private static String missed(Roll roll, int named) {
    return String.format(
        Locale.ROOT,
        "the account has no %s, which others name %s",
        roll.words(),
        named == 1 ? "once" : String.format(Locale.ROOT, "%,d times", named));
  }

  private static void aside(List<String> words, String form, long count) {
    if (count > 0) {
      words.add(String.format(Locale.ROOT, form, count));
    }
  }
}
