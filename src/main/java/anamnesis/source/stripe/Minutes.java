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
    List<Element> elements = new ArrayList<>();
    long news = 0;
    for (Page.Spot spot : answer.page().elements()) {
      Element element = hand(taking, answer, spot, object);
      elements.add(element);
      news +=
          isNamed(element) && roll.ids().add(element.id(), Page.print(answer.page().stretch(spot)))
              ? 1
              : 0;
    }
    roll.page();
    progress.accept(news);
    return elements;
  }

  /// Hands in what was not said before, or is said otherwise now; the page is kept only if there is
  /// any.
  void again(Page page, Roll roll, String object) throws IOException {
    String sha256 = "";
    for (Page.Spot spot : page.elements()) {
      long print = Page.print(page.stretch(spot));
      if (!spot.id().isBlank() && !roll.ids().has(spot.id(), print)) {
        sha256 = sha256.isEmpty() ? intake.keep(page.bytes()) : sha256;
        Element element = hand(later, new Answer(sha256, page), spot, object);
        if (!roll.ids().add(spot.id(), print)) {
          roll.ids().print(spot.id(), print);
        } else if (!roll.madeSince(element.created())) {
          roll.toldLate();
        }
      }
      roll.ids().tick(spot.id());
    }
    progress.accept(page.elements().size());
  }

  /// One object that stands alone in its bytes.
  Element alone(String sha256, byte[] json, Roll roll, String object) {
    Element element = hand(taking, sha256, Place.json(0, json.length), json, object);
    progress.accept(isNamed(element) && roll.ids().add(element.id()) ? 1 : 0);
    return element;
  }

  private Element hand(Taking to, Answer answer, Page.Spot spot, String object) {
    Page page = answer.page();
    return hand(to, answer.sha256(), spot.place(), page.stretch(spot), object);
  }

  private Element hand(Taking to, String sha256, Place place, byte[] json, String object) {
    Element element = to.take(object, sha256, place, json);
    if (isNamed(element)) {
      Met met = new Met(element, sha256, place, json, to);
      readers.forEach(reader -> reader.saw(met));
    }
    return element;
  }

  private static boolean isNamed(Element element) {
    return !element.id().isBlank();
  }
}
