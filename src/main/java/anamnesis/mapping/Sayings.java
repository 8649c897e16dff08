package anamnesis.mapping;

import anamnesis.Progress;
import anamnesis.casefile.Vault;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What exhibits say where a mapping asks them.
///
/// All are heard in one turn, in the order in which their bytes are kept: a page that a hundred of
/// them share is unpacked once, and only the texts that were asked for stay.
final class Sayings {
  private static final Comparator<Exhibit> AS_KEPT =
      Comparator.comparing(Exhibit::sha256)
          .thenComparingLong(exhibit -> exhibit.place().offset())
          .thenComparing(Exhibit::key);

  private final Map<String, List<String>> asked = new HashMap<>();

  /// By the exhibit itself: it is asked for each cell, and to make its name each time takes longer.
  private final IdentityHashMap<Exhibit, @Nullable String[]> said = new IdentityHashMap<>();

  /// Of each kind, what was said last: a currency is the same from one payment to the next.
  private final Map<String, @Nullable String[]> last = new HashMap<>();

  private Sayings(SequencedMap<String, Set<String>> asked) {
    asked.forEach((kind, paths) -> this.asked.put(kind, List.copyOf(paths)));
  }

  static Sayings of(Mapping mapping, Collection<Exhibit> exhibits, Vault vault, Progress progress) {
    Sayings sayings = new Sayings(mapping.asked());
    List<Exhibit> heard = exhibits.stream().filter(sayings::isAsked).sorted(AS_KEPT).toList();
    Readings readings = new Readings(vault);
    long done = 0;
    try (Progress.Task task = progress.begin("exhibits", heard.size())) {
      for (Exhibit exhibit : heard) {
        sayings.hear(exhibit, readings.of(exhibit));
        task.done(++done);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sayings;
  }

  Optional<String> at(Exhibit exhibit, String path) {
    @Nullable String[] texts = said.get(exhibit);
    int place = asked.getOrDefault(exhibit.kind(), List.of()).indexOf(path);
    if (texts == null || place < 0) {
      throw new IllegalStateException("nobody asked for %s of %s".formatted(path, exhibit.kind()));
    }
    return Optional.ofNullable(texts[place]);
  }

  private boolean isAsked(Exhibit exhibit) {
    return !asked.getOrDefault(exhibit.kind(), List.of()).isEmpty();
  }

  private void hear(Exhibit exhibit, Reading reading) {
    List<String> paths = asked.getOrDefault(exhibit.kind(), List.of());
    @Nullable String[] texts = new String[paths.size()];
    @Nullable String[] before = last.getOrDefault(exhibit.kind(), texts);
    for (int i = 0; i < texts.length; i++) {
      String text = reading.at(paths.get(i)).orElse(null);
      texts[i] = Objects.equals(text, before[i]) ? before[i] : text;
    }
    said.put(exhibit, texts);
    last.put(exhibit.kind(), texts);
  }
}
