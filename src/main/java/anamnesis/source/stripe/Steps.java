package anamnesis.source.stripe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One stretch, page after page from its newest element to its last.
final class Steps {
  private final Stretch stretch;
  private final Questions questions;
  private final Handful handful;
  private final Ids cursors = new Ids();
  private List<String> ids = List.of();
  private String next;
  private boolean more = true;
  private int pages;

  /// Who is asked.
  interface Questions {
    Answer page(Stretch stretch, String path) throws Silence, IOException, InterruptedException;
  }

  /// @param cursor where to begin
  Steps(Stretch stretch, Questions questions, String cursor, Handful handful) {
    this.stretch = stretch;
    this.questions = questions;
    this.next = cursor;
    this.handful = handful;
  }

  boolean more() {
    return more;
  }

  /// How many are asked for next.
  int atOnce() {
    return handful.count();
  }

  int pages() {
    return pages;
  }

  /// The ids that were met last, in their order: of a page, or of as many as one may have.
  List<String> ids() {
    return ids;
  }

  Answer step() throws Silence, IOException, InterruptedException {
    Answer answer = ask();
    List<String> here = answer.page().ids();
    ids = last(ids, here);
    more = answer.page().more();
    pages += answer.page().passedOver().isEmpty() ? 1 : 0;
    if (more && (here.isEmpty() || !cursors.add(here.getLast()))) {
      throw endless("it says the same page again and again");
    }
    if (more) {
      next = Stretch.after(here.getLast());
    }
    return answer;
  }

  static Silence endless(String why) {
    return new Silence(Silence.Why.OTHER, "the list never ends: " + why);
  }

  /// Of a short page too little is left if that is deleted.
  private static List<String> last(List<String> before, List<String> here) {
    if (here.size() >= Handful.MOST) {
      return here;
    }
    List<String> both = new ArrayList<>(before);
    both.addAll(here);
    return both.subList(Math.max(0, both.size() - Handful.MOST), both.size());
  }

  /// If the last element was deleted since, the walk goes on from the one before it.
  private Answer ask() throws Silence, IOException, InterruptedException {
    String cursor = next;
    for (int before = ids.size() - 2; ; before--) {
      try {
        return handful.ask(stretch, questions, cursor);
      } catch (Silence vanished) {
        if (vanished.why() != Silence.Why.NO_CURSOR || before < 0) {
          throw vanished;
        }
        cursor = Stretch.after(ids.get(before));
      }
    }
  }
}
