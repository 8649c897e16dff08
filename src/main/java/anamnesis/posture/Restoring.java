package anamnesis.posture;

import anamnesis.Progress;
import anamnesis.backup.Copies;
import anamnesis.backup.Copy;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.Fresh;
import anamnesis.database.Objection;
import anamnesis.database.Replay;
import anamnesis.database.Sandbox;
import anamnesis.database.ServerIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Brings a copy back, into a server of its own or into somebody's fresh database.
final class Restoring {
  private final Copies copies;
  private final Copy copy;
  private final InstantSource clock;
  private final Progress progress;

  Restoring(Copies copies, Copy copy, InstantSource clock, Progress progress) {
    this.copies = copies;
    this.copy = copy;
    this.clock = clock;
    this.progress = progress;
  }

  /// Where the server of a drill keeps what it keeps.
  static Path data(Path ground) {
    return ground.resolve("data");
  }

  /// Whatever happens, nothing of it stays.
  Restored intoSandbox(Path folder) throws IOException {
    try (Sandbox sandbox = Sandbox.begin(data(PrivateFiles.folder(folder)))) {
      Replay.Result result = replayed(Replay.into(sandbox));
      List<DatabaseUrl> databases = sandbox.databases().stream().map(sandbox::url).toList();
      return looked(result, databases);
    }
  }

  /// It stays there, for a person to look at.
  Restored into(DatabaseUrl url, List<ServerIdentity> never) throws IOException {
    try (Fresh fresh = Fresh.open(url)) {
      never.forEach(fresh::refuseIf);
      fresh.hold();
      fresh.refuseUnfit();
      fresh.refuseUsed(List.of());
      return looked(replayed(Replay.into(url)), List.of(url));
    }
  }

  private Replay.Result replayed(Replay into) throws IOException {
    try (Replay replay = into;
        Progress.Task task = progress.begin("bringing it back", 1)) {
      copies.tell(copy.path(), replay);
      task.done(1);
      return replay.result();
    }
  }

  private Restored looked(Replay.Result result, List<DatabaseUrl> databases) throws IOException {
    Optional<Objection> writing =
        databases.isEmpty()
            ? Optional.of(new Objection("a database", "none was made"))
            : databases.stream()
                .map(anamnesis.database.Trial::of)
                .flatMap(Optional::stream)
                .findFirst();
    Instant writable = clock.instant();
    try (Progress.Task task = progress.begin("comparing", 1)) {
      Comparing compared = Comparing.of(copy, databases, copies);
      task.done(1);
      return new Restored(
          result,
          writing,
          writable,
          compared.tables(),
          compared.sequences(),
          compared.collisions(),
          compared.zone());
    }
  }
}
