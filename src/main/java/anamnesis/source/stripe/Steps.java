package anamnesis.source.stripe;

import java.io.IOException;
import java.util.List;

/// One stretch, page after page from its newest element to its last.
final class Steps {
  private final Stretch stretch;
  private final Questions questions;
  private final Ids cursors = new Ids();
  private List<String> ids = List.of();
  private String next;
  private boolean more = true;
  private int pages;

  /// Who is asked.
  interface Questions {
    Answer page(Stretch stretch, String path) throws Silence, IOException, InterruptedException;
  }

  Steps(Stretch stretch, Questions questions) {
    this(stretch, questions, stretch.path());
  }

  /// @param first where to begin
  Steps(Stretch stretch, Questions questions, String first) {
    this.stretch = stretch;
    this.questions = questions;
    this.next = first;
  }

  boolean more() {
    return more;
  }

  int pages() {
    return pages;
  }

  /// The ids of the last page that had any, in its order.
  List<String> ids() {
    return ids;
  }

  Answer step() throws Silence, IOException, InterruptedException {
    Answer answer = ask();
    List<String> here = answer.page().ids();
    ids = here.isEmpty() ? ids : here;
    more = answer.page().more();
    pages++;
    if (more && (here.isEmpty() || !cursors.add(here.getLast()))) {
      throw endless("it says the same page again and again");
    }
    if (more) {
      next = stretch.after(here.getLast());
    }
    return answer;
  }

  static Silence endless(String why) {
    return new Silence(Silence.Why.OTHER, "the list never ends: " + why);
  }

  /// If the last element was deleted since, the walk goes on from the one before it.
  private Answer ask() throws Silence, IOException, InterruptedException {
    String path = next;
    for (int before = ids.size() - 2; ; before--) {
      try {
        return questions.page(stretch, path);
      } catch (Silence vanished) {
        if (vanished.why() != Silence.Why.NO_CURSOR || before < 0) {
          throw vanished;
        }
        path = stretch.after(ids.get(before));
      }
    }
  }
}
