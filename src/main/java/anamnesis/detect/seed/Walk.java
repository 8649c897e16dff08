package anamnesis.detect.seed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The files of a checkout that somebody wrote: nothing that was fetched or built, and nothing that
/// a link leads to.
final class Walk extends SimpleFileVisitor<Path> {
  private static final Set<String> FETCHED =
      Set.of(
          "node_modules",
          "bower_components",
          "vendor",
          "dist",
          "build",
          "out",
          "target",
          "coverage",
          "venv",
          "__pycache__",
          "site-packages",
          "tmp",
          "log",
          "logs",
          "storybook-static");

  /// A checkout of more files than this is none.
  private static final int MOST = 200_000;

  private final Path folder;
  private final List<Found> found = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();

  private Walk(Path folder) {
    this.folder = folder;
  }

  /// @param path from the folder on, with slashes
  record Found(Path file, String path, long bytes) {}

  record All(List<Found> files, List<String> gaps) {}

  /// In the same order on every machine.
  static All in(Path folder) throws IOException {
    Walk walk = new Walk(folder);
    Files.walkFileTree(folder, walk);
    walk.found.sort(Comparator.comparing(Found::path));
    return new All(List.copyOf(walk.found), List.copyOf(walk.gaps));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
    String name = String.valueOf(at.getFileName());
    boolean fetched = FETCHED.contains(name) || (name.startsWith(".") && name.length() > 2);
    return fetched && !at.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      if (found.size() >= MOST) {
        gaps.add("the checkout has more than %s files: the rest was not read".formatted(MOST));
        return FileVisitResult.TERMINATE;
      }
      found.add(new Found(at, path(at), attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path at, IOException failure) {
    gaps.add(path(at) + ": not readable");
    return FileVisitResult.CONTINUE;
  }

  private String path(Path at) {
    return folder.relativize(at).toString().replace('\\', '/');
  }
}
