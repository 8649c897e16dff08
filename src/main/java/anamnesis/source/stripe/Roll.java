package anamnesis.source.stripe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What one list has told: the ids on it, the stretches it was walked in, and where it fell silent.
/// Safe to use from many threads.
final class Roll {
  private static final int SOME = 100;

  private final String words;
  private final String one;
  private final Ids ids = new Ids();
  private final List<Stretch> stretches = Collections.synchronizedList(new ArrayList<>());
  private final List<Silence> silences = Collections.synchronizedList(new ArrayList<>());
  private final Ids byName = new Ids();
  private final Ids unknown = new Ids();
  private final Overlong overlong = new Overlong();
  private long deleted;
  private final List<String> hidden = Collections.synchronizedList(new ArrayList<>());
  private long vanished;
  private long pages;
  private long newest = Long.MIN_VALUE;
  private long late;
  private boolean undated;

  /// @param words as a person calls what is on it
  /// @param one as a person calls it if it is alone there
  Roll(String words, String one) {
    this.words = words;
    this.one = one;
  }

  String words() {
    return words;
  }

  /// How many it has told, as `1 product`.
  String counted() {
    int count = told();
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : words);
  }

  Ids ids() {
    return ids;
  }

  /// How many of those it has told.
  int told() {
    return ids.size() - overlong.untold();
  }

  /// It is there, and nobody need look for it: it is too long to be heard.
  void tooLong(String id) {
    overlong.add(id, !ids.add(id));
  }

  Overlong overlong() {
    return overlong;
  }

  /// Walked to their ends, in no order.
  List<Stretch> stretches() {
    synchronized (stretches) {
      return List.copyOf(stretches);
    }
  }

  void walked(Stretch stretch) {
    stretches.add(stretch);
  }

  void fellSilent(Silence silence) {
    silences.add(silence);
  }

  /// Why it broke off, each time it did; nothing where it did not.
  List<Silence> silences() {
    synchronized (silences) {
      return List.copyOf(silences);
    }
  }

  /// Whether Stripe says that the account has no such list, and nothing else went wrong with it.
  boolean lacking() {
    List<Silence> all = silences();
    return !all.isEmpty() && all.stream().allMatch(silence -> silence.why() == Silence.Why.LACKING);
  }

  /// Whether Stripe says so, and has what should stand on it.
  boolean belied() {
    return lacking() && toldByName() > 0;
  }

  /// Whether it can be asked for anything.
  boolean isThere() {
    return silences().isEmpty();
  }

  /// How many of its objects are worth asking for by their names: all of a list that is there.
  /// Where there is said to be none, so many as show whether that is so.
  int worthAsking() {
    if (isThere() || belied()) {
      return Integer.MAX_VALUE;
    }
    return lacking() ? Math.toIntExact(Math.max(0, SOME - unknownOnes())) : 0;
  }

  boolean complete() {
    return silences().isEmpty() || (lacking() && !belied());
  }

  /// When the newest object was made that stood there when the walk began: what is younger was made
  /// since.
  synchronized void begins(long created) {
    newest = Math.max(newest, created);
  }

  synchronized boolean madeSince(long created) {
    return created >= newest;
  }

  /// No list shows it, and it was there when it was asked for by its id.
  void toldByName(Element element) {
    byName.add(element.id());
    if (element.isDeleted()) {
      deleted();
    }
  }

  private synchronized void deleted() {
    deleted++;
  }

  /// Others name it, and there is none of that name.
  void unknown(String id) {
    unknown.add(id);
  }

  /// Those that stood on the list and were not met again; no more than so many.
  List<String> notMetAgain(int most) {
    return ids.open(most + byName.size()).stream().filter(id -> !byName.has(id)).toList();
  }

  /// It is there by its id, and the list does not show it from its other end.
  void notShown(String id) {
    hidden.add(id);
  }

  List<String> hidden() {
    synchronized (hidden) {
      return hidden.stream().sorted().toList();
    }
  }

  /// It was there in the first walk, and is not any more.
  synchronized void vanished() {
    vanished++;
  }

  synchronized long vanishedOnes() {
    return vanished;
  }

  synchronized long deletedOnes() {
    return deleted;
  }

  /// Told only by their ids, deleted ones among them.
  long toldByName() {
    return byName.size();
  }

  long unknownOnes() {
    return unknown.size();
  }

  /// What they are called.
  Stream<String> unknown() {
    return unknown.open(Integer.MAX_VALUE).stream();
  }

  synchronized void page() {
    pages++;
  }

  synchronized long pages() {
    return pages;
  }

  /// One more that stood there all the time and was told only now.
  synchronized void toldLate() {
    late++;
  }

  /// How many were, since this was asked last.
  synchronized long takeLate() {
    long now = late;
    late = 0;
    return now;
  }

  /// It does not keep to the windows it is asked for.
  ///
  /// @return whether this is news
  synchronized boolean isUndated() {
    boolean news = !undated;
    undated = true;
    stretches.clear();
    return news;
  }

  synchronized boolean keepsWindows() {
    return !undated;
  }
}
