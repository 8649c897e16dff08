package anamnesis.casefile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;

/// Who did what, when, with what result: a chain of lines, each holding the hash of the one before.
///
/// The head (count and last hash) is written after the line, so that a cut tail is seen as well as
/// a changed, removed or inserted line.
public final class Journal {
  static final String FILE = "journal.jsonl";
  static final String HEAD = "journal.head";
  static final String BEGINNING = "0".repeat(64);
  static final String HASH = ",\"hash\":\"";

  private final Path folder;
  private final Path lines;
  private final Path head;

  Journal(Path folder) {
    this.folder = folder;
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

  /// The hash of a file as it stands, if a command that came after that entry was cut off at it and
  /// has no entry of its own.
  public Optional<String> leftSince(long entry, String file) throws IOException {
    return new Unfinished(folder).since(entry, file);
  }

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

  /// Line and head, or neither: on a disk that is full a line without its head would be followed by
  /// another, and two are told from a forgery by nobody. Taking a line back needs no room.
  synchronized void add(Entry entry) throws IOException {
    String text = Json.write(entry);
    String hash = link(text);
    String line = text.substring(0, text.length() - 1) + HASH + hash + "\"}\n";
    byte[] told = Json.write(new Head(1, entry.n(), hash)).getBytes(StandardCharsets.UTF_8);
    long before = Files.exists(lines) ? Files.size(lines) : 0;
    try {
      PrivateFiles.append(lines, line.getBytes(StandardCharsets.UTF_8));
      PrivateFiles.replace(head, told);
    } catch (IOException full) {
      cutTo(before);
      throw full;
    }
  }

  private void cutTo(long length) throws IOException {
    if (Files.exists(lines)) {
      try (RandomAccessFile file = new RandomAccessFile(lines.toFile(), "rw")) {
        file.setLength(length);
      }
    }
  }

  /// Where the next line goes. Whoever was killed between the line and the head left a head that is
  /// one line behind: a line that follows it soundly is taken for what it is.
  Head end() throws IOException {
    Head told = head();
    List<String> all = lines();
    if (all.size() != told.count() + 1) {
      return told;
    }
    String line = all.getLast();
    int cut = line.lastIndexOf(HASH);
    String text = cut < 0 ? "" : line.substring(0, cut) + "}";
    boolean follows =
        text.endsWith("\"previous\":\"%s\"}".formatted(told.hash()))
            && line.equals(line.substring(0, cut) + HASH + link(text) + "\"}");
    return follows ? new Head(1, all.size(), link(text)) : told;
  }

  /// A line that was cut off in the middle of being written, taken out of the journal; empty if
  /// there is none. Whole lines end, and are never touched.
  String takeTorn() throws IOException {
    if (!Files.exists(lines)) {
      return "";
    }
    String all = Files.readString(lines, StandardCharsets.ISO_8859_1);
    int end = all.lastIndexOf('\n') + 1;
    if (end == all.length()) {
      return "";
    }
    String whole = all.substring(0, end);
    PrivateFiles.replace(lines, whole.getBytes(StandardCharsets.ISO_8859_1));
    return all.substring(end);
  }

  /// Whether it ends in half a line, which a kill left: never in one that was written whole.
  public boolean isTorn() throws IOException {
    if (!Files.exists(lines) || Files.size(lines) == 0) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(lines.toFile(), "r")) {
      file.seek(file.length() - 1);
      return file.read() != '\n';
    }
  }

  Head head() throws IOException {
    if (!Files.exists(head)) {
      return new Head(1, 0, BEGINNING);
    }
    try {
      return Json.read(Files.readString(head), Head.class);
    } catch (JacksonException e) {
      throw Json.broken(HEAD, 1, e);
    }
  }

  /// Whole lines: half of one at the end says nothing, and waits to be set aside.
  List<String> lines() throws IOException {
    if (!Files.exists(lines)) {
      return List.of();
    }
    String all = Files.readString(lines, StandardCharsets.ISO_8859_1);
    String whole = all.substring(0, all.lastIndexOf('\n') + 1);
    return new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  /// Every way in which the chain is broken, in words; none if it holds.
  public List<String> breaks() throws IOException {
    return ChainChanges.of(folder).stream()
        .filter(change -> change.kind() != Change.Kind.UNFINISHED)
        .map(Change::words)
        .toList();
  }

  private static String link(String text) {
    return Hash.of(text);
  }
}
