package anamnesis.shell;

import anamnesis.Progress;
import anamnesis.backup.Contents;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.backup.Window;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.detect.Posing;
import anamnesis.detect.Reach;
import anamnesis.detect.Rows;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was named with `--backups`: folders of copies, and databases that pose as copies.
final class ScanBackups implements AutoCloseable, Rows {
  private final Map<String, Place> places = new HashMap<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<Posing> posing = new ArrayList<>();
  private final List<Told> windows = new ArrayList<>();
  private final List<String> notKnown = new ArrayList<>();
  private final List<String> folders;

  /// Where a copy lies, and how it is called there.
  private record Place(Copies folder, String path) {}

  /// A window, and where the catalogue lies that tells of it.
  private record Told(String folder, Window window) {
    String called() {
      return "%s %s".formatted(window.store(), window.of()).strip();
    }

    /// Nothing where it tells no length, or one that ends in a time to come.
    Optional<Duration> span(Instant now) {
      Instant oldest = window.oldest();
      Duration span = oldest == null ? window.span() : Duration.between(oldest, now);
      return Optional.ofNullable(span).filter(known -> !known.isNegative());
    }
  }

  private ScanBackups(List<String> folders) {
    this.folders = folders;
  }

  static ScanBackups of(Call call) throws IOException {
    List<String> named = call.values("backups");
    ScanBackups backups = new ScanBackups(folders(call));
    try {
      for (String url : named.stream().filter(ScanBackups::isDatabase).toList()) {
        DatabaseUrl known = call.surroundings().database(url);
        backups.posing.add(new Posing(known.toString(), Asked.open(known)));
      }
      for (String folder : backups.folders) {
        backups.read(folder, call.surroundings().environment(), call.progress());
      }
    } catch (IOException | RuntimeException e) {
      backups.close();
      throw e;
    }
    backups.copies.sort(Comparator.comparing(Copy::takenAt).thenComparing(Copy::path));
    return backups;
  }

  static List<String> folders(Call call) {
    return call.values("backups").stream().filter(each -> !isDatabase(each)).toList();
  }

  private void read(String folder, Map<String, String> environment, Progress progress)
      throws IOException {
    Copies here = Copies.at(folder, environment);
    for (Copy copy : here.read(progress)) {
      // Two mirrors of one folder hold the same names: they must not pass for one series.
      Copy told = folders.size() > 1 ? copy.under(folder) : copy;
      copies.add(told);
      places.put(told.path(), new Place(here, copy.path()));
    }
    here.windows().forEach(window -> windows.add(new Told(folder, window)));
    here.notKnown().forEach(gap -> notKnown.add(of(folder, gap)));
  }

  static boolean isDatabase(String named) {
    return named.matches("(?i)(?:jdbc:)?postgres(?:ql)?:.*");
  }

  /// Null where none were named: an empty folder is something else.
  @Nullable List<Copy> copies() {
    return folders.isEmpty() ? null : List.copyOf(copies);
  }

  /// How far back the catalogues among them say that a server can be brought.
  List<Reach> reaches(Instant now) {
    List<Reach> reaches = new ArrayList<>();
    for (Told told : windows) {
      told.span(now)
          .ifPresent(span -> reaches.add(new Reach(told.called(), Span.words(span), span)));
    }
    return reaches;
  }

  /// What could not be found out about how they are kept, and about how far back they reach.
  List<String> notKnown(Instant now) {
    List<String> all = new ArrayList<>(notKnown);
    for (Told told : windows) {
      if (told.span(now).isEmpty()) {
        all.add(of(told.folder(), "how far back %s can be brought".formatted(told.called())));
      }
    }
    return all;
  }

  private static String of(String folder, String gap) {
    return "%s: %s".formatted(folder, gap);
  }

  List<Posing> posing() {
    return posing;
  }

  /// What is gone since it was counted cannot be told any more.
  @Override
  public boolean tell(Copy copy, Contents told) throws IOException {
    Place place = places.get(copy.path());
    if (place == null) {
      return false;
    }
    try {
      place.folder().tell(place.path(), told);
      return true;
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public void close() {
    posing.forEach(each -> each.asked().close());
  }
}
