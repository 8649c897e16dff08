package anamnesis.source.stripe;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Which objects are named by others: a deleted customer stands on no list, and its charges name it
/// all the same.
final class Names implements Met.Reader {
  /// An event, a file and a review are named by nothing that was lost; a card is asked of its
  /// customer.
  private static final Set<Listing> UNASKED =
      EnumSet.of(Listing.EVENTS, Listing.FILES, Listing.REVIEWS, Listing.PAYMENT_METHODS);

  private final Rolls rolls;
  private final Map<Listing, Ids> named = new EnumMap<>(Listing.class);

  Names(Rolls rolls) {
    this.rolls = rolls;
    for (Listing listing : EnumSet.complementOf(EnumSet.copyOf(UNASKED))) {
      named.put(listing, new Ids());
    }
  }

  /// Those that were named, listed or not.
  Map<Listing, Ids> all() {
    return named;
  }

  @Override
  public void saw(Met met) {
    for (String name : met.element().names()) {
      Ids ids = named.get(Listing.of(name).orElse(null));
      if (ids != null && !rolls.isTold(name)) {
        ids.add(name);
      }
    }
  }

  /// Whether a text may be the id of an object that is on a list.
  static boolean isOne(String text) {
    return Listing.of(text).isPresent();
  }
}
