package anamnesis.backup;

import anamnesis.Progress;
import anamnesis.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of backups, or a single one: what is there, oldest first.
public final class Copies {
  /// What lies beside a copy to vouch for it or to tell of it, and is none itself.
  private static final Set<String> BESIDE =
      Set.of("sha256", "sha512", "sha1", "md5", "asc", "sig", "log", "md");

  private final Path root;

  private Copies(Path root) {
    this.root = root;
  }

  public static Copies in(Path root) {
    if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
      throw new Refusal(
          "there is nothing at %s".formatted(root), "name the folder that the backups are kept in");
    }
    return new Copies(root);
  }

  /// What is here, oldest first, without reading any of it.
  public List<Listed> listed() throws IOException {
    List<Listed> listed = new ArrayList<>();
    for (Path file : files()) {
      listed.add(listed(file, name(file)));
    }
    listed.sort(Comparator.comparing(Listed::takenAt).thenComparing(Listed::path));
    return listed;
  }

  /// One that is deleted meanwhile is still listed: whoever reads it finds it gone.
  private static Listed listed(Path file, String name) throws IOException {
    Instant named = TakenAt.named(name).orElse(null);
    try {
      return new Listed(
          name,
          named == null ? Files.getLastModifiedTime(file).toInstant() : named,
          Files.isDirectory(file) ? -1 : Files.size(file));
    } catch (NoSuchFileException e) {
      return new Listed(name, named == null ? Instant.EPOCH : named, -1);
    }
  }

  /// Reads every copy once, in constant memory.
  public List<Copy> read(Progress progress) throws IOException {
    List<Listed> listed = listed();
    List<Copy> copies;
    try (Progress.Task task = progress.begin("reading copies", listed.size())) {
      copies = Abreast.read(listed, this::read, task);
    }
    copies.sort(Comparator.comparing(Copy::takenAt).thenComparing(Copy::path));
    return copies;
  }

  public Copy read(Listed listed) throws IOException {
    Path file = file(listed.path());
    return Files.isDirectory(file)
        ? new CopyFolder(file, listed.path()).copy()
        : new CopyFile(file, listed.path()).copy();
  }

  /// Tells all rows of a copy that was listed here, table after table, up to where it breaks off.
  ///
  /// @return whether it came to its own end
  public boolean tell(String path, Contents told) throws IOException {
    Path file = file(path);
    return Files.isDirectory(file)
        ? new CopyFolder(file, path).tell(told)
        : new CopyFile(file, path).tell(told);
  }

  private Path file(String path) {
    return Files.isDirectory(root) && !CopyFolder.isOne(root) ? root.resolve(path) : root;
  }

  private List<Path> files() throws IOException {
    List<Path> all = all();
    Set<Path> folders = new LinkedHashSet<>();
    all.stream()
        .filter(Files::isDirectory)
        .filter(CopyFolder::isOne)
        .filter(folder -> folders.stream().noneMatch(folder::startsWith))
        .forEach(folders::add);
    List<Path> copies = new ArrayList<>(folders);
    all.stream()
        .filter(Files::isRegularFile)
        .filter(path -> folders.stream().noneMatch(path::startsWith))
        .filter(Copies::mayBeACopy)
        .forEach(copies::add);
    return copies;
  }

  /// A folder that may not be looked into could hold the one copy that matters: it is not skipped.
  private List<Path> all() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.sorted().toList();
    } catch (UncheckedIOException e) {
      throw new Refusal(
          "not all of %s may be looked into".formatted(root),
          "run this as a user who may read every folder in it",
          e);
    }
  }

  private static boolean mayBeACopy(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !BESIDE.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private String name(Path file) {
    Path relative = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(relative).replace('\\', '/');
  }
}
