package anamnesis.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies below a folder, as far as it may be looked into. No link is followed: one leads out of
/// the folder, or in circles.
///
/// @param files everything that is no folder: files, links, and what only looks like a file
/// @param closed folders that could not be looked into, for want of a right or for their depth
public record Tree(List<Path> files, List<Path> closed) {
  public Tree {
    files = files.stream().sorted().toList();
    closed = List.copyOf(closed);
  }

  public static Tree below(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> closed = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            closed.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
            return FileVisitResult.CONTINUE;
          }
        });
    return new Tree(files, closed);
  }

  /// Whether a file that may be a link is a file within the folder.
  public static boolean within(Path root, Path file) throws IOException {
    return Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
  }
}
