package anamnesis.link;

import anamnesis.contact.NameLikeness;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Someone who may be the holder of a payer account, and what speaks for it.
///
/// @param represented whether somebody else signed for them, so that somebody else may well pay
/// @param paid whether the account pays for them
/// @param claimed whether the account's record says it is theirs, under another name
/// @param erased whether what the account said was erased, so that it may be anybody's for whom it
///   pays
record Namesake(
    int person,
    Called called,
    List<Reason> shared,
    boolean represented,
    boolean paid,
    boolean claimed,
    boolean erased) {
  static Namesake of(People people, int person, Account account, Set<Integer> paid) {
    Portrait own = people.portrait(person);
    Portrait holder = account.portrait();
    return new Namesake(
        person,
        Called.compare(holder, own),
        Scales.household(holder, own),
        people.signedByAnother(person),
        paid.contains(person),
        people.claimedBy(account).contains(person),
        account.erased());
  }

  /// Whether anybody would think so.
  boolean thinkable() {
    boolean unsaid = called.given() == NameLikeness.UNSAID;
    boolean family = called.family() != NameLikeness.DIFFERENT || reachedAlike();
    boolean unnamed = unsaid && paid && reachedAlike();
    return claimed || (named() && family) || unnamed || unheard() || mayBeGone();
  }

  /// Paid for and reached alike, of the same surname, by another first name: a parent, a spouse, or
  /// a short form that no list knows.
  boolean unheard() {
    return called.given() == NameLikeness.DIFFERENT
        && called.family() != NameLikeness.DIFFERENT
        && paid
        && reachedAlike()
        && !represented
        && !claimed;
  }

  /// Paid from an account that was erased, which does not say that it was another's.
  private boolean mayBeGone() {
    return erased && paid && called.given() != NameLikeness.DIFFERENT;
  }

  private boolean named() {
    return called.given() != NameLikeness.UNSAID && called.given() != NameLikeness.DIFFERENT;
  }

  boolean reachedAlike() {
    return !shared.isEmpty();
  }

  /// The rule that needs no person: who is so called, reached so, and paid for.
  boolean sure() {
    return called.alike() && reachedAlike() && paid && !claimed;
  }

  List<Reason> reasons(Reason prior) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(prior);
    reasons.addAll(called.reasons());
    reasons.addAll(shared);
    return reasons;
  }

  /// Why a person is asked.
  String because() {
    String gone = "; it was erased, so if it was theirs they must not come back";
    return why() + (erased ? gone : "");
  }

  private String why() {
    if (claimed) {
      return "its record says so, but it bears another name";
    }
    if (called.given() == NameLikeness.UNSAID) {
      String reached = reachedAlike() ? " and is reached like them" : "";
      return "it pays for them%s, but bears no name".formatted(reached);
    }
    if (unheard()) {
      return "the surname is theirs, it is reached like them and pays for them, under another name";
    }
    return "the name is %s%s%s"
        .formatted(
            called.alike() ? "theirs" : "like theirs",
            reachedAlike() ? ", it is reached like them" : ", but nothing else is shared",
            paid ? ", and it pays for them" : ", but no payment names them");
  }
}
