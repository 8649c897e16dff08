package anamnesis.source.stripe;

import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// One list, walked from its newest element to its last, page by page.
///
/// The order of the list and the times in it are not relied on. When the end is reached the
/// beginning is asked again, as often as it shows something new: what was made during the walk
/// stands there.
final class Walk {
  private static final int LOOKS_BACK = 20;

  private final Kind kind;
  private final Asking asking;
  private final Intake intake;
  private final Taking taking;
  private final LongConsumer progress;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private long pages;

  /// @param progress told of every page's new elements
  Walk(Kind kind, Asking asking, Intake intake, LongConsumer progress) {
    this.kind = kind;
    this.asking = asking;
    this.intake = intake;
    this.taking = new Taking(intake, asking.live());
    this.progress = progress;
  }

  /// How one list ended.
  ///
  /// @param silence why it broke off; empty where it did not
  record End(Kind kind, long objects, long pages, List<Silence> silence) {
    boolean complete() {
      return silence.isEmpty();
    }
  }

  End walk() throws IOException, InterruptedException {
    try {
      toTheEnd();
      whatIsNew();
      return new End(kind, seen.size(), pages, List.of());
    } catch (Silence silence) {
      return new End(kind, seen.size(), pages, List.of(silence));
    }
  }

  private void toTheEnd() throws Silence, IOException, InterruptedException {
    Set<String> cursors = new HashSet<>();
    List<String> ids = new ArrayList<>();
    boolean more = true;
    while (more) {
      Page page = ids.isEmpty() ? first() : after(ids);
      ids = take(page);
      more = page.more();
      if (more && (ids.isEmpty() || !cursors.add(ids.getLast()))) {
        throw endless("it says the same page again and again");
      }
      if (more && seen.size() > asking.mostObjects()) {
        throw endless("more than %,d objects".formatted(asking.mostObjects()));
      }
    }
  }

  private static Silence endless(String why) {
    return new Silence(Silence.Why.OTHER, "the list never ends: " + why);
  }

  private void whatIsNew() throws Silence, IOException, InterruptedException {
    for (int look = 0; look < LOOKS_BACK; look++) {
      int before = seen.size();
      Page page = first();
      List<String> ids = take(page);
      int known = before;
      while (!ids.isEmpty() && seen.size() - known == ids.size() && page.more()) {
        known = seen.size();
        page = after(ids);
        ids = take(page);
      }
      if (seen.size() == before) {
        return;
      }
    }
    throw new Silence(
        Silence.Why.OTHER, "the list grew each of the %d times we looked".formatted(LOOKS_BACK));
  }

  private Page first() throws Silence, InterruptedException {
    return asking.page(path());
  }

  /// If the last element was deleted since, the walk goes on from the one before it.
  private Page after(List<String> ids) throws Silence, InterruptedException {
    for (int i = ids.size() - 1; i > 0; i--) {
      try {
        return asking.page(path(ids.get(i)));
      } catch (Silence silence) {
        if (silence.why() != Silence.Why.NO_CURSOR) {
          throw silence;
        }
      }
    }
    return asking.page(path(ids.getFirst()));
  }

  private String path() {
    return "/v1/%s?limit=100".formatted(kind.list());
  }

  private String path(String after) {
    return path() + "&starting_after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
  }

  /// Keeps a page and hands in its elements; their ids, in the order of the page. A page that was
  /// taken before says nothing more.
  private List<String> take(Page page) throws IOException {
    String sha256 = intake.keep(page.bytes());
    List<String> ids = new ArrayList<>();
    if (!taken.add(sha256)) {
      return ids;
    }
    for (Place element : page.elements()) {
      String id = taking.take(kind.object(), sha256, element, page.stretch(element));
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    pages++;
    long before = seen.size();
    seen.addAll(ids);
    progress.accept(seen.size() - before);
    return ids;
  }
}
