package anamnesis.link;

import anamnesis.casefile.Hash;
import anamnesis.link.Candidates.Two;
import anamnesis.link.Pair.Band;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Two dossiers that may be of one person, and why one may think so.
record Edge(String id, Two two, Weighing weighing, Ground ground, String asked) {
  /// What brought the two together.
  enum Ground {
    /// What they say of themselves.
    WEIGHED,
    /// One identifier that both bear.
    CLAIMED,
    /// A payer of one who is reached like the other. A person decides, always.
    PAID
  }

  static Edge of(Two two, List<Dossier> all, Weighing weighing, Ground ground, String asked) {
    String id = id(all.get(two.a()).print(), all.get(two.b()).print());
    return new Edge(id, two, weighing, ground, asked);
  }

  /// The same for the same two, whichever comes first.
  static String id(String print, String other) {
    List<String> prints = Stream.of(print, other).sorted(Comparator.naturalOrder()).toList();
    return "pair-" + Hash.of(String.join(" ", prints)).substring(0, 12);
  }

  boolean automatic() {
    return ground == Ground.WEIGHED && weighing.automatic();
  }

  /// Whether a person would want to be asked, if nothing else settles it.
  boolean questionable() {
    return ground != Ground.WEIGHED || weighing.review() || weighing.doubtful();
  }

  Pair pair(List<Dossier> all, Band band, String question) {
    String one = all.get(two.a()).key();
    String other = all.get(two.b()).key();
    boolean inOrder = one.compareTo(other) <= 0;
    return new Pair(
        id,
        inOrder ? one : other,
        inOrder ? other : one,
        weighing.weight(),
        band,
        question,
        weighing.reasons());
  }
}
