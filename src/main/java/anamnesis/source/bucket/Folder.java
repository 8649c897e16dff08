package anamnesis.source.bucket;

import anamnesis.Refusal;
import anamnesis.backup.Tree;
import anamnesis.evidence.Intake;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A folder that holds what a bucket held: the path below it is the key.
///
/// @param files each by its key: a name that is no text has no way back from its key to its file
/// @param closed folders that could not be looked into
record Folder(Path root, SequencedMap<String, Path> files, int closed) implements Store {
  static Folder of(String word) throws IOException {
    Path root = Path.of(word);
    if (!Files.isDirectory(root)) {
      throw new Refusal(
          "there is no folder %s".formatted(root),
          "name a folder of PDFs, or a bucket as s3://BUCKET/PREFIX");
    }
    Path real = root.toRealPath();
    Tree tree = Tree.below(real);
    SequencedMap<String, Path> files = new TreeMap<>();
    for (Path file : tree.files()) {
      String key = real.relativize(file).toString().replace('\\', '/');
      while (files.containsKey(key)) {
        key += "\uFFFD";
      }
      files.put(key, file);
    }
    return new Folder(real, files, tree.closed().size());
  }

  @Override
  public List<String> keys() {
    return List.copyOf(files.keySet());
  }

  /// A bucket knows no links: one to a folder, to nothing or out of here stands for something that
  /// was not copied, and is told as unread. So is what cannot be read to an end: a pipe, a device.
  @Override
  public Taken take(String key, Intake intake) throws IOException, Unread {
    Path file = files.getOrDefault(key, root);
    try {
      if (!Files.isRegularFile(file)) {
        throw new Unread(Files.isSymbolicLink(file) ? "a link to no file" : "no file");
      }
      if (!Tree.within(root, file)) {
        throw new Unread("a link that leads out of the folder");
      }
      if (Files.size(file) > Taken.LARGEST) {
        return Taken.tooLarge(intake.keep(file));
      }
      byte[] bytes = Files.readAllBytes(file);
      return Taken.of(intake.keep(bytes), bytes);
    } catch (AccessDeniedException e) {
      throw new Unread("no right to read");
    } catch (NoSuchFileException e) {
      throw new Unread("gone before it was read");
    }
  }
}
