package anamnesis.backup.catalogue;

import anamnesis.backup.Copy;
import anamnesis.backup.Keeping;
import anamnesis.backup.Origin;
import anamnesis.backup.State;
import anamnesis.backup.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one catalogue tells: copies that nobody has looked into, and windows.
public final class Entries {
  private final String name;
  private final String path;
  private final Instant otherwise;
  private final List<Copy> copies = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<String> notKnown = new ArrayList<>();
  private final Map<String, Duration> kept = new HashMap<>();
  private final Map<String, String> servers = new HashMap<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private boolean empty = true;

  Entries(String name, String path, Instant otherwise) {
    this.name = name;
    this.path = path;
    this.otherwise = otherwise;
  }

  public List<Copy> copies() {
    return empty ? List.of(none()) : List.copyOf(copies);
  }

  public List<Window> windows() {
    return List.copyOf(windows);
  }

  /// What it does not tell of its own matters, in sentences.
  public List<String> notKnown() {
    return List.copyOf(notKnown);
  }

  /// How long each server keeps the copies that it makes by itself.
  public Map<String, Duration> kept() {
    return Map.copyOf(kept);
  }

  /// Of which server each copy is that goes when that server's time is over, by its path.
  public Map<String, String> servers() {
    return Map.copyOf(servers);
  }

  /// @param server as [#kept] calls it, perhaps in another catalogue of the same place
  void add(Entry entry, String server) {
    add(entry);
    // Where it does not say when it was made, nobody can reckon from that.
    if (entry.takenAt() != null) {
      servers.put(copies.getLast().path(), server);
    }
  }

  void kept(String server, Duration span) {
    kept.put(server, span);
  }

  /// It says itself that it is not all: whoever asked for it stopped early.
  void goesOn(String mark) {
    notKnown.add("what else %s tells: %s ends with a %s".formatted(name, path, mark));
  }

  void add(Entry entry) {
    empty = false;
    Entry.Trouble trouble = entry.trouble();
    Instant takenAt = entry.takenAt();
    copies.add(
        new Copy(
            path + "#" + unlike(entry.label()),
            entry.format(),
            takenAt == null ? otherwise : takenAt,
            trouble == null,
            trouble == null ? State.TOLD : trouble.state(),
            trouble == null ? null : trouble.words(),
            entry.bytes(),
            entry.bytes(),
            "",
            null,
            false,
            entry.origin(),
            entry.keeping(),
            List.of(),
            new LinkedHashMap<>()));
  }

  void add(Window window) {
    empty = false;
    windows.add(window);
  }

  /// It tells something, if not of a copy.
  void told() {
    empty = false;
  }

  /// Two of one name are two.
  private String unlike(String label) {
    String named = label.isBlank() ? "without a name" : label;
    int count = labels.merge(named, 1, Integer::sum);
    return count == 1 ? named : "%s (%s)".formatted(named, count);
  }

  /// An empty catalogue is no silence: whoever counts on it has no copy.
  private Copy none() {
    return new Copy(
        path,
        name,
        otherwise,
        false,
        State.EMPTY,
        "a catalogue of %s that names no copy".formatted(name),
        -1,
        -1,
        "",
        null,
        false,
        Origin.UNKNOWN,
        Keeping.in(name),
        List.of(),
        new LinkedHashMap<>());
  }
}
