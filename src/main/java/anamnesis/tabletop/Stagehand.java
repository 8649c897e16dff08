package anamnesis.tabletop;

import anamnesis.Refusal;
import anamnesis.casefile.Folders;
import anamnesis.casefile.Hold;
import anamnesis.casefile.Holder;
import anamnesis.casefile.Json;
import anamnesis.casefile.Machine;
import anamnesis.casefile.PrivateFiles;
import anamnesis.database.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Keeps the folder of a world: begins it, finds it again, and clears away one that broke off.
///
/// Nothing is cleared from a folder that does not say itself that a world was being built there.
final class Stagehand {
  static final String PORTAL = "portal";

  private final Path folder;
  private final Path note;

  Stagehand(Path folder) {
    this.folder = folder;
    this.note = folder.resolve("scene.json");
  }

  /// Nobody else's folder is touched, and no other process keeps this scene up meanwhile.
  Hold held() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refusal("%s is no folder".formatted(folder), "name one that is new or empty");
    }
    PrivateFiles.folder(folder);
    if (!Files.exists(note) && !empty()) {
      throw new Refusal(
          "%s is not empty, and no world was built there".formatted(folder), "name another folder");
    }
    return Hold.ofScene(folder, Holder.of("", "tabletop", Machine.clock().instant()));
  }

  /// When the world that stands there was noticed, if one does.
  Optional<Instant> noticed() throws IOException {
    return Files.exists(note) ? Optional.of(read().asOf()) : Optional.empty();
  }

  /// True if this very world stands there already, whole.
  boolean ready(Wish wish) throws IOException {
    if (Files.exists(note)) {
      Note found = read();
      if (found.complete() && found.equals(Note.of(wish, true))) {
        return true;
      }
      if (found.complete()) {
        throw new Refusal(
            "another world stands in %s: %d patients, seed %d, %s, noticed %s"
                .formatted(folder, found.patients(), found.seed(), found.incident(), found.asOf()),
            "name another folder, or remove that one");
      }
      clear();
    }
    write(Note.of(wish, false));
    return false;
  }

  void done(Wish wish) throws IOException {
    write(Note.of(wish, true));
  }

  private void write(Note what) throws IOException {
    PrivateFiles.replace(note, (Json.pretty(what) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Note read() throws IOException {
    try {
      return Json.read(Files.readString(note), Note.class);
    } catch (JacksonException e) {
      throw new Refusal(
          "%s does not say which world stands there".formatted(note),
          "remove that folder, or name another",
          e);
    }
  }

  private boolean empty() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.allMatch(path -> path.endsWith(Hold.SCENE_FILE));
    }
  }

  private void clear() throws IOException {
    Path portal = folder.resolve(PORTAL);
    if (Files.exists(portal.resolve("postmaster.pid"))) {
      EmbeddedServer.stage(portal).close();
    }
    Files.deleteIfExists(folder.resolve(PORTAL + ".making"));
    for (String part : List.of(PORTAL, Scene.EHR, Scene.BUCKET, Scene.BACKUPS, Scene.TRUTH)) {
      Folders.remove(folder.resolve(part));
    }
  }

  /// Which world it is, and whether it was finished.
  record Note(
      String schema, String incident, int patients, long seed, Instant asOf, boolean complete) {
    static Note of(Wish wish, boolean complete) {
      return new Note(
          "anamnesis/scene/1",
          wish.incident().word(),
          wish.patients(),
          wish.seed(),
          wish.asOf(),
          complete);
    }
  }
}
