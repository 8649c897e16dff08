package anamnesis.source.stripe;

import java.io.IOException;

/// One list, walked from its newest element to its last: by windows of time where it has them, and
/// page by page in each.
///
/// Into which windows a list falls is ruled by what stands on its pages and by nothing else, so
/// that a walk that was cut off goes on with the same questions.
final class Walk {
  /// So many pages are worth a window of their own.
  private static final int WORTH = 10;

  private static final int MOST = 18;

  private final Listing listing;
  private final Roll roll;
  private final Hearing hearing;
  private final Minutes minutes;
  private final Crew crew;

  Walk(Listing listing, Roll roll, Hearing hearing, Minutes minutes, Crew crew) {
    this.listing = listing;
    this.roll = roll;
    this.hearing = hearing;
    this.minutes = minutes;
    this.crew = crew;
  }

  void begin() {
    for (String question : listing.questions()) {
      crew.add(() -> walk(question, Window.ALWAYS));
    }
  }

  private void walk(String question, Window window) throws IOException, InterruptedException {
    try {
      toTheEnd(question, window);
    } catch (Silence silence) {
      roll.fellSilent(silence);
    }
  }

  private void toTheEnd(String question, Window window)
      throws Silence, IOException, InterruptedException {
    Stretch stretch = Stretch.of(listing, question, window);
    Steps steps = new Steps(stretch, hearing::page);
    Span span = new Span();
    while (steps.more()) {
      minutes.first(steps.step(), roll, listing.object()).forEach(span::add);
      begins(window, steps, span);
      if (!span.isWithin(window)) {
        withoutWindows();
        return;
      }
      if (isWorthParts(window, steps, span)) {
        inParts(question, window, steps, span);
        return;
      }
      refuseEndless(steps);
    }
    roll.walked(stretch.endingWith(steps.ids()));
  }

  private void begins(Window window, Steps steps, Span span) {
    if (window.equals(Window.ALWAYS) && steps.pages() == 1) {
      roll.begins(span.newest());
    }
  }

  private boolean isWorthParts(Window window, Steps steps, Span span) {
    int most = window.isOpenToThePast() ? WORTH : MOST;
    return steps.more()
        && listing.dated()
        && roll.keepsWindows()
        && steps.pages() >= most
        && span.leavesRestOf(window);
  }

  private void inParts(String question, Window window, Steps steps, Span span) {
    Window walked = window.since(span.oldest());
    roll.walked(Stretch.of(listing, question, walked).endingWith(steps.ids()));
    for (Window part : window.rest(span.oldest(), span.seconds())) {
      crew.add(() -> walk(question, part));
    }
  }

  /// A list that tells of other times than it was asked for is walked in one piece.
  private void withoutWindows() {
    if (roll.isUndated()) {
      begin();
    }
  }

  private void refuseEndless(Steps steps) throws Silence {
    if (steps.more() && roll.ids().size() > hearing.mostObjects()) {
      throw Steps.endless("more than %,d objects".formatted(hearing.mostObjects()));
    }
  }
}
