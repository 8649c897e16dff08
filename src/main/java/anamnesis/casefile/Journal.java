package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;

/// Who did what, when, with what result: a chain of lines, each holding the hash of the one before.
///
/// The head (count and last hash) is written after the line, so that a cut tail is seen as well as
/// a changed, removed or inserted line.
public final class Journal {
  static final String FILE = "journal.jsonl";
  static final String HEAD = "journal.head";
  private static final String BEGINNING = "0".repeat(64);
  private static final String HASH = ",\"hash\":\"";

  private final Path lines;
  private final Path head;

  Journal(Path folder) {
    this.lines = folder.resolve(FILE);
    this.head = folder.resolve(HEAD);
  }

  /// @param wrote the files that this command wrote, each with the hash of what it wrote
  public record Entry(
      long n,
      Instant at,
      String actor,
      String user,
      String host,
      String tool,
      String command,
      long millis,
      int exit,
      String result,
      SequencedMap<String, String> wrote,
      String previous) {}

  record Head(int schema, long count, String hash) {}

  /// Everything that was done, in order, as it stands in the file: verified by [Custody] alone.
  public List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines()) {
      try {
        entries.add(Json.read(line, Entry.class));
      } catch (JacksonException e) {
        throw Json.broken(FILE, entries.size() + 1L, e);
      }
    }
    return entries;
  }

  synchronized void add(Entry entry) throws IOException {
    String text = Json.write(entry);
    String hash = link(text);
    String line = text.substring(0, text.length() - 1) + HASH + hash + "\"}\n";
    cutHalfLine();
    try {
      PrivateFiles.append(lines, line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      cutHalfLine();
      throw full;
    }
    PrivateFiles.replace(
        head, Json.write(new Head(1, entry.n(), hash)).getBytes(StandardCharsets.UTF_8));
  }

  /// A kill or a full disk can leave half a line, which says nothing and would spoil the next.
  private void cutHalfLine() throws IOException {
    if (!Files.exists(lines)) {
      return;
    }
    byte[] bytes = Files.readAllBytes(lines);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel channel = FileChannel.open(lines, StandardOpenOption.WRITE)) {
        channel.truncate(end);
      }
    }
  }

  /// The end of the chain. One whole line may follow what the head names: the process ended, or the
  /// disk was full, between the two.
  Head head() throws IOException {
    Head named = named();
    List<String> all = new ArrayList<>(lines());
    if (!all.isEmpty() && !all.getLast().endsWith("\"}")) {
      all.removeLast();
    }
    if (all.size() != named.count() + 1) {
      return named;
    }
    String last = all.getLast();
    int cut = Math.max(0, last.lastIndexOf(HASH));
    String text = last.substring(0, cut) + "}";
    String hash = link(text);
    boolean follows =
        last.equals(text.substring(0, cut) + HASH + hash + "\"}")
            && text.contains("\"n\":%s,".formatted(all.size()))
            && text.endsWith("\"previous\":\"%s\"}".formatted(named.hash()));
    return follows ? new Head(1, all.size(), hash) : named;
  }

  private Head named() throws IOException {
    if (!Files.exists(head)) {
      return new Head(1, 0, BEGINNING);
    }
    try {
      return Json.read(Files.readString(head), Head.class);
    } catch (JacksonException e) {
      throw Json.broken(HEAD, 1, e);
    }
  }

  List<String> lines() throws IOException {
    return Files.exists(lines) ? Files.readAllLines(lines) : List.of();
  }

  /// Every way in which the chain is broken, in words; none if it holds.
  public List<String> breaks() throws IOException {
    List<String> broken = new ArrayList<>();
    String previous = BEGINNING;
    long n = 0;
    for (String line : lines()) {
      n++;
      int cut = line.lastIndexOf(HASH);
      if (cut < 0 || !line.endsWith("\"}")) {
        broken.add("%s, line %d: not a journal line".formatted(FILE, n));
        continue;
      }
      String text = line.substring(0, cut) + "}";
      String hash = line.substring(cut + HASH.length(), line.length() - 2);
      if (!link(text).equals(hash)) {
        broken.add("%s, line %d: changed after it was written".formatted(FILE, n));
      } else if (!text.contains("\"n\":%s,".formatted(n))
          || !text.endsWith("\"previous\":\"%s\"}".formatted(previous))) {
        broken.add(
            "%s, line %d: does not follow the line before it (removed, added or moved)"
                .formatted(FILE, n));
      }
      previous = hash;
    }
    Head end = headOrNone(broken);
    if (end.count() != n || !end.hash().equals(previous)) {
      broken.add(
          "%s: names %d entries, the journal holds %d%s"
              .formatted(HEAD, end.count(), n, end.count() == n ? ", with another last hash" : ""));
    }
    return broken;
  }

  private Head headOrNone(List<String> broken) throws IOException {
    try {
      return head();
    } catch (Refusal e) {
      broken.add(e.problem());
      return new Head(1, -1, "");
    }
  }

  private static String link(String text) {
    return Hash.of(text);
  }
}
