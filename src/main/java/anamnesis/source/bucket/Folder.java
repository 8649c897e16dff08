package anamnesis.source.bucket;

import anamnesis.Refusal;
import anamnesis.evidence.Intake;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder that holds what a bucket held: the path below it is the key.
record Folder(Path root) implements Store {
  static Folder of(String word) {
    Path root = Path.of(word);
    if (!Files.isDirectory(root)) {
      throw new Refusal(
          "there is no folder %s".formatted(root),
          "name a folder of PDFs, or a bucket as s3://BUCKET/PREFIX");
    }
    return new Folder(root);
  }

  @Override
  public List<String> keys() throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      // A link to a folder, or to nothing, is told as unread: a bucket knows no links, so it stands
      // for something that was not copied.
      return walk.filter(file -> Files.isRegularFile(file) || Files.isSymbolicLink(file))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public Taken take(String key, Intake intake) throws IOException, Unread {
    Path file = root.resolve(key);
    if (Files.isSymbolicLink(file) && !Files.isRegularFile(file)) {
      throw new Unread("a link to no file");
    }
    try {
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
