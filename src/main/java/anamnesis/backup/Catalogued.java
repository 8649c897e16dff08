package anamnesis.backup;

import anamnesis.backup.catalogue.Entries;
import java.util.ArrayList;
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

  void add(String path, Entries entries) {
    catalogues.add(path);
    entries.copies().forEach(copy -> copies.put(copy.path(), copy));
    windows.addAll(entries.windows());
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
    return Optional.ofNullable(copies.get(path));
  }

  List<Listed> listed() {
    return copies.values().stream()
        .map(copy -> new Listed(copy.path(), copy.takenAt(), copy.bytes(), true))
        .toList();
  }

  List<Window> windows() {
    return List.copyOf(windows);
  }
}
