package anamnesis.posture;

import anamnesis.Refusal;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.Listed;
import anamnesis.detect.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The copies of one place: which one is to be tried, and those that it is one of.
final class Neighbours {
  /// So many others are read to see whether one is of the same database.
  private static final int READ = 3;

  private final Copies copies;
  private final String place;
  private final List<Listed> listed;

  Neighbours(Copies copies, String place) throws IOException {
    this.copies = copies;
    this.place = place;
    // A catalogue tells of copies, and is none.
    this.listed = copies.listed().stream().filter(each -> !each.told()).toList();
  }

  /// The one of that name, or the newest.
  Listed chosen(Optional<String> named) {
    if (listed.isEmpty()) {
      throw new Refusal(
          "there is no copy in %s: nothing could be brought back".formatted(place),
          "name the folder that the backups are kept in with --backups");
    }
    return named.map(this::called).orElse(listed.getLast());
  }

  private Listed called(String name) {
    List<Listed> found =
        listed.stream()
            .filter(each -> each.path().equals(name) || file(each).equals(name))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new Refusal(
        found.isEmpty()
            ? "there is no copy \"%s\" in %s".formatted(name, place)
            : "%s copies in %s are called \"%s\"".formatted(found.size(), place, name),
        "`anamnesis backups %s` lists them; name one as it stands there".formatted(place));
  }

  private static String file(Listed each) {
    return String.valueOf(Path.of(each.path()).getFileName());
  }

  /// When the copies of its series were taken, oldest first, as far as their names tell.
  Rhythm rhythm(Listed chosen) {
    List<Instant> taken = series(chosen).stream().map(Listed::takenAt).sorted().toList();
    return Rhythm.of(taken);
  }

  private List<Listed> series(Listed chosen) {
    String series = Series.of(chosen.path());
    return listed.stream().filter(each -> Series.of(each.path()).equals(series)).toList();
  }

  /// The nearest others of its series; where it stands alone, those of a series that does not.
  List<Copy> read(Listed chosen) throws IOException {
    List<Listed> others = new ArrayList<>(series(chosen));
    if (others.size() == 1) {
      others = listed.stream().filter(each -> series(each).size() > 1).toList();
    }
    List<Copy> read = new ArrayList<>();
    for (Listed each : others.reversed()) {
      if (!each.path().equals(chosen.path()) && read.size() < READ) {
        Copy copy = copies.read(each);
        if (copy.good()) {
          read.add(copy);
        }
      }
    }
    return read;
  }
}
