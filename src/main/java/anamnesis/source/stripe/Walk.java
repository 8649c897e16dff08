package anamnesis.source.stripe;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// One list, walked from its newest element to its last: by windows of time where it has them, and
/// page by page in each.
///
/// Into which windows a list falls is ruled by what stands on its pages and by nothing else, so
/// that a walk that was cut off goes on with the same questions.
final class Walk {
  /// So many pages are worth a window of their own.
  private static final int WORTH = 10;

  private static final int MOST = 18;
  private static final int FEW_HALVED = 24;
  private static final int MOST_HALVED = 100;

  private final Listing listing;
  private final Roll roll;
  private final Hearing hearing;
  private final Minutes minutes;
  private final Crew crew;
  private final AtomicInteger halved = new AtomicInteger();

  Walk(Listing listing, Roll roll, Hearing hearing, Minutes minutes, Crew crew) {
    this.listing = listing;
    this.roll = roll;
    this.hearing = hearing;
    this.minutes = minutes;
    this.crew = crew;
  }

  /// A window on its way.
  ///
  /// @param question what the list is asked beside
  private record Way(String question, Window window, Steps steps, Span span) {
    /// The part of it that is walked.
    Window walked() {
      return window.since(span.oldest());
    }
  }

  void begin() {
    for (String question : listing.questions()) {
      crew.add(() -> walk(question, Window.ALWAYS, Handful.MOST));
    }
  }

  /// @param atOnce how many are asked for at first
  private void walk(String question, Window window, int atOnce)
      throws IOException, InterruptedException {
    Stretch stretch = Stretch.of(listing, question, window);
    Steps steps = new Steps(stretch, hearing::page, "", new Handful(atOnce));
    Way way = new Way(question, window, steps, new Span());
    try {
      toTheEnd(way);
    } catch (TooLong nameless) {
      around(way, nameless);
    } catch (Silence silence) {
      roll.fellSilent(silence);
    }
  }

  private void toTheEnd(Way way) throws Silence, IOException, InterruptedException {
    Steps steps = way.steps();
    while (steps.more()) {
      minutes.first(steps.step(), roll, listing.object()).forEach(way.span()::add);
      begins(way);
      if (!way.span().isWithin(way.window())) {
        withoutWindows();
        return;
      }
      if (isWorthParts(way)) {
        inParts(way, way.window().rest(way.span().oldest(), way.span().seconds()));
        return;
      }
      refuseEndless(steps);
    }
    roll.walked(stretch(way, way.window()));
  }

  private Stretch stretch(Way way, Window window) {
    return Stretch.of(listing, way.question(), window).endingWith(way.steps());
  }

  private void begins(Way way) {
    if (way.window().equals(Window.ALWAYS) && way.steps().pages() == 1) {
      roll.begins(way.span().newest());
    }
  }

  private boolean isWorthParts(Way way) {
    int most = way.window().isOpenToThePast() ? WORTH : MOST;
    return way.steps().more()
        && listing.dated()
        && roll.keepsWindows()
        && way.steps().pages() >= most
        && way.span().leavesRestOf(way.window());
  }

  private void inParts(Way way, List<Window> parts) {
    roll.walked(stretch(way, way.walked()));
    for (Window part : parts) {
      crew.add(() -> walk(way.question(), part, way.steps().atOnce()));
    }
  }

  /// What stands behind one that does not say what it is called can only be asked for by its time:
  /// the rest is halved until that one stands alone in its second.
  private void around(Way way, TooLong nameless) {
    boolean begun = !way.span().isEmpty();
    Window rest = begun ? way.window().until(way.span().oldest()) : way.window();
    List<Window> halves = listing.dated() && roll.keepsWindows() ? rest.halves() : List.of();
    if (halves.isEmpty() || halved.incrementAndGet() > mostHalved()) {
      roll.fellSilent(nameless);
    } else if (begun) {
      inParts(way, halves);
    } else {
      halves.forEach(half -> crew.add(() -> walk(way.question(), half, way.steps().atOnce())));
    }
  }

  /// One such is found in thirty turns. Where all is too long, twice as many windows would be too
  /// long each time, without end.
  private int mostHalved() {
    return roll.ids().size() == 0 ? FEW_HALVED : MOST_HALVED;
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
