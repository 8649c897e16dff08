package anamnesis.backup;

import anamnesis.backup.catalogue.Entries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the catalogues among the files of one place tell.
final class Catalogued {
  private final Set<String> catalogues = new HashSet<>();
  private final Map<String, Copy> copies = new LinkedHashMap<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<String> notKnown = new ArrayList<>();
  private final Map<String, Duration> kept = new HashMap<>();
  private final Map<String, String> servers = new HashMap<>();

  void add(String path, Entries entries) {
    catalogues.add(path);
    entries.copies().forEach(copy -> copies.put(copy.path(), copy));
    windows.addAll(entries.windows());
    notKnown.addAll(entries.notKnown());
    kept.putAll(entries.kept());
    servers.putAll(entries.servers());
  }

  /// An older version of a catalogue, or one that was deleted: no copy, and what it told is over.
  void pass(String path) {
    catalogues.add(path);
  }

  /// Whether the file is one, and no copy itself.
  boolean is(String path) {
    return catalogues.contains(path);
  }

  Optional<Copy> copy(String path) {
    return Optional.ofNullable(copies.get(path)).map(this::expiring);
  }

  /// One list names the snapshots, another the servers that let them go.
  private Copy expiring(Copy copy) {
    Duration span = kept.get(servers.getOrDefault(copy.path(), ""));
    if (span == null) {
      return copy;
    }
    String rule =
        "automated: its server keeps such %s; it goes then, or with the server"
            .formatted(span.toDays() == 1 ? "1 day" : span.toDays() + " days");
    return copy.kept(copy.keeping().until(copy.takenAt().plus(span), rule));
  }

  List<Listed> listed() {
    return copies.values().stream()
        .map(copy -> new Listed(copy.path(), copy.takenAt(), copy.bytes(), true))
        .toList();
  }

  List<Window> windows() {
    return List.copyOf(windows);
  }

  List<String> notKnown() {
    return List.copyOf(notKnown);
  }
}
