package anamnesis.backup;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All that lies in a folder, also behind links to elsewhere; nothing twice.
///
/// A link to what is in the folder anyway, as `latest.sql.gz`, would be a second copy with the same
/// rows, which looks like a backup that stands still.
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Path real;
  private final List<Path> all = new ArrayList<>();
  private final Set<Path> followed = new HashSet<>();

  FolderWalk(Path root) throws IOException {
    this.root = root;
    this.real = root.toRealPath();
  }

  List<Path> all() throws IOException {
    Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
    all.sort(Comparator.naturalOrder());
    return List.copyOf(all);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
      throws IOException {
    if (leadsBack(folder)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    all.add(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
    if (about.isRegularFile() && !leadsBack(file)) {
      all.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  /// A folder that may not be looked into could hold the one copy that matters: it is not skipped.
  @Override
  public FileVisitResult visitFileFailed(Path path, IOException why) {
    if (why instanceof FileSystemLoopException || why instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw new Refusal(
        "not all of %s may be looked into".formatted(root),
        "run this as a user who may read every folder in it",
        why);
  }

  private boolean leadsBack(Path path) throws IOException {
    if (path.equals(root) || !Files.isSymbolicLink(path)) {
      return false;
    }
    Path target = path.toRealPath();
    return target.startsWith(real) || real.startsWith(target) || !followed.add(target);
  }
}
