package anamnesis.source.stripe.files;

import anamnesis.Refusal;
import anamnesis.backup.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files that were named or lie below a folder that was, in an order that no file system
/// decides. Links are not followed: they lead out of the folder, or in circles.
record Found(SortedSet<Path> files) {
  static Found at(List<String> words, Map<String, String> environment, Gist told)
      throws IOException {
    SortedSet<Path> files = new TreeSet<>();
    for (String word : words) {
      Path root = root(word);
      collect(root, Ours.below(root, environment), files, told);
    }
    if (files.isEmpty()) {
      throw new Refusal(
          "there is no file in what was named",
          "name a file, or a folder of files that is no case itself");
    }
    return new Found(files);
  }

  private static Path root(String word) throws IOException {
    try {
      return Path.of(word).toRealPath();
    } catch (InvalidPathException | IOException none) {
      // Whoever mistakes a key for a name must not find it on the screen.
      boolean key = word.matches("(?:sk|rk|pk|whsec)_.*");
      throw new Refusal(
          key ? "a key is no file" : "there is no %s".formatted(word),
          "name a file or folder of what Stripe gave you, or a database as postgresql://…",
          none);
    }
  }

  private static void collect(Path root, Ours ours, SortedSet<Path> files, Gist told)
      throws IOException {
    Tree tree = Tree.below(root);
    if (!tree.closed().isEmpty()) {
      told.missed("folders or files not looked into: " + tree.closed().size());
    }
    for (Path file : tree.files()) {
      if (ours.has(file)) {
        told.add(Gist.Count.OURS);
      } else if (isHidden(root, file)) {
        told.add(Gist.Count.HIDDEN);
      } else if (Files.isRegularFile(file) && Tree.within(root, file)) {
        files.add(file.toRealPath());
      } else {
        told.missed("something that is no file, or a link that leads out of the folder");
      }
    }
  }

  /// As programs leave them behind beside what they wrote.
  private static boolean isHidden(Path root, Path file) {
    for (Path name : root.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
