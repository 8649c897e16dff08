package anamnesis.source.stripe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A stretch walked again from its other end: what the first walk passed over stands between other
/// neighbours here.
///
/// Pages that say nothing new are not kept, only the ids that stood on them: with those a long
/// stretch that was walked back once is not walked back again. One that told something new is, for
/// ids do not say what.
final class Back {
  private static final int SHORT = 5;

  private final Roll roll;
  private final Stretch stretch;
  private final Hearing hearing;
  private final Minutes minutes;
  private final ByteArrayOutputStream met = new ByteArrayOutputStream();
  private final Ids cursors = new Ids();
  private final Handful handful;
  private boolean news;
  private int pages;

  Back(Roll roll, Stretch stretch, Hearing hearing, Minutes minutes) {
    this.roll = roll;
    this.stretch = stretch;
    this.hearing = hearing;
    this.minutes = minutes;
    this.handful = handful();
  }

  private Handful handful() {
    return new Handful(stretch.end().atOnce());
  }

  void walk() throws IOException, InterruptedException {
    try {
      Optional<byte[]> noted = hearing.noted(stretch);
      if (noted.isPresent()) {
        new String(noted.get(), StandardCharsets.UTF_8).lines().forEach(roll.ids()::tick);
        return;
      }
      up(bottom());
      if (pages > SHORT && !news) {
        hearing.note(stretch, met.toByteArray());
      }
    } catch (Silence silence) {
      roll.fellSilent(silence);
    }
  }

  /// All that stands behind what the walk knew last but one, to the very end.
  ///
  /// @return the last id there is; empty if there is none
  private String bottom() throws Silence, IOException, InterruptedException {
    List<String> tail = stretch.end().tail();
    for (int i = tail.size() - 2; i >= 0; i--) {
      try {
        return end(Stretch.after(tail.get(i)), tail.get(i));
      } catch (Silence vanished) {
        if (vanished.why() != Silence.Why.NO_CURSOR) {
          throw vanished;
        }
      }
    }
    return end("", "");
  }

  private String end(String cursor, String before)
      throws Silence, IOException, InterruptedException {
    Steps steps = new Steps(stretch, hearing::passing, cursor, handful());
    while (steps.more()) {
      take(steps.step().page());
    }
    return steps.ids().isEmpty() ? before : steps.ids().getLast();
  }

  private void up(String bottom) throws Silence, IOException, InterruptedException {
    roll.ids().tick(bottom);
    List<String> known = List.of(bottom);
    boolean more = !bottom.isEmpty();
    while (more) {
      if (!cursors.add(known.getFirst())) {
        throw Steps.endless("from its other end it says the same page again and again");
      }
      Page page = above(known);
      take(page);
      more = page.more() && !page.ids().isEmpty();
      known = page.ids();
    }
  }

  /// If the newest that is known was deleted since, what stands above the next is asked for.
  private Page above(List<String> known) throws Silence, IOException, InterruptedException {
    for (int i = 0; ; i++) {
      try {
        return handful.ask(stretch, hearing::passing, Stretch.before(known.get(i))).page();
      } catch (Silence vanished) {
        if (vanished.why() != Silence.Why.NO_CURSOR || i + 1 == known.size()) {
          throw vanished;
        }
      }
    }
  }

  private void take(Page page) throws IOException {
    news |= minutes.again(page, roll, stretch.object());
    for (String id : page.ids()) {
      met.writeBytes((id + "\n").getBytes(StandardCharsets.UTF_8));
    }
    pages++;
  }
}
