package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.State;
import anamnesis.backup.Typed;
import anamnesis.backup.Window;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `pgbackrest info --output=json`: a list of stanzas.
final class PgBackRest implements Catalogue {
  private static final int DIFFERENT_REPOSITORIES = 4;

  @Override
  public String name() {
    return "pgbackrest";
  }

  @Override
  public boolean wrote(Said root) {
    return root.each().anyMatch(one -> one.in("backup").isList() && one.in("status").isObject());
  }

  @Override
  public void tell(Said root, Entries entries) {
    root.each().forEach(stanza -> tellStanza(stanza, entries));
  }

  private void tellStanza(Said stanza, Entries entries) {
    stanza.each("backup").forEach(one -> entries.add(entry(stanza, one)));
    Said status = stanza.in("status");
    long code = status.number("code").orElse(0L);
    if (code != 0 && code != DIFFERENT_REPOSITORIES) {
      String words = "pgbackrest says of this stanza: %s".formatted(status.text("message"));
      entries.add(
          new Entry(
              stanza.text("name"),
              "pgbackrest stanza",
              null,
              new Entry.Trouble(State.EMPTY, words),
              -1,
              Origin.UNKNOWN,
              Kept.by("", null).in(name())));
    }
    window(stanza).ifPresent(entries::add);
  }

  private Entry entry(Said stanza, Said one) {
    Said size = one.in("info");
    Instant stop = one.in("timestamp").time("stop");
    return new Entry(
        "%s/%s".formatted(stanza.text("name"), one.text("label")),
        "pgbackrest %s".formatted(one.word("type").orElse("backup")),
        stop == null ? one.in("timestamp").time("start") : stop,
        trouble(one, stop),
        size.in("repository").bytes("size"),
        new Origin("", version(stanza, one), one.in("backrest").text("version")),
        new Kept(null, rule(one), null, null, protect(stanza, one)).in(name()));
  }

  private static Entry.@Nullable Trouble trouble(Said one, @Nullable Instant stop) {
    if (one.is("error")) {
      return Entry.Trouble.failed("pgbackrest found pages in it whose checksums are wrong");
    }
    return stop == null ? Entry.Trouble.unfinished("pgbackrest does not say that it ended") : null;
  }

  private static String rule(Said one) {
    String needs = one.word("prior").map(" It needs %s too."::formatted).orElse("");
    return "goes by the retention of its repository, which pgbackrest info does not tell." + needs;
  }

  /// pgBackRest cannot except one backup from its retention: what is put elsewhere stands.
  private static @Nullable String protect(Said stanza, Said one) {
    Typed typed = Typed.of("pgbackrest").add("--stanza=" + stanza.text("name"));
    one.in("database").word("repo-key").ifPresent(key -> typed.add("--repo=" + key));
    return typed
        .add("--set=" + one.text("label"))
        .add("--pg1-path=/ANOTHER/DISK")
        .add("restore")
        .line();
  }

  private static String version(Said stanza, Said one) {
    String id = one.in("database").text("id");
    return stanza
        .each("db")
        .filter(db -> db.text("id").equals(id))
        .map(db -> db.text("version"))
        .findFirst()
        .orElse("");
  }

  /// From the end of the oldest sound backup on, as long as WAL is archived.
  private Optional<Window> window(Said stanza) {
    Optional<Said> archive =
        stanza.each("archive").filter(one -> one.word("max").isPresent()).reduce((a, b) -> b);
    Optional<Instant> oldest =
        stanza
            .each("backup")
            .filter(one -> !one.is("error"))
            .map(one -> one.in("timestamp").time("stop"))
            .filter(Objects::nonNull)
            .min(Instant::compareTo);
    return archive.isEmpty() || oldest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Window(
                stanza.text("name"),
                name(),
                oldest.get(),
                null,
                null,
                "WAL is archived up to %s".formatted(archive.get().text("max")),
                null));
  }
}
