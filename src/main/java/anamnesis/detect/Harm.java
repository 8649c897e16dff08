package anamnesis.detect;

import anamnesis.Progress;
import anamnesis.backup.Copy;
import anamnesis.detect.invented.Sign;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong inside copies that can all be read: from one copy of a series on they hold far
/// less than before, or invented people.
///
/// @param words what happened, with its numbers
/// @param lastGood the newest copy before it; null if there is none
public record Harm(String series, String words, Copy firstBad, @Nullable Copy lastGood) {
  /// To look for invented people a copy is read a second time; a longer one is let be, and named.
  private static final long LONGEST = 256L << 20;

  /// @param notHeard the newest of each series in which nobody looked for invented people
  public record Found(List<Harm> harms, List<Copy> notHeard) {
    public Found {
      harms = List.copyOf(harms);
      notHeard = List.copyOf(notHeard);
    }

    /// What is wrong inside one copy.
    public List<Harm> of(Copy copy) {
      return harms.stream().filter(harm -> harm.isIn(copy)).toList();
    }
  }

  /// By the same judgement as a scan's.
  ///
  /// @param copies oldest first
  /// @param rows where they can be read a second time
  /// @param detectors who would judge them in a scan
  public static Found in(List<Copy> copies, Rows rows, List<Detector> detectors)
      throws IOException {
    Thresholds thresholds = Thresholds.usual();
    List<Harm> harms = new ArrayList<>();
    List<Copy> notHeard = new ArrayList<>();
    for (Series series : Series.in(copies)) {
      List<Losses.Loss> losses = Losses.in(ShrinkDrop.read(series), thresholds);
      if (!losses.isEmpty()) {
        harms.add(lost(series, losses));
      }
      List<Copy> opened = series.opened();
      if (!opened.isEmpty() && opened.getLast().uncompressedBytes() > LONGEST) {
        notHeard.add(opened.getLast());
      } else if (!opened.isEmpty()) {
        Around around = new Around(thresholds, List.of(), List.of(), rows);
        harms.addAll(planted(series, around, Scan.signs(detectors)));
      }
    }
    return new Found(harms, notHeard);
  }

  private static Harm lost(Series series, List<Losses.Loss> losses) {
    Losses.Loss first =
        losses.stream().min(Comparator.comparing(loss -> loss.firstBad().takenAt())).orElseThrow();
    int more = losses.size() - 1;
    String others =
        more == 0 ? "" : ", and %s more %s".formatted(more, more == 1 ? "table" : "tables");
    String words = ShrinkDrop.words(losses.getFirst()) + others;
    return new Harm(series.name(), words, first.firstBad(), first.lastGood());
  }

  private static List<Harm> planted(Series series, Around around, List<Sign> signs)
      throws IOException {
    Given given =
        new Given(null, series.copies(), Instant.EPOCH, Progress.SILENT).in(around).seenBy(signs);
    List<Harm> harms = new ArrayList<>();
    for (Finding finding : new SeedInside().examine(given).findings()) {
      Copy bad = named(series, finding.measures().get("firstBad"));
      Copy good = named(series, finding.measures().get("lastGood"));
      if (bad != null) {
        harms.add(new Harm(series.name(), finding.statement(), bad, good));
      }
    }
    return harms;
  }

  private static @Nullable Copy named(Series series, @Nullable Object path) {
    return series.copies().stream()
        .filter(copy -> copy.path().equals(path))
        .findFirst()
        .orElse(null);
  }

  private boolean isIn(Copy copy) {
    return Series.of(copy.path()).equals(series) && !copy.takenAt().isBefore(firstBad.takenAt());
  }
}
