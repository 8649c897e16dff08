package anamnesis.source.stripe;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One roll for each list.
final class Rolls {
  private final Map<Listing, Roll> all = new EnumMap<>(Listing.class);

  Rolls() {
    for (Listing listing : Listing.values()) {
      all.put(listing, new Roll(listing.words(), listing.one()));
    }
  }

  Roll of(Listing listing) {
    return Objects.requireNonNull(all.get(listing));
  }

  /// In the order in which they are asked for.
  Stream<Roll> all() {
    return all.values().stream();
  }

  /// Whether an object of this id was told; nobody knows of one whose list nobody knows.
  boolean isTold(String id) {
    return Listing.of(id).map(listing -> of(listing).ids().has(id)).orElse(true);
  }

  long size() {
    return all.values().stream().mapToLong(roll -> roll.ids().size()).sum();
  }
}
