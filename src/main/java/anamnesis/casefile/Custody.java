package anamnesis.casefile;

import anamnesis.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whether the case is still what the journal says it is: every file, byte by byte. It only reads,
/// and needs nothing but the folder.
public final class Custody {
  /// Comes from outside, and is put there by hand.
  public static final String TIMESTAMP = "seal.tsr";

  /// These speak of all others; what was done to them is told by the chain.
  private static final Set<String> OF_THE_JOURNAL =
      Set.of(Journal.FILE, Journal.HEAD, Unfinished.FILE);

  private final Path folder;
  private final Chain chain;
  private final Premises premises;
  private final Map<String, Chain.Written> written;
  private final Map<String, String> unfinished;
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();

  private Custody(Path folder) throws IOException {
    this.folder = folder;
    this.chain = Chain.read(folder);
    this.premises = Premises.of(folder);
    this.written = chain.written();
    this.unfinished = new Unfinished(folder).files();
  }

  /// @param hashes every file that stands there, outside of the journal
  /// @param found everything that is not as it was written, what a killed command left among it
  /// @param open how many files and folders others on this machine may read
  public record Account(
      Chain chain, SortedMap<String, String> hashes, List<Change> found, long open) {
    public Account {
      found = List.copyOf(found);
    }

    public long entries() {
      return chain.entries();
    }

    public long files() {
      return hashes.size();
    }

    public List<Change> changes() {
      return found.stream().filter(one -> one.kind() != Change.Kind.UNFINISHED).toList();
    }

    public List<Change> unfinished() {
      return found.stream().filter(one -> one.kind() == Change.Kind.UNFINISHED).toList();
    }
  }

  public static Account check(Case file) throws IOException {
    return check(file.folder(), Progress.SILENT);
  }

  public static Account check(Path folder, Progress progress) throws IOException {
    return new Custody(folder.toRealPath()).check(progress);
  }

  /// Whether this is the folder of a case, or what is left of one.
  public static boolean isCase(Path folder) {
    return Stream.of(Case.ABOUT, Journal.FILE, Journal.HEAD, "seal.json")
        .anyMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  /// What was done to `case.yaml` since the journal wrote it down, and a timestamp it has not yet.
  static List<Change> byHand(Case file) throws IOException {
    Custody custody = new Custody(file.folder());
    for (String name : List.of(Case.ABOUT, TIMESTAMP)) {
      if (custody.premises.isFile(name)) {
        custody.compare(name, Hash.of(file.folder().resolve(name)));
      }
    }
    return custody.changes;
  }

  private Account check(Progress progress) throws IOException {
    hash(progress);
    if (isOnlyBegun()) {
      changes.add(
          Change.of(Case.ABOUT, Change.Kind.UNFINISHED, "begun by a command that was cut off"));
      return new Account(chain, hashes, changes, premises.open());
    }
    changes.addAll(ChainChanges.of(folder, chain));
    if (chain.entries() > 0) {
      files();
      missing();
    }
    new VaultChanges(folder, hashes, intact(Case.KEPT)).tell(changes);
    return new Account(chain, hashes, changes, premises.open());
  }

  /// A case whose first command was killed has no journal yet, and nothing but what it wrote.
  private boolean isOnlyBegun() {
    return !unfinished.isEmpty()
        && !Files.exists(folder.resolve(Journal.HEAD), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(folder.resolve(Journal.FILE), LinkOption.NOFOLLOW_LINKS)
        && hashes.entrySet().stream()
            .allMatch(file -> file.getValue().equals(unfinished.get(file.getKey())));
  }

  private void hash(Progress progress) throws IOException {
    try (Progress.Task task = progress.begin("kB checked", premises.bytes() >> 10)) {
      long done = 0;
      for (String name : premises.things().keySet()) {
        if (premises.isFile(name) && !OF_THE_JOURNAL.contains(name) && !Notes.are(name)) {
          hashes.put(name, Hash.of(folder.resolve(name)));
          done += Files.size(folder.resolve(name));
          task.done(done >> 10);
        }
      }
    }
  }

  private void files() throws IOException {
    for (Map.Entry<String, Premises.Thing> one : premises.things().entrySet()) {
      String name = one.getKey();
      switch (one.getValue()) {
        case FOLDER -> {}
        case FILE -> file(name);
        case LINK, OTHER ->
            changes.add(
                Change.of(
                    name, Change.Kind.REPLACED, one.getValue().words + " stands in its place"));
      }
    }
  }

  private void file(String name) throws IOException {
    if (name.endsWith(".part")) {
      changes.add(
          Change.of(
              name,
              Change.Kind.UNFINISHED,
              "half written by a command that was cut off; run that again"));
    } else if (hashes.containsKey(name) && !isNewStamp(name) && Vault.named(name).isEmpty()) {
      compare(name, hashes.get(name));
    }
  }

  private void compare(String name, String hash) throws IOException {
    Chain.Written last = written.get(name);
    if (last != null && last.sha256().equals(hash)) {
      return;
    }
    if (hash.equals(unfinished.get(name))) {
      changes.add(
          Change.of(
              name,
              Change.Kind.UNFINISHED,
              "written by a command that was cut off before its entry; run that again"));
    } else if (last == null || last.sha256().isEmpty()) {
      unwritten(name);
    } else {
      changes.addAll(changed(name, last));
    }
  }

  /// Marks of a file that is named already say nothing more.
  private void unwritten(String name) {
    if (name.startsWith(LineMarks.FOLDER)
        && hashes.containsKey(name.substring(LineMarks.FOLDER.length()))) {
      return;
    }
    boolean whole = chain.placed().size() == chain.end() && chain.end() > 0;
    changes.add(
        Change.of(
            name,
            Change.Kind.UNWRITTEN,
            whole ? "no entry of the journal wrote it" : "no entry that still stands wrote it"));
  }

  /// A timestamp is put there by hand; whoever checks the seal checks it.
  private boolean isNewStamp(String name) {
    Chain.Written last = written.get(name);
    return name.equals(TIMESTAMP) && (last == null || last.sha256().isEmpty());
  }

  /// By its lines, if what was kept of them is intact; else by its name.
  private List<Change> changed(String name, Chain.Written last) throws IOException {
    String sidecar = LineMarks.FOLDER + name;
    List<Change> lines = List.of();
    if (intact(sidecar)) {
      int[] was = LineMarks.read(folder.resolve(sidecar));
      lines = LineChanges.of(name, was, LineMarks.of(folder.resolve(name)));
    }
    if (lines.isEmpty()) {
      String words = "changed after entry %d wrote it".formatted(last.n());
      lines = List.of(Change.of(name, Change.Kind.CHANGED, words));
    }
    return name.equals(Case.ABOUT)
        ? lines.stream().map(line -> line.as(Change.Kind.EDITED)).toList()
        : lines;
  }

  /// Whether a file stands as the journal, or a command that was cut off, wrote it.
  private boolean intact(String name) throws IOException {
    if (!premises.isFile(name)) {
      return false;
    }
    String hash = hashes.containsKey(name) ? hashes.get(name) : Hash.of(folder.resolve(name));
    Optional<String> last = Optional.ofNullable(written.get(name)).map(Chain.Written::sha256);
    return last.filter(hash::equals).isPresent() || hash.equals(unfinished.get(name));
  }

  private void missing() {
    new TreeMap<>(written)
        .forEach(
            (name, last) -> {
              Premises.Thing thing = premises.things().get(name);
              if (!last.sha256().isEmpty() && (thing == null || thing == Premises.Thing.FOLDER)) {
                changes.add(missing(name, last, thing != null));
              }
            });
  }

  private Change missing(String name, Chain.Written last, boolean folder) {
    if (folder) {
      return Change.of(name, Change.Kind.REPLACED, "a folder stands in its place");
    }
    return "".equals(unfinished.get(name))
        ? Change.of(
            name,
            Change.Kind.UNFINISHED,
            "taken away by a command that was cut off before its entry; run that again")
        : Change.of(name, Change.Kind.MISSING, "missing; entry %d wrote it".formatted(last.n()));
  }
}
