package anamnesis.mapping;

import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Where that stands which is left out, so that what stands inside of it is left out, too. A dump
/// holds a hundred thousand objects in the same bytes: none is compared with all the others.
final class LeftOut {
  /// By the bytes, and by where it begins: only the outermost.
  private final Map<String, NavigableMap<Long, Place>> places = new HashMap<>();

  void add(Exhibit exhibit) {
    if (holds(exhibit)) {
      return;
    }
    Place place = exhibit.place();
    NavigableMap<Long, Place> there =
        places.computeIfAbsent(exhibit.sha256(), _ -> new TreeMap<>());
    there.subMap(place.offset(), true, place.offset() + place.length(), false).clear();
    there.put(place.offset(), place);
  }

  boolean holds(Exhibit exhibit) {
    NavigableMap<Long, Place> there = places.get(exhibit.sha256());
    Map.Entry<Long, Place> before =
        there == null ? null : there.floorEntry(exhibit.place().offset());
    return before != null && before.getValue().holds(exhibit.place());
  }
}
