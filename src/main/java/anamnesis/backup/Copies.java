package anamnesis.backup;

import anamnesis.Progress;
import anamnesis.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /// Reads every copy once, in constant memory.
  public List<Copy> read(Progress progress) throws IOException {
    List<Path> files = files();
    List<Copy> copies = new ArrayList<>();
    try (Progress.Task task = progress.begin("reading copies", files.size())) {
      for (Path file : files) {
        String name = name(file);
        copies.add(
            Files.isDirectory(file)
                ? new CopyFolder(file, name).copy()
                : new CopyFile(file, name).copy());
        task.done(copies.size());
      }
    }
    copies.sort(Comparator.comparing(Copy::takenAt).thenComparing(Copy::path));
    return copies;
  }

  /// Tells all rows of a copy that [#read] found here, table after table.
  public void tell(Copy copy, Contents told) throws IOException {
    Path file = Files.isDirectory(root) ? root.resolve(copy.path()) : root;
    if (Files.isDirectory(file)) {
      new CopyFolder(file, copy.path()).tell(told);
    } else {
      new CopyFile(file, copy.path()).tell(told);
    }
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
