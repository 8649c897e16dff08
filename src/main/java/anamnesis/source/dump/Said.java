package anamnesis.source.dump;

import anamnesis.backup.Copy;
import anamnesis.detect.Selection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How one copy told its rows.
record Said(boolean complete, String proof) {
  /// What stops the copy is a matter of the copy; what stops the keeping is not.
  static Said by(OneCopy one, Rows rows, Selection selection)
      throws IOException, InterruptedException {
    try {
      one.tell(rows);
      rows.end();
    } catch (InterruptedIOException e) {
      throw stopped(e);
    } catch (Unkept e) {
      if (e.failure() instanceof InterruptedIOException) {
        throw stopped(e);
      }
      throw e.failure();
    } catch (IOException | UncheckedIOException broken) {
      // The reading before this one met the same break, and named it.
      end(rows);
    }
    return of(one, rows, selection);
  }

  private static void end(Rows rows) throws IOException {
    try {
      rows.end();
    } catch (Unkept e) {
      throw e.failure();
    }
  }

  private static InterruptedException stopped(Throwable by) {
    InterruptedException stopped = new InterruptedException("interrupted");
    stopped.initCause(by);
    return stopped;
  }

  private static Said of(OneCopy one, Rows rows, Selection selection) {
    Copy copy = one.copy();
    List<String> words = new ArrayList<>();
    long expected = one.rows(selection);
    boolean same = rows.count() == expected;
    words.add(counted(copy.path(), rows.count(), expected));
    String hash = copy.contentHash();
    if (hash != null) {
      boolean all = selection.names().isEmpty();
      words.add((all ? "content " : "the whole copy's content ") + hash.substring(0, 12));
    }
    if (!copy.good()) {
      words.add("up to row %s of %s".formatted(rows.lastRow(), rows.lastTable()));
      words.add(copy.trouble().orElse("it has no end"));
    }
    if (!same) {
      words.add("it changed while it was read");
    }
    if (!selection.names().isEmpty()) {
      words.add("only of " + String.join(", ", selection.names()));
    }
    return new Said(copy.good() && same, String.join(", ", words));
  }

  private static String counted(String path, long rows, long expected) {
    return rows == expected
        ? String.format(Locale.ROOT, "%s: %,d rows, as many as were counted in it", path, rows)
        : String.format(Locale.ROOT, "%s: %,d rows of %,d", path, rows, expected);
  }
}
