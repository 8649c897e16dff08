package anamnesis.evidence;

import anamnesis.casefile.Shelf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that was said of one record, and which of it speaks.
///
/// The same may be said twice, on two pages that overlap or in two files: that is one version. An
/// object speaks before what was put together of a row, whatever their days; then of several days
/// the last one, and what has no day is of today; and of one day the last turn. Of several versions
/// then, the one whose content has the smallest hash goes by the witness's own id, and each other
/// one by `id@version:` and the first twelve digits of its hash. That it is gone says nothing of
/// what it was: where anything else was said, that speaks, and the end stands beside it. So every
/// id is unique, no order of pages or threads matters, and each version still tells its own id in
/// its bytes.
final class Told {
  private final Shelf<Exhibit> shelf;
  private final Content content;
  private final Map<ByteBuffer, Version> alike = new HashMap<>();
  private long now;
  private boolean known;

  Told(Shelf<Exhibit> shelf, Content content) {
    this.shelf = shelf;
    this.content = content;
  }

  /// Bytes that are the same are one version whatever they say; where they are not known, each
  /// saying is one until it is read.
  void add(Slip slip) {
    now += slip.isBefore() ? 0 : 1;
    known |= slip.isBefore() && !slip.isOfADay();
    byte[] digest = slip.digest();
    byte[] key = digest.length == 0 ? slip.bytes() : digest;
    alike.merge(ByteBuffer.wrap(key), Version.of(slip), Version::and);
  }

  /// How often it was said in this run.
  long now() {
    return now;
  }

  /// Whether the witness said it itself in an earlier run, and no file did.
  boolean isKnown() {
    return known;
  }

  /// In the order of what they say; what one alone says is not looked at.
  SortedMap<String, Version> versions() throws IOException {
    SortedMap<String, Version> versions = new TreeMap<>();
    for (Version version : alike.values()) {
      String said = alike.size() == 1 ? "" : said(version);
      versions.merge(said, version, Version::and);
    }
    return versions;
  }

  /// The lines that come of it, the one that speaks first: it alone has the record's own name.
  List<Exhibit> lines(SortedMap<String, Version> versions) {
    byte[] last = last(versions.values());
    List<Exhibit> all = new ArrayList<>();
    List<Exhibit> earlier = new ArrayList<>();
    List<Exhibit> gone = new ArrayList<>();
    versions.forEach(
        (said, version) -> {
          boolean speaks = version.isAsLate(last);
          List<Exhibit> beside = speaks ? all : version.isGone() ? gone : earlier;
          Exhibit one = exhibit(version.slip()).of(Slip.day(version.weight()));
          Exhibit named = speaks ? one : version.isGone() ? one.deleted() : one.earlier();
          beside.add(beside.isEmpty() ? named : named.version(said));
        });
    all.addAll(earlier);
    all.addAll(gone);
    return all;
  }

  private static byte[] last(Collection<Version> versions) {
    return versions.stream().map(Version::weight).max(Arrays::compareUnsigned).orElseThrow();
  }

  private String said(Version version) throws IOException {
    Exhibit one = exhibit(version.slip());
    return content.of(one.sha256(), one.place());
  }

  private Exhibit exhibit(Slip slip) {
    return shelf.read(new Shelf.Line(slip.line(), 0));
  }
}
