package anamnesis.link;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate.Likeness;
import anamnesis.contact.Email;
import anamnesis.contact.NameLikeness;
import anamnesis.contact.Phone;
import anamnesis.contact.Spelling;
import anamnesis.contact.Trait;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Weighs two portraits after Fellegi and Sunter, in bits: how much likelier each agreement is of
/// one person than of two.
///
/// Chances of coincidence are those of the CMS matching proposal v3.3.0, rounded against a link.
/// What a household shares counts once, up to [#HOUSEHOLD], and is never enough.
final class Scales {
  static final double HOUSEHOLD = 6;
  private static final double SHARED = 4;

  /// A small practice is no reason to believe more: its next patient may be a namesake.
  private static final int FEWEST = 256;

  private final int people;

  /// @param people how many there are whom a record could belong to by chance
  Scales(int people) {
    this.people = Math.max(people, FEWEST);
  }

  Weighing weigh(Portrait a, Portrait b) {
    Called called = Called.compare(a, b);
    Optional<Likeness> born = born(a, b);
    List<Reason> household = household(a, b);
    List<Reason> reasons = new ArrayList<>();
    reasons.add(prior());
    reasons.addAll(called.reasons());
    born.ifPresent(likeness -> reasons.add(reason(likeness)));
    reasons.addAll(household);
    String veto = veto(a, b, called, born);
    boolean sure =
        born.isPresent()
            && sure(called, born.get(), Called.ofOneGeneration(a, b))
            && !(household.isEmpty() && reachedElsewhere(a, b));
    boolean doubtful =
        called.same()
            && born.filter(Likeness.DIFFERENT::equals).isPresent()
            && !Called.ofTwoGenerations(a, b)
            && !household.isEmpty();
    return new Weighing(reasons, veto, sure, doubtful);
  }

  Reason prior() {
    double bits = Math.ceil(2 * Math.log(people) / Math.log(2)) / 2;
    return new Reason("chance", "one of %d".formatted(people), -bits, false);
  }

  /// E-mail, phone and street, each counted until the household's share is used up.
  static List<Reason> household(Portrait a, Portrait b) {
    List<Reason> reasons = new ArrayList<>();
    double left = HOUSEHOLD;
    for (Class<? extends Trait> kind : List.of(Email.class, Phone.class, Address.class)) {
      boolean same = a.shared().stream().filter(kind::isInstance).anyMatch(b.shared()::contains);
      if (same) {
        double counted = Math.min(SHARED, left);
        left -= counted;
        reasons.add(new Reason(word(kind), "the same", counted, true));
      }
    }
    return reasons;
  }

  /// Person-level evidence of which at most one piece fits only roughly: CMS's rule of one fuzzy
  /// field. A first name that is merely spelt alike may be a twin's, whatever else agrees.
  private static boolean sure(Called called, Likeness born, boolean oneGeneration) {
    boolean family =
        called.family() != NameLikeness.DIFFERENT && called.family() != NameLikeness.UNSAID;
    boolean date = born == Likeness.SAME || slip(born);
    int rough = called.rough() + (born == Likeness.SAME ? 0 : 1);
    return called.given().agrees()
        && called.middle() != NameLikeness.DIFFERENT
        && family
        && date
        && rough <= 1
        && !(oneGeneration && rough > 0);
  }

  /// Both say how they are reached, and nothing of it is alike: of two namesakes born on one day
  /// that is what would be seen, and the published pairs of namesakes are of this kind.
  private static boolean reachedElsewhere(Portrait a, Portrait b) {
    List<Boolean> elsewhere =
        a.shared().stream()
            .flatMap(
                one ->
                    b.shared().stream()
                        .filter(other -> one.getClass() == other.getClass())
                        .map(other -> elsewhere(one, other)))
            .toList();
    return !elsewhere.isEmpty() && !elsewhere.contains(false);
  }

  /// A street that was merely mistyped is no other street.
  private static boolean elsewhere(Trait one, Trait other) {
    return !(one instanceof Address a
        && other instanceof Address b
        && (a.zip().equals(b.zip()) || Spelling.close(a.street(), b.street())));
  }

  private static String veto(Portrait a, Portrait b, Called called, Optional<Likeness> born) {
    if (Called.ofTwoGenerations(a, b)) {
      return "of two generations, as senior and junior are";
    }
    if (born.filter(Likeness.DIFFERENT::equals).isPresent()) {
      return "born on plainly different dates";
    }
    boolean kin = called.family().agrees() || a.shares(b);
    boolean day = born.filter(l -> l == Likeness.SAME || slip(l)).isPresent();
    return kin && day && called.given() == NameLikeness.DIFFERENT
        ? "born the same day in one family, first names differ, as of twins"
        : "";
  }

  private static Optional<Likeness> born(Portrait a, Portrait b) {
    return a.births().stream()
        .flatMap(one -> b.births().stream().map(one::likeness))
        .min(Comparator.naturalOrder());
  }

  private static boolean slip(Likeness born) {
    return born == Likeness.SWAPPED || born == Likeness.MISTYPED;
  }

  /// One day in ten thousand (u = 1e-4), though there are more.
  private static Reason reason(Likeness born) {
    double weight =
        switch (born) {
          case SAME -> 13;
          case SWAPPED -> 4.5;
          case MISTYPED -> 4;
          case PARTIAL -> 5;
          case GENERATION -> 2;
          case DIFFERENT -> -8;
        };
    return new Reason("born", born.words(), weight, false);
  }

  private static String word(Class<? extends Trait> kind) {
    return kind == Email.class ? "e-mail" : kind == Phone.class ? "phone" : "street";
  }
}
