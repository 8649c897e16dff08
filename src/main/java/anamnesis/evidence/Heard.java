package anamnesis.evidence;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.casefile.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that one witness says in one run.
///
/// The same record may be said twice, on two pages that overlap or in two files: if it says the
/// same it is merged. If it says something else, both are kept, as versions: see [#exhibits()].
final class Heard {
  private final String witness;
  private final Vault vault;
  private final Kept kept;
  private final Map<Name, List<Saying>> said = new HashMap<>();
  private final Set<Quarantined> quarantined = new TreeSet<>(Quarantined.ORDER);
  private final Map<Name, Omitted> omitted = new HashMap<>();
  private long read;
  private long merged;

  Heard(String witness, Vault vault) {
    this.witness = witness;
    this.vault = vault;
    this.kept = new Kept(vault);
  }

  /// @param turn in which of its turns it was said; below 0 in an earlier run
  private record Saying(Exhibit exhibit, int turn) {
    static final Comparator<Saying> AGE =
        Comparator.comparing(
                (Saying one) -> one.exhibit.said(),
                Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingInt(Saying::turn);

    boolean isAsLate(Saying other) {
      return AGE.compare(this, other) == 0;
    }

    /// Of two that say the same.
    Saying and(Saying same) {
      int last = AGE.compare(this, same) < 0 ? same.turn : turn;
      return new Saying(exhibit.and(same.exhibit), last);
    }
  }

  private record Name(String kind, String id) {}

  String witness() {
    return witness;
  }

  String keep(byte[] bytes) throws IOException {
    return vault.put(bytes);
  }

  String keep(Path file) throws IOException {
    return vault.put(file);
  }

  InputStream open(String sha256) throws IOException {
    return vault.open(sha256);
  }

  /// What it said before counts as read only where this time it does not say the same.
  ///
  /// @return whether it does not
  synchronized boolean again(Exhibit old, int turn) {
    boolean other = isOther(new Saying(old.asSaid(), turn));
    read += other ? 1 : 0;
    return other;
  }

  synchronized void add(Exhibit exhibit, int turn) {
    read++;
    merged += isOther(new Saying(exhibit, turn)) ? 0 : 1;
  }

  private boolean isOther(Saying one) {
    Exhibit exhibit = one.exhibit();
    Name name = new Name(exhibit.kind(), exhibit.id());
    List<Saying> versions = said.computeIfAbsent(name, first -> new ArrayList<>(1));
    for (int i = 0; i < versions.size(); i++) {
      Exhibit known = versions.get(i).exhibit();
      if (sameBytes(known, exhibit) || content(known).equals(content(exhibit))) {
        versions.set(i, versions.get(i).and(one));
        return false;
      }
    }
    return versions.add(one);
  }

  synchronized void add(Quarantined fault) {
    read++;
    merged += quarantined.add(fault) ? 0 : 1;
  }

  synchronized void again(Quarantined old) {
    read += quarantined.add(old) ? 1 : 0;
  }

  synchronized void add(Omitted erased) {
    read++;
    Omitted other = omitted.putIfAbsent(new Name(erased.kind(), erased.id()), erased);
    merged += other == null ? 0 : 1;
  }

  synchronized void again(Omitted old) {
    read += omitted.putIfAbsent(new Name(old.kind(), old.id()), old) == null ? 1 : 0;
  }

  /// A record that was erased while we asked is gone in every version of it.
  synchronized void end() {
    for (Name erased : omitted.keySet()) {
      List<Saying> before = said.remove(erased);
      merged += before == null ? 0 : before.size();
    }
  }

  /// In the order of the shelf. Of several days the last one speaks, and of one day the last turn.
  /// Of several versions of one record, the one whose content has the smallest hash goes by the
  /// witness's own id, and each other one by `id@version:` and the first twelve digits of its hash.
  /// So every id is unique, no order of pages or threads matters, and each version still tells its
  /// own id in its bytes.
  synchronized List<Exhibit> exhibits() {
    List<Exhibit> all = new ArrayList<>();
    for (List<Saying> versions : said.values()) {
      Saying last = Collections.max(versions, Saying.AGE);
      named(versions.stream().filter(one -> one.isAsLate(last)).map(Saying::exhibit), all);
      named(
          versions.stream().filter(one -> !one.isAsLate(last)).map(one -> one.exhibit().earlier()),
          all);
    }
    all.sort(Exhibit.ORDER);
    return all;
  }

  synchronized List<Quarantined> quarantined() {
    return List.copyOf(quarantined);
  }

  synchronized List<Omitted> omitted() {
    return omitted.values().stream().sorted(Omitted.ORDER).toList();
  }

  synchronized Tally tally(long stored, Source.Testimony how) {
    return new Tally(
        witness,
        read,
        stored,
        merged,
        quarantined.size(),
        omitted.size(),
        how.complete(),
        how.proof());
  }

  private void named(Stream<Exhibit> some, List<Exhibit> all) {
    List<Exhibit> versions = some.toList();
    if (versions.size() < 2) {
      all.addAll(versions);
      return;
    }
    List<Exhibit> sorted = versions.stream().sorted(Comparator.comparing(this::content)).toList();
    all.add(sorted.getFirst());
    for (Exhibit other : sorted.subList(1, sorted.size())) {
      all.add(other.version(content(other)));
    }
  }

  private static boolean sameBytes(Exhibit one, Exhibit other) {
    return one.sha256().equals(other.sha256()) && one.place().equals(other.place());
  }

  /// What it says, however it is spaced, quoted or ordered where it stands.
  private String content(Exhibit exhibit) {
    try {
      byte[] bytes = kept.stretch(exhibit.sha256(), exhibit.place());
      return switch (exhibit.place().form()) {
        case JSON -> Hash.of(Json.write(Json.as(Json.tree(bytes), Object.class)));
        case CSV -> Hash.of(Json.write(CsvReading.of(kept.layout(exhibit.sha256()), bytes).row()));
        case COPY -> Hash.of(CopyReading.of(kept.columns(exhibit.sha256()), bytes).content());
        case PDF -> Hash.of(bytes);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
