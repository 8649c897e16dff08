package anamnesis.backup;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.s3.S3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where backups are kept: what is there, oldest first.
public interface Copies {
  /// A folder of backups, a single one, or a catalogue that tells of some.
  static Copies in(Path root) {
    if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
      throw new Refusal(
          "there is nothing at %s".formatted(root), "name the folder that the backups are kept in");
    }
    return new FolderCopies(root);
  }

  /// The same, or a bucket.
  ///
  /// @param place a path, or `s3://BUCKET/PREFIX`; behind a whole key also `?versionId=VERSION`
  /// @param environment how a bucket is reached, in the variables of the AWS tools
  static Copies at(String place, Map<String, String> environment) {
    if (S3.means(place)) {
      return new BucketCopies(new S3(environment).bucket(place));
    }
    if (place.contains("://")) {
      throw new Refusal(
          "copies are read in folders and in buckets of S3, and nowhere else",
          "bring them into a folder, or name s3://BUCKET/PREFIX");
    }
    try {
      return in(Path.of(place));
    } catch (InvalidPathException e) {
      throw new Refusal("that is no path on this machine", "name a folder or a file", e);
    }
  }

  /// What is here, oldest first, without reading any copy.
  List<Listed> listed() throws IOException;

  /// The copy itself, where a single one was named; nothing where a place of several was. What only
  /// a catalogue tells of lies elsewhere.
  default Optional<Listed> one() throws IOException {
    List<Listed> here = listed().stream().filter(one -> !one.told()).toList();
    return here.size() == 1 ? Optional.of(here.getFirst()) : Optional.empty();
  }

  /// How a copy that was listed here is named alone: [#at] that, there is nothing else.
  String named(Listed listed) throws IOException;

  /// Reads a copy that was listed here, once, in constant memory.
  Copy read(Listed listed) throws IOException;

  /// Tells all rows of a copy that was listed here, table after table, up to where it breaks off.
  ///
  /// @return whether it came to its own end
  boolean tell(String path, Contents told) throws IOException;

  /// How a copy that was listed here is kept, without reading it.
  Keeping keeping(Listed listed) throws IOException;

  /// How far back the servers that these copies are of can be brought, as far as a catalogue tells.
  List<Window> windows() throws IOException;

  /// What could not be found out about how these copies are kept, in sentences; empty if nothing.
  List<String> notKnown() throws IOException;

  /// Reads every copy once.
  default List<Copy> read(Progress progress) throws IOException {
    List<Listed> listed = listed();
    List<Copy> copies;
    try (Progress.Task task = progress.begin("reading copies", listed.size())) {
      copies = Abreast.read(listed, this::read, task);
    }
    copies.sort(Comparator.comparing(Copy::takenAt).thenComparing(Copy::path));
    return copies;
  }

  /// Whether something of this name may be a copy: not what is hidden, nor what lies beside one to
  /// vouch for it or to tell of it.
  static boolean mayBe(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && !Set.of("sha256", "sha512", "sha1", "md5", "asc", "sig", "log", "md").contains(ending);
  }
}
