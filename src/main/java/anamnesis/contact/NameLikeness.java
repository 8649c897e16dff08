package anamnesis.contact;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How alike two names are, the best first.
public enum NameLikeness {
  SAME("the same"),
  SHORT_FORM("one is short for the other"),
  PART("one is a part of the other"),
  CLOSE("spelt alike"),
  INITIAL("the initial fits"),
  UNSAID("not said by both"),
  DIFFERENT("different");

  private final String words;

  NameLikeness(String words) {
    this.words = words;
  }

  /// For a screen.
  public String words() {
    return words;
  }

  /// Whoever is called so in one record may well be called so in the other.
  public boolean agrees() {
    return this == SAME || this == SHORT_FORM || this == PART;
  }

  /// First names. Two that share only the first of several words (`mary ann`, `mary beth`) may be
  /// two sisters; one who goes by the middle name is recognised, though only as spelt alike.
  public static NameLikeness ofGiven(PersonName a, PersonName b) {
    String one = a.given();
    String other = b.given();
    NameLikeness plain = plain(one, other);
    if (plain != DIFFERENT) {
      return plain;
    }
    String first = first(one);
    String second = first(other);
    if (first.equals(second)) {
      return first.equals(one) || second.equals(other) ? PART : CLOSE;
    }
    if (Nicknames.related(first, second)) {
      return SHORT_FORM;
    }
    boolean byMiddle = byMiddleName(a, b) || byMiddleName(b, a);
    boolean close = Spelling.close(one, other) || Spelling.close(first, second);
    return byMiddle || close ? CLOSE : DIFFERENT;
  }

  public static NameLikeness ofMiddle(PersonName a, PersonName b) {
    NameLikeness plain = plain(a.middle(), b.middle());
    return plain == DIFFERENT && Spelling.close(a.middle(), b.middle()) ? CLOSE : plain;
  }

  /// Surnames; of a double one, people often use half.
  public static NameLikeness ofFamily(PersonName a, PersonName b) {
    if (a.family().isEmpty() || b.family().isEmpty()) {
      return UNSAID;
    }
    if (joined(a.family()).equals(joined(b.family()))) {
      return SAME;
    }
    Set<String> one = new HashSet<>(Arrays.asList(a.family().split(" ")));
    Set<String> other = new HashSet<>(Arrays.asList(b.family().split(" ")));
    if (one.containsAll(other) || other.containsAll(one)) {
      return PART;
    }
    return Spelling.close(a.family(), b.family()) ? CLOSE : DIFFERENT;
  }

  private static NameLikeness plain(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return UNSAID;
    }
    if (joined(a).equals(joined(b))) {
      return SAME;
    }
    boolean initial = a.length() == 1 || b.length() == 1;
    return initial && a.charAt(0) == b.charAt(0) ? INITIAL : DIFFERENT;
  }

  private static boolean byMiddleName(PersonName a, PersonName b) {
    return a.given().length() > 1 && List.of(b.middle().split(" ")).contains(a.given());
  }

  private static String joined(String words) {
    return words.replace(" ", "");
  }

  private static String first(String words) {
    int space = words.indexOf(' ');
    return space < 0 ? words : words.substring(0, space);
  }
}
