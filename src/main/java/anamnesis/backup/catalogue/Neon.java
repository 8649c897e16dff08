package anamnesis.backup.catalogue;

import anamnesis.backup.Origin;
import anamnesis.backup.Typed;
import anamnesis.backup.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Neon's branches and projects, as its API answers and as `neonctl -o json` prints them.
final class Neon implements Catalogue {
  private static final long A_YEAR = 366L * 24 * 60 * 60;

  @Override
  public String name() {
    return "neon";
  }

  @Override
  public boolean wrote(Said root) {
    return branches(root).findAny().isPresent() || projects(root).findAny().isPresent();
  }

  private static Stream<Said> branches(Said root) {
    return Stream.of(root.each(), root.each("branches"), Stream.of(root.in("branch")))
        .flatMap(all -> all)
        .filter(one -> one.text("id").startsWith("br-") && one.has("project_id"));
  }

  private static Stream<Said> projects(Said root) {
    return Stream.of(root.each(), root.each("projects"), Stream.of(root.in("project")))
        .flatMap(all -> all)
        .filter(one -> one.has("history_retention_seconds"));
  }

  @Override
  public void tell(Said root, Entries entries) {
    branches(root).forEach(one -> tellBranch(one, entries));
    projects(root).forEach(one -> window(one).ifPresentOrElse(entries::add, entries::told));
  }

  /// The branch that people work in is no copy of itself.
  private void tellBranch(Said one, Entries entries) {
    entries.told();
    if (!one.is("default") && !one.is("primary") && one.word("parent_id").isPresent()) {
      entries.add(entry(one));
    }
  }

  private Entry entry(Said one) {
    Instant split = one.time("parent_timestamp");
    return new Entry(
        one.text("id"),
        "neon branch",
        split == null ? one.time("created_at") : split,
        trouble(one),
        one.bytes("logical_size"),
        Origin.UNKNOWN,
        new Kept(one.time("expires_at"), rule(one), null, null, protect(one)).in(name()));
  }

  private static Entry.@Nullable Trouble trouble(Said one) {
    String state = one.word("current_state").orElse("ready");
    return state.equals("ready") || state.equals("archived")
        ? null
        : Entry.Trouble.unfinished("Neon calls it %s, not ready".formatted(state));
  }

  private static String rule(Said one) {
    String name = "branch %s of %s".formatted(one.text("name"), one.text("parent_id"));
    String kept = one.is("protected") ? ", protected" : "";
    String goes = one.time("expires_at") == null ? ", without an end" : ", which expires";
    return name + kept + goes + "; what was written in it since it split is its own";
  }

  /// An expiring branch cannot be branched; its expiration can be taken away.
  private static @Nullable String protect(Said one) {
    return one.time("expires_at") == null
        ? null
        : Typed.of("neon", "branches", "set-expiration")
            .add(one.text("id"))
            .with("--expires-at", "null")
            .with("--project-id", one.text("project_id"))
            .line();
  }

  private Optional<Window> window(Said one) {
    return one.number("history_retention_seconds")
        .filter(seconds -> seconds <= A_YEAR)
        .map(
            seconds ->
                new Window(
                    one.text("id"),
                    name(),
                    null,
                    null,
                    Duration.ofSeconds(seconds),
                    "its history is kept %s seconds".formatted(seconds),
                    Typed.of("neon", "branches", "create")
                        .with("--project-id", one.text("id"))
                        .with("--name", "kept")
                        .with("--parent", "TIMESTAMP")
                        .line()));
  }
}
