package anamnesis.source.stripe;

import anamnesis.evidence.Intake;
import anamnesis.evidence.Place;
import anamnesis.source.stripe.files.Hand;
import anamnesis.source.stripe.files.Hands;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Objects that are read where nobody can be asked for more: what stands in lists inside of them
/// goes the same way, and where such a list says that there is more, somebody else must have it.
///
/// Here an object of a list of its own is taken too, as the refunds of a charge: that list may be
/// in no file.
final class Insides implements Hands {
  private final Ids broken = new Ids();
  private final Ids whole = new Ids();
  private final Set<String> pages = new HashSet<>();

  @Override
  public Hand into(Intake intake) {
    Taking taking = new Taking(intake, false);
    return (object, sha256, place, json) -> {
      Element element = Taking.read(json);
      taking.take(object, sha256, place, element);
      lists(taking, sha256, place, element);
    };
  }

  private void lists(Taking taking, String sha256, Place place, Element element) {
    int nth = 0;
    for (Inside inside : element.inside()) {
      for (Inside.Part part : inside.parts()) {
        if (!part.element().id().isBlank()) {
          Place there = within(place, part);
          taking.take("", sha256, there, part.element());
          lists(taking, sha256, there, part.element());
        }
      }
      nth++;
      note(inside, inside.path().isEmpty() ? element.id() + " " + nth : inside.path());
    }
  }

  /// An element says all of itself, whatever columns the row had in which it stands.
  private static Place within(Place place, Inside.Part part) {
    long offset = place.offset() + part.offset();
    return new Place(Place.Form.JSON, place.row(), offset, part.length());
  }

  /// A list that was told whole goes on where another telling of it breaks off, unless it is from
  /// before there were so many. Most charges have no refunds, and nothing is to be said of those.
  private void note(Inside inside, String list) {
    Ids which = inside.more() ? broken : whole;
    long shown = inside.parts().size();
    if (shown == 0 && !inside.more()) {
      return;
    }
    if (!which.add(list, shown) && which.print(list) < shown) {
      which.print(list, shown);
    }
  }

  @Override
  public void ended(String url) {
    whole.add(url);
    whole.print(url, Long.MAX_VALUE);
  }

  @Override
  public void goesOn(String url) {
    pages.add(url);
  }

  @Override
  public Set<String> unended() {
    Set<String> unended = new TreeSet<>(pages);
    unended.removeIf(whole::has);
    return unended;
  }

  @Override
  public long brokenOff() {
    return broken.unlike((list, shown) -> whole.has(list) && whole.print(list) >= shown).size();
  }
}
