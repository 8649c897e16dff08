package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands in the folder of a case: nothing is opened, and no link is followed.
///
/// @param open how many of them others on this machine may read or write
record Premises(SortedMap<String, Thing> things, long bytes, long open) {
  /// Not evidence: the database being filled, the rehearsal's own stage, and who is writing now.
  private static final Set<String> OUTSIDE = Set.of("fresh", "scene", Hold.FILE);

  private static final Set<PosixFilePermission> OWN =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  enum Thing {
    FILE("a file"),
    FOLDER("a folder"),
    LINK("a symbolic link"),
    OTHER("a pipe or a device");

    final String words;

    Thing(String words) {
      this.words = words;
    }

    static Thing of(BasicFileAttributes about) {
      return about.isSymbolicLink()
          ? LINK
          : about.isDirectory() ? FOLDER : about.isRegularFile() ? FILE : OTHER;
    }
  }

  static Premises of(Path folder) throws IOException {
    Walk walk = new Walk(folder);
    Files.walkFileTree(folder, walk);
    return new Premises(walk.things, walk.bytes, walk.open);
  }

  boolean isFile(String name) {
    return things.get(name) == Thing.FILE;
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final SortedMap<String, Thing> things = new TreeMap<>();
    private long bytes;
    private long open;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
        throws IOException {
      if (outside(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      seen(folder, about);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      if (!outside(file)) {
        seen(file, about);
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean outside(Path path) {
      return OUTSIDE.contains(root.relativize(path).toString());
    }

    private void seen(Path path, BasicFileAttributes about) throws IOException {
      Thing thing = Thing.of(about);
      if (!path.equals(root)) {
        things.put(root.relativize(path).toString().replace('\\', '/'), thing);
      }
      bytes += thing == Thing.FILE ? about.size() : 0;
      open += thing != Thing.LINK && isOpen(path) ? 1 : 0;
    }

    private static boolean isOpen(Path path) throws IOException {
      try {
        return !OWN.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
      } catch (UnsupportedOperationException elsewhere) {
        return false;
      }
    }
  }
}
