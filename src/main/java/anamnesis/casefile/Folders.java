package anamnesis.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Takes folders away with all that is in them. A link is taken away itself, never what it leads
/// to.
public final class Folders {
  private Folders() {}

  /// Nothing if it is not there. Somebody else may be taking the same away.
  public static void remove(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.toList().reversed();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /// The folder itself stays, and what stands in it that is to stay.
  public static void empty(Path folder, Predicate<Path> stays) throws IOException {
    List<Path> gone;
    try (Stream<Path> list = Files.list(folder)) {
      gone = list.filter(stays.negate()).toList();
    }
    for (Path path : gone) {
      remove(path);
    }
  }
}
