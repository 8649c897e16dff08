package anamnesis.source.stripe;

import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Takes down what stands on a page, whoever asked for it.
final class Minutes {
  private final Intake intake;
  private final Taking taking;
  private final Taking later;
  private final List<Met.Reader> readers;
  private final LongConsumer progress;

  /// Where objects go.
  ///
  /// @param live whether what is of test mode is not believed
  record Taken(Intake intake, boolean live, LongConsumer progress) {}

  Minutes(Taken taken, List<Met.Reader> readers) {
    this.intake = taken.intake();
    this.taking = new Taking(intake, taken.live());
    this.later = new Taking(intake.later(), taken.live());
    this.readers = List.copyOf(readers);
    this.progress = taken.progress();
  }

  /// Hands in every element of it.
  List<Element> first(Answer answer, Roll roll, String object) {
    Page page = answer.page();
    List<Element> elements = new ArrayList<>();
    long news = 0;
    for (Page.Spot spot : page.elements()) {
      hand(new Met(spot.element(), answer.sha256(), spot.place(), page, taking), object);
      elements.add(spot.element());
      news += isNew(spot, page.print(spot.place()), roll) ? 1 : 0;
    }
    if (!page.passedOver().isEmpty()) {
      roll.tooLong(page.passedOver());
    }
    roll.page();
    progress.accept(news);
    return elements;
  }

  /// Two pages of one walk that tell it otherwise leave it open which of them is the later: then
  /// the way back speaks.
  private static boolean isNew(Page.Spot spot, long print, Roll roll) {
    boolean news = !spot.id().isBlank() && roll.ids().add(spot.id(), print);
    if (!news && !spot.id().isBlank() && !roll.ids().has(spot.id(), print)) {
      roll.ids().print(spot.id(), 0);
      roll.overlong().remove(spot.id());
    }
    return news;
  }

  /// Hands in what was not said before, or is said otherwise now; the page is kept only if there is
  /// any.
  ///
  /// @return whether there was any, or what is too long to be heard
  boolean again(Page page, Roll roll, String object) throws IOException {
    String sha256 = "";
    for (Page.Spot spot : page.elements()) {
      long print = page.print(spot.place());
      if (!spot.id().isBlank() && !roll.ids().has(spot.id(), print)) {
        sha256 = sha256.isEmpty() ? intake.keep(page.bytes()) : sha256;
        Element element = Taking.read(page.stretch(spot));
        hand(new Met(element, sha256, spot.place(), page, later), object);
        if (!roll.ids().add(spot.id(), print)) {
          roll.ids().print(spot.id(), print);
          roll.overlong().remove(spot.id());
        } else if (!roll.madeSince(element.created())) {
          roll.toldLate();
        }
      }
      roll.ids().tick(spot.id());
    }
    if (!page.passedOver().isEmpty()) {
      roll.tooLong(page.passedOver());
      roll.ids().tick(page.passedOver());
    }
    progress.accept(page.elements().size());
    return !sha256.isEmpty() || !page.passedOver().isEmpty();
  }

  /// One object that stands alone in its bytes.
  Element alone(String sha256, byte[] json, Roll roll, String object) {
    Element element = Taking.read(json);
    Page page = Page.alone(json);
    hand(new Met(element, sha256, Place.json(0, json.length), page, taking), object);
    progress.accept(!element.id().isBlank() && roll.ids().add(element.id()) ? 1 : 0);
    return element;
  }

  private void hand(Met met, String object) {
    met.take(object);
    if (!met.element().id().isBlank()) {
      readers.forEach(reader -> reader.saw(met));
    }
  }
}
