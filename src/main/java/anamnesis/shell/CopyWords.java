package anamnesis.shell;

import anamnesis.backup.Copy;
import anamnesis.backup.State;
import java.util.List;
import java.util.Locale;

/// What a screen says of copies, in a few words.
final class CopyWords {
  private CopyWords() {}

  static String of(List<Copy> copies) {
    if (copies.isEmpty()) {
      return "none in the named folder";
    }
    long bad = copies.stream().filter(copy -> !copy.good()).count();
    return "%s found, the newest of %s%s"
        .formatted(
            copies.size(),
            Moments.utc(copies.getLast().takenAt()),
            bad == 0 ? "" : "; %s bad or not readable".formatted(bad));
  }

  static String bad(Copy copy) {
    return copy.path() + ": " + copy.trouble().orElse("incomplete");
  }

  static String inside(Copy copy) {
    if (copy.state() == State.TOLD) {
      return copy.format() + ", as its catalogue tells; nobody has looked inside";
    }
    if (copy.bytes() < 0) {
      return copy.format();
    }
    if (copy.tables().isEmpty()) {
      return String.format(Locale.ROOT, "%s, %,d bytes", copy.format(), copy.bytes());
    }
    return String.format(
        Locale.ROOT,
        "%s, %,d bytes, %,d rows in %s%s",
        copy.format(),
        copy.bytes(),
        copy.rows(),
        copy.tables().size() == 1 ? "1 table" : copy.tables().size() + " tables",
        copy.newest().map(at -> ", newest row " + Moments.utc(at)).orElse(""));
  }
}
