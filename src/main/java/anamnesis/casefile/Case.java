package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The folder of one incident. All that is written into it is written through here, so that the
/// journal can name it.
public final class Case {
  static final String ABOUT = "case.yaml";
  static final String KEPT = "exhibits.kept";
  private static final int VERSION = 1;

  private final Path folder;
  private final String name;
  private final SequencedMap<String, String> wrote = new LinkedHashMap<>();
  private final KeptList kept = new KeptList();
  private final Vault vault;

  private Case(Path folder, String name) {
    this.folder = folder;
    this.name = name;
    this.vault = new Vault(folder.resolve("exhibits"), kept::add);
  }

  /// A new case in a folder that holds none.
  public static Case begin(Path folder, String name) throws IOException {
    if (exists(folder)) {
      throw new Refusal(
          "there is a case in %s already".formatted(folder),
          "go on with it by `--case %s`, or name another folder".formatted(folder));
    }
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refusal("%s is no folder".formatted(folder), "name a folder that is new or empty");
    }
    if (Files.isDirectory(folder) && holdsAnything(folder)) {
      throw new Refusal(
          "the folder %s is not empty".formatted(folder), "name a folder that is new or empty");
    }
    PrivateFiles.closed(PrivateFiles.folder(folder));
    Case begun = new Case(folder.toAbsolutePath().normalize(), name);
    String about = "schema: %s\nname: %s\n".formatted(VERSION, name);
    begun.write(ABOUT, out -> out.write(about.getBytes(StandardCharsets.UTF_8)));
    return begun;
  }

  public static Case open(Path folder) throws IOException {
    Closed.refuseEncrypted(folder);
    Path about = folder.resolve(ABOUT);
    if (!Files.exists(about)) {
      throw new Refusal(
          "there is no case in %s".formatted(folder), "begin one with `anamnesis case open NAME`");
    }
    Yaml yaml = Yaml.read(about);
    long version = yaml.at("schema").number();
    if (version < 1 || yaml.at("name").text().isBlank()) {
      throw new Refusal(
          "%s does not say of which case and version it is".formatted(about),
          "it begins with `schema: 1` and `name: NAME`; the journal knows what it was");
    }
    if (version > VERSION) {
      throw new Refusal(
          "the case in %s is of version %d; this Anamnesis reads up to %d"
              .formatted(folder, version, VERSION),
          "use the newer Anamnesis that wrote it");
    }
    return new Case(folder.toAbsolutePath().normalize(), yaml.at("name").text());
  }

  public static boolean exists(Path folder) {
    return Files.exists(folder.resolve(ABOUT));
  }

  public String name() {
    return name;
  }

  public Path folder() {
    return folder;
  }

  /// Keeps other writers out until it is closed.
  public Hold hold(Holder who) throws IOException {
    return Hold.of(folder, who);
  }

  /// The same, after waiting for another writer to end, but not for ever.
  public Hold hold(Holder who, Duration patience) throws IOException {
    return Hold.of(folder, who, patience);
  }

  /// What this incident is about, in its own words: the practice, the columns, the clocks.
  public Yaml about() throws IOException {
    return Yaml.read(folder.resolve(ABOUT));
  }

  public <T> Shelf<T> shelf(String file, Class<T> type, int version) {
    return shelf(file, type, version, Pen.byType());
  }

  public <T> Shelf<T> shelf(String file, Class<T> type, int version, Pen<T> pen) {
    return new Shelf<>(this, file, type, version, pen);
  }

  public Vault vault() {
    return vault;
  }

  /// Whose notes are left: they were cut off, and go on from there.
  public List<String> cutOff() throws IOException {
    return Notes.left(folder);
  }

  /// What a command takes down for itself, to go on from if it is cut off.
  public Notes notes(String name) {
    return new Notes(folder, name);
  }

  /// Where what is worked on is laid aside, until it is closed. Whoever holds the case begins with
  /// what a kill left half written taken away.
  ///
  /// @param memory how many bytes may be held before that
  public Scratch scratch(long memory) throws IOException {
    vault.sweep();
    return new Scratch(folder, memory);
  }

  public Journal journal() {
    return new Journal(folder);
  }

  /// A file of the case, whole or not at all, remembered for the journal; with a mark of each of
  /// its lines beside it.
  public void write(String file, PrivateFiles.Writing writing) throws IOException {
    if (!LineMarks.fit(file)) {
      put(file, writing);
      return;
    }
    LineMarks marks = new LineMarks();
    put(file, out -> writing.to(marks.beside(out)));
    put(LineMarks.FOLDER + file, out -> out.write(marks.bytes()));
  }

  private void put(String file, PrivateFiles.Writing writing) throws IOException {
    MessageDigest digest = Hash.begin();
    String before = remembered(file);
    try {
      PrivateFiles.replace(
          folder.resolve(file),
          out -> {
            OutputStream hashed = new DigestOutputStream(new Unclosed(out), digest);
            writing.to(hashed);
            hashed.flush();
            remember(file, Hash.end(digest));
          });
    } catch (IOException | RuntimeException e) {
      forget(file, before);
      throw e;
    }
  }

  private synchronized @Nullable String remembered(String file) {
    return wrote.get(file);
  }

  /// What did not come into its place was not written.
  private synchronized void forget(String file, @Nullable String before) {
    if (before == null) {
      wrote.remove(file);
    } else {
      wrote.put(file, before);
    }
  }

  /// Takes a file of this case away; nothing if it is not there.
  public void remove(String file) throws IOException {
    if (Files.isRegularFile(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
      remember(file, "");
      Files.delete(folder.resolve(file));
    }
  }

  /// Takes down what came by hand, so that the journal knows it: an edit of `case.yaml`, and a
  /// timestamp.
  ///
  /// @return what was edited, line by line; nothing if all stands as the journal knows it
  public List<Change> acknowledge() throws IOException {
    List<Change> edits = Custody.byHand(this);
    for (String file : new TreeSet<>(edits.stream().map(Change::file).toList())) {
      byte[] edited = Files.readAllBytes(folder.resolve(file));
      write(file, out -> out.write(edited));
    }
    return edits;
  }

  /// Takes a whole folder of this case away before it is written anew.
  public void clear(String sub) throws IOException {
    clearOne(sub);
    clearOne(LineMarks.FOLDER + sub);
  }

  private void clearOne(String sub) throws IOException {
    Path root = folder.resolve(sub);
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> all;
    try (var walk = Files.walk(root)) {
      all = walk.toList().reversed();
    }
    for (Path path : all) {
      if (Files.isRegularFile(path)) {
        remember(folder.relativize(path).toString(), "");
      }
      Files.delete(path);
    }
  }

  /// Goes on with a closed case. The journal's line comes first: until the mark is gone the case is
  /// closed, and the same can be done again.
  public synchronized void reopen(Deed deed) throws IOException {
    remember(Closed.FILE, "");
    remember(LineMarks.FOLDER + Closed.FILE, "");
    record(deed);
    for (String gone : List.of(Closed.PACKED, LineMarks.FOLDER + Closed.FILE, Closed.FILE)) {
      Files.deleteIfExists(folder.resolve(gone));
    }
  }

  /// Ends a command: one journal entry with what it did and the hashes of all that it wrote.
  public synchronized void record(Deed deed) throws IOException {
    if (!kept.isEmpty()) {
      listKept();
    }
    setTornAside();
    Journal.Head head = journal().end();
    journal()
        .add(
            new Journal.Entry(
                head.count() + 1,
                deed.at(),
                deed.actor(),
                Machine.user(),
                Machine.name(),
                Machine.tool(),
                deed.command(),
                deed.took().toMillis(),
                deed.exit(),
                deed.result(),
                new LinkedHashMap<>(wrote),
                head.hash()));
    new Unfinished(folder).settle(wrote.keySet(), head.count() + 1);
    wrote.clear();
  }

  /// What a killed command left of its journal line is kept beside the journal, under its own name.
  private void setTornAside() throws IOException {
    String torn = journal().takeTorn();
    if (!torn.isEmpty()) {
      write(
          "journal.torn-%s".formatted(journal().head().count() + 1),
          out -> out.write(torn.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  private void listKept() throws IOException {
    byte[] lines = kept.over(folder.resolve(KEPT), vault);
    write(KEPT, out -> out.write(lines));
    kept.clear();
  }

  /// Whether anything was written since the last entry of the journal.
  public synchronized boolean touched() {
    return !wrote.isEmpty() || !kept.isEmpty();
  }

  /// Before the file is moved into its place or taken away: a kill in between is told as one.
  private synchronized void remember(String file, String hash) throws IOException {
    new Unfinished(folder).add(file, hash);
    wrote.put(file, hash);
  }

  private static boolean holdsAnything(Path folder) throws IOException {
    try (var list = Files.list(folder)) {
      return list.anyMatch(path -> !path.endsWith(Hold.FILE));
    }
  }

  /// What a command was and how it went, for the journal.
  ///
  /// @param command the words as typed, without any secret
  public record Deed(
      Instant at, String actor, String command, Duration took, int exit, String result) {}

  /// The writer may close what it is given; the file's own closing is not its business.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
