package anamnesis.link;

import anamnesis.contact.NameLikeness;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Someone who may be the holder of a payer account, and what speaks for it.
///
/// @param initial whether the first names at least begin alike: no list knows every short form
/// @param paid whether the account pays for them
/// @param claimed whether the account's record says it is theirs, under another name
record Namesake(
    int person,
    Called called,
    boolean initial,
    List<Reason> shared,
    boolean paid,
    boolean claimed) {
  static Namesake of(People people, int person, Account account, Set<Integer> paid) {
    Portrait own = people.portrait(person);
    Portrait holder = account.portrait();
    return new Namesake(
        person,
        Called.compare(holder, own),
        beginAlike(holder, own),
        Scales.household(holder, own),
        paid.contains(person),
        people.claimedBy(account).contains(person));
  }

  /// Whether anybody would think so.
  boolean thinkable() {
    boolean unsaid = called.given() == NameLikeness.UNSAID;
    boolean named = !unsaid && called.given() != NameLikeness.DIFFERENT;
    boolean family = called.family() != NameLikeness.DIFFERENT || reachedAlike();
    boolean unheard = !named && initial && paid && reachedAlike();
    return claimed || ((named || unheard) && family) || (unsaid && paid && reachedAlike());
  }

  private static boolean beginAlike(Portrait a, Portrait b) {
    return a.names().stream()
        .anyMatch(
            one ->
                !one.given().isEmpty()
                    && b.names().stream()
                        .anyMatch(other -> other.given().startsWith(one.given().substring(0, 1))));
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
    if (claimed) {
      return "its record says so, but it bears another name";
    }
    if (called.given() == NameLikeness.UNSAID) {
      return "it pays for them and is reached like them, but bears no name";
    }
    return "the name is %s%s%s"
        .formatted(
            called.alike() ? "theirs" : "like theirs",
            reachedAlike() ? ", it is reached like them" : ", but nothing else is shared",
            paid ? ", and it pays for them" : ", but no payment names them");
  }
}
