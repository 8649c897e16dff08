package anamnesis.source.dump;

import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.backup.Contents;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.Listed;
import anamnesis.backup.Typed;
import anamnesis.backup.s3.S3;
import anamnesis.detect.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One copy, read once already: what it is, and what must come out of it.
///
/// @param listed as its place calls it
record OneCopy(Copies place, Listed listed, Copy copy) {
  private static final Comparator<OneCopy> NEWEST_FIRST =
      Comparator.<OneCopy, java.time.Instant>comparing(one -> one.copy().takenAt())
          .reversed()
          .thenComparing(one -> one.copy().sha256())
          .thenComparing(one -> one.copy().path());

  /// All that were named, the newest first, in whatever order they were; one that was named twice
  /// speaks once.
  static List<OneCopy> all(List<String> words, Map<String, String> environment, Progress progress)
      throws IOException {
    List<OneCopy> all = new ArrayList<>();
    try (Progress.Task task = progress.begin("copies", words.size())) {
      for (String word : words) {
        OneCopy one = named(word, environment);
        if (all.stream().noneMatch(one::isAlso)) {
          all.add(one);
        }
        task.done(all.size());
      }
    }
    all.sort(NEWEST_FIRST);
    return all;
  }

  private static OneCopy named(String word, Map<String, String> environment) throws IOException {
    Copies place = Copies.at(word, environment);
    Optional<Listed> meant = place.one();
    if (meant.isEmpty()) {
      throw notOne(word, place);
    }
    Listed listed = meant.get();
    Copy read = place.read(listed);
    // Of a bucket, the version: whoever overwrites it does not change what was heard.
    Copy copy = S3.means(word) ? read.called(place.named(listed)) : read;
    if (copy.rows() == 0) {
      throw new Refusal(
          "%s has no row to give: %s".formatted(copy.path(), copy.trouble().orElse("it is empty")),
          "see what each copy holds: anamnesis backups PATH");
    }
    return new OneCopy(place, listed, copy);
  }

  private static Refusal notOne(String word, Copies place) throws IOException {
    List<Listed> all = place.listed();
    List<Listed> here = all.stream().filter(one -> !one.told()).toList();
    if (here.isEmpty()) {
      String told =
          all.isEmpty() ? "" : ", only word of %s that lie elsewhere".formatted(all.size());
      return new Refusal("there is no copy in " + word + told, "name the file of a copy");
    }
    return new Refusal(
        "%s holds %s copies, and they may not agree".formatted(word, here.size()),
        "name the ones to hear, as `%s`"
            .formatted(Typed.of("gather", "dump").add(place.named(here.getLast())).line()));
  }

  /// A folder in a bucket is not read twice to hash it.
  private boolean isAlso(OneCopy other) {
    return copy.sha256().isEmpty()
        ? copy.path().equals(other.copy().path())
        : copy.sha256().equals(other.copy().sha256());
  }

  void tell(Contents told) throws IOException {
    place.tell(listed.path(), told);
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
