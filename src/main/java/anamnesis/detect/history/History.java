package anamnesis.detect.history;

import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Every scan of this machine, a line each: `scans.jsonl` in `$ANAMNESIS_HOME`.
///
/// A line that cannot be read is passed over: it says nothing, and hides nothing either, for what
/// is not remembered is new.
public final class History {
  /// As many of each place as a page shows, and some.
  private static final int KEPT = 120;

  private static final byte[] END = {'\n'};

  private static final long FULL = 1L << 23;

  private final Path home;
  private final Path file;

  public History(Path home) {
    this.home = home;
    this.file = home.resolve("scans.jsonl");
  }

  /// Oldest first.
  public List<Scanned> of(String place) throws IOException {
    List<Scanned> all = new ArrayList<>();
    read(
        scanned -> {
          if (scanned.place().equals(place)) {
            all.add(scanned);
          }
        });
    return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /// The newest of each place that knows this, or a rule's number, and of those the newest.
  public Optional<Scanned> lastThatKnows(String id) throws IOException {
    Map<String, Scanned> last = new HashMap<>();
    read(scanned -> last.put(scanned.place(), scanned));
    return last.values().stream()
        .filter(scanned -> !Ack.Covered.by(id, scanned).isEmpty())
        .max(Comparator.comparing(Scanned::at));
  }

  /// One line more. What a kill left of the last one is ended first, so that this one is whole.
  public void add(Scanned scanned) throws IOException {
    PrivateFiles.folder(home);
    if (Files.exists(file) && Files.size(file) > FULL) {
      shorten();
    }
    if (!endsInLine()) {
      PrivateFiles.append(file, END);
    }
    PrivateFiles.append(file, line(scanned));
  }

  private static byte[] line(Scanned scanned) {
    return (Json.write(scanned) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private boolean endsInLine() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return true;
    }
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(open.length() - 1);
      return open.read() == '\n';
    }
  }

  private void shorten() throws IOException {
    Map<String, List<Scanned>> places = new LinkedHashMap<>();
    read(
        scanned -> {
          List<Scanned> all = places.computeIfAbsent(scanned.place(), place -> new ArrayList<>());
          all.add(scanned);
          if (all.size() > KEPT) {
            all.removeFirst();
          }
        });
    PrivateFiles.replace(
        file,
        out -> {
          for (List<Scanned> all : places.values()) {
            for (Scanned scanned : all) {
              out.write(line(scanned));
            }
          }
        });
  }

  private void read(Consumer<Scanned> each) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    // What is no UTF-8 becomes no JSON, and is passed over like any other noise.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines.forEach(line -> parsed(line).ifPresent(each));
    }
  }

  private static Optional<Scanned> parsed(String line) {
    try {
      String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return Optional.of(Json.read(text, Scanned.class)).filter(known -> known.schema() == 1);
    } catch (JacksonException none) {
      return Optional.empty();
    }
  }
}
