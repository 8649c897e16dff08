package anamnesis.link;

import anamnesis.contact.NameLikeness;
import anamnesis.contact.PersonName;
import anamnesis.link.Pair.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How alike two people are called, by the best of all their names.
record Called(NameLikeness given, NameLikeness middle, NameLikeness family) {
  private static final Comparator<Called> BEST = Comparator.comparingDouble(Called::weight);
  static final Called UNSAID =
      new Called(NameLikeness.UNSAID, NameLikeness.UNSAID, NameLikeness.UNSAID);

  static Called compare(Portrait a, Portrait b) {
    return a.names().stream()
        .flatMap(one -> b.names().stream().map(other -> compare(one, other)))
        .max(BEST.thenComparing(Called::toString))
        .orElse(UNSAID);
  }

  /// Whether the whole name is the same, but for short forms and halves of double names.
  boolean alike() {
    return given.agrees() && (family == NameLikeness.SAME || family == NameLikeness.PART);
  }

  /// Whether they might be called the same, by a careless clerk.
  boolean near() {
    return given != NameLikeness.DIFFERENT && family != NameLikeness.DIFFERENT;
  }

  boolean same() {
    return given == NameLikeness.SAME && family == NameLikeness.SAME;
  }

  List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    add(reasons, "first name", given, givenWeight());
    add(reasons, "middle name", middle, middleWeight());
    add(reasons, "surname", family, familyWeight());
    return reasons;
  }

  /// How many of first name and surname fit only roughly.
  int rough() {
    return (given == NameLikeness.SAME ? 0 : 1) + (family == NameLikeness.SAME ? 0 : 1);
  }

  /// Both say a generation, and not the same one.
  static boolean ofTwoGenerations(Portrait a, Portrait b) {
    Set<String> one = generations(a);
    Set<String> other = generations(b);
    return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
  }

  /// One says a generation and the other none.
  static boolean ofOneGeneration(Portrait a, Portrait b) {
    return generations(a).isEmpty() != generations(b).isEmpty();
  }

  private static Called compare(PersonName a, PersonName b) {
    return new Called(
        NameLikeness.ofGiven(a, b), NameLikeness.ofMiddle(a, b), NameLikeness.ofFamily(a, b));
  }

  private static Set<String> generations(Portrait portrait) {
    Set<String> generations = new HashSet<>();
    portrait.names().forEach(name -> generations.add(name.suffix()));
    generations.remove("");
    return generations;
  }

  private double weight() {
    return givenWeight() + middleWeight() + familyWeight();
  }

  /// One person in 50 is called so (CMS matching proposal v3.3.0: u = .02).
  private double givenWeight() {
    return switch (given) {
      case SAME -> 5.5;
      case SHORT_FORM, PART -> 3;
      case CLOSE -> 1.5;
      case INITIAL -> 1;
      case UNSAID -> 0;
      case DIFFERENT -> -5;
    };
  }

  private double middleWeight() {
    return switch (middle) {
      case SAME -> 3;
      case SHORT_FORM, PART, CLOSE, INITIAL -> 1;
      case UNSAID -> 0;
      case DIFFERENT -> -2;
    };
  }

  /// One in 200 (u = .005); a surname that changed costs less than a first name that did.
  private double familyWeight() {
    return switch (family) {
      case SAME -> 7.5;
      case SHORT_FORM, PART -> 5;
      case CLOSE, INITIAL -> 4;
      case UNSAID -> 0;
      case DIFFERENT -> -4;
    };
  }

  private static void add(
      List<Reason> reasons, String field, NameLikeness likeness, double weight) {
    if (likeness != NameLikeness.UNSAID) {
      reasons.add(new Reason(field, likeness.words(), weight, false));
    }
  }
}
