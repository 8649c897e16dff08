package anamnesis.evidence;

import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.casefile.Vault;
import anamnesis.contact.Mention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that one witness says in one run.
///
/// The same record may be said twice, on two pages that overlap or in two files: if it says the
/// same it is merged. If it says something else, both are kept, as versions: see [#exhibits()].
///
/// The vault is written by one thread at a time: two witnesses may bring the same bytes.
final class Heard implements Intake {
  private final String witness;
  private final Vault vault;
  private final Kept kept;
  private final Map<Name, List<Exhibit>> said = new HashMap<>();
  private final Set<Quarantined> quarantined = new TreeSet<>(Quarantined.ORDER);
  private final Map<Name, Omitted> omitted = new HashMap<>();
  private long read;
  private long merged;

  Heard(String witness, Vault vault) {
    this.witness = witness;
    this.vault = vault;
    this.kept = new Kept(vault);
  }

  private record Name(String kind, String id) {}

  @Override
  public String keep(byte[] bytes) throws IOException {
    synchronized (vault) {
      return vault.put(bytes);
    }
  }

  @Override
  public String keep(Path file) throws IOException {
    synchronized (vault) {
      return vault.put(file);
    }
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return vault.open(sha256);
  }

  @Override
  public void exhibit(
      String sha256,
      Place place,
      String kind,
      String id,
      List<Mention> traits,
      @Nullable Instant day) {
    if (Named.soundly(id)) {
      add(new Exhibit(sha256, place, witness, kind, id, traits, day));
    } else {
      quarantine(sha256, place, kind, "its id is no name: a control character, or too long");
    }
  }

  /// What it said before counts as read only where this time it does not say the same.
  ///
  /// @return whether it does not
  synchronized boolean again(Exhibit old) {
    boolean other = isOther(old.asSaid());
    read += other ? 1 : 0;
    return other;
  }

  private synchronized void add(Exhibit exhibit) {
    read++;
    merged += isOther(exhibit) ? 0 : 1;
  }

  private boolean isOther(Exhibit exhibit) {
    Name name = new Name(exhibit.kind(), exhibit.id());
    List<Exhibit> versions = said.computeIfAbsent(name, first -> new ArrayList<>(1));
    for (int i = 0; i < versions.size(); i++) {
      Exhibit known = versions.get(i);
      if (sameBytes(known, exhibit) || content(known).equals(content(exhibit))) {
        versions.set(i, known.and(exhibit));
        return false;
      }
    }
    return versions.add(exhibit);
  }

  @Override
  public void quarantine(String sha256, Place place, String kind, String id, String reason) {
    add(new Quarantined(sha256, place, witness, kind, reason, id));
  }

  synchronized void add(Quarantined fault) {
    read++;
    merged += quarantined.add(fault) ? 0 : 1;
  }

  synchronized void again(Quarantined old) {
    read += quarantined.add(old) ? 1 : 0;
  }

  @Override
  public void omit(String kind, String id, String rule) {
    add(new Omitted(witness, kind, id, rule));
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
      List<Exhibit> before = said.remove(erased);
      merged += before == null ? 0 : before.size();
    }
  }

  /// In the order of the shelf. Of several days the last one speaks, and what has no day is of
  /// today; an object speaks before what was put together of a row, whatever their days. Of several
  /// versions of one record, the one whose content has the smallest hash goes by the witness's own
  /// id, and each other one by `id@version:` and the first twelve digits of its hash. So every id
  /// is unique, no order of pages or threads matters, and each version still tells its own id in
  /// its bytes.
  synchronized List<Exhibit> exhibits() {
    List<Exhibit> all = new ArrayList<>();
    for (List<Exhibit> versions : said.values()) {
      Exhibit last = Collections.max(versions, Exhibit.WEIGHT);
      named(versions.stream().filter(one -> Exhibit.WEIGHT.compare(one, last) == 0), all);
      named(
          versions.stream()
              .filter(one -> Exhibit.WEIGHT.compare(one, last) < 0)
              .map(Exhibit::earlier),
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
        case JSON, ROW -> Hash.of(Json.write(Json.as(Json.tree(bytes), Object.class)));
        case CSV -> Hash.of(Json.write(CsvReading.of(kept.layout(exhibit.sha256()), bytes).row()));
        case COPY -> Hash.of(CopyReading.of(kept.columns(exhibit.sha256()), bytes).content());
        case PDF -> Hash.of(bytes);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
