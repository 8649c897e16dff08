package anamnesis.evidence;

import anamnesis.casefile.Vault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Stretches of kept bytes. A page that many exhibits share is unpacked once, not for each of them.
final class Kept {
  /// The vault packs no larger ones; in a larger one a stretch is found without reading the rest.
  private static final int SMALL = 4 << 20;

  /// Of pages, in bytes; of what stands above their rows, in number.
  private static final long MOST = 16 << 20;

  private static final int HEADINGS = 32;
  private static final byte[] LARGE = {};

  private final Vault vault;
  private final SequencedMap<String, byte[]> pages = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, CsvLayout> layouts = latest();
  private final Map<String, List<String>> columns = latest();
  private long held;

  Kept(Vault vault) {
    this.vault = vault;
  }

  byte[] stretch(String sha256, Place place) throws IOException {
    if (place.length() == 0) {
      return vault.get(sha256);
    }
    byte[] page = page(sha256);
    if (page.length == 0) {
      return vault.get(sha256, place.offset(), place.length());
    }
    int from = Math.toIntExact(place.offset());
    return Arrays.copyOfRange(page, from, from + place.length());
  }

  synchronized CsvLayout layout(String sha256) throws IOException {
    CsvLayout known = layouts.get(sha256);
    if (known == null) {
      try (CsvTable table = CsvTable.open(() -> vault.open(sha256))) {
        known = table.layout();
      }
      layouts.put(sha256, known);
    }
    return known;
  }

  /// The names in the first line of a table that is kept as COPY writes it.
  synchronized List<String> columns(String sha256) throws IOException {
    List<String> known = columns.get(sha256);
    if (known == null) {
      try (InputStream in = new BufferedInputStream(vault.open(sha256))) {
        known = CopyReading.columns(in);
      }
      columns.put(sha256, known);
    }
    return known;
  }

  /// Whole; empty if it is too large to be held.
  synchronized byte[] page(String sha256) throws IOException {
    byte[] page = pages.get(sha256);
    if (page == null) {
      try (InputStream in = vault.open(sha256)) {
        page = in.readNBytes(SMALL + 1);
      }
      hold(sha256, page);
    }
    return page == null || page.length > SMALL ? LARGE : page;
  }

  /// Somebody has the page at hand, and will point at places in it.
  synchronized void hold(String sha256, byte[] page) {
    if (pages.put(sha256, page.length > SMALL ? LARGE : page) == null) {
      held += page.length > SMALL ? 0 : page.length;
    }
    while (held > MOST && pages.size() > 1) {
      held -= pages.pollFirstEntry().getValue().length;
    }
  }

  private static <V> Map<String, V> latest() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > HEADINGS;
          }
        });
  }
}
