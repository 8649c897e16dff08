package anamnesis.source.dump;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.Contents;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.Listed;
import anamnesis.detect.Selection;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One copy, read once already: what it is, and what must come out of it.
record OneCopy(Copies place, Copy copy) {
  private static final Comparator<OneCopy> NEWEST_FIRST =
      Comparator.<OneCopy, java.time.Instant>comparing(one -> one.copy().takenAt())
          .reversed()
          .thenComparing(one -> one.copy().sha256());

  /// All that were named, the newest first, in whatever order they were; one that was named twice
  /// speaks once.
  static List<OneCopy> all(List<String> words, Progress progress) throws IOException {
    List<OneCopy> all = new ArrayList<>();
    try (Progress.Task task = progress.begin("copies", words.size())) {
      for (String word : words) {
        OneCopy one = named(word);
        if (all.stream().noneMatch(other -> other.copy().sha256().equals(one.copy().sha256()))) {
          all.add(one);
        }
        task.done(all.size());
      }
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  private static OneCopy named(String word) throws IOException {
    Path path = path(word);
    Copies place = Copies.in(path);
    List<Listed> listed = place.listed();
    if (listed.size() != 1) {
      throw new Refusal(
          listed.isEmpty()
              ? "there is no copy in " + word
              : "%s holds %s copies, and they may not agree".formatted(word, listed.size()),
          listed.isEmpty()
              ? "name the file of a copy"
              : "name the ones to hear, as `gather dump %s`"
                  .formatted(path.resolve(listed.getLast().path())));
    }
    Copy copy = place.read(listed.getFirst());
    if (copy.rows() == 0) {
      throw new Refusal(
          "%s has no row to give: %s".formatted(copy.path(), copy.trouble().orElse("it is empty")),
          "see what each copy holds: anamnesis backups PATH");
    }
    return new OneCopy(place, copy);
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new Refusal("that is no path on this machine", "name the file of a copy", e);
    }
  }

  void tell(Contents told) throws IOException {
    place.tell(copy.path(), told);
  }

  boolean holds(Selection selection) {
    return copy.tables().stream().anyMatch(table -> selection.includes(table.name()));
  }

  long rows(Selection selection) {
    return copy.tables().stream()
        .filter(table -> selection.includes(table.name()))
        .mapToLong(Copy.Table::rows)
        .sum();
  }
}
