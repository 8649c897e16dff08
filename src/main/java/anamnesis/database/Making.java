package anamnesis.database;

import anamnesis.casefile.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The first start of a server, noted beside its data until it is over.
///
/// Whoever is killed meanwhile leaves data that `initdb` will not go on with, and perhaps an
/// `initdb` that is still at it, which in the end would clear away what is made in its place. No
/// row was ever in such a folder: it is cleared, and made anew.
record Making(Path data, Path note) {
  static Making of(Path data) {
    return new Making(data, data.resolveSibling(data.getFileName() + ".making"));
  }

  void begin() throws IOException {
    if (Files.exists(note)) {
      endOrphans();
      Folders.remove(data);
    } else if (!Files.exists(data.resolve("PG_VERSION"))) {
      Files.createDirectories(data);
      Files.createFile(note);
    }
  }

  /// Nobody goes on with what was begun.
  void forget() throws IOException {
    if (Files.exists(note)) {
      endOrphans();
      Files.deleteIfExists(note);
    }
  }

  void end() throws IOException {
    Files.deleteIfExists(note);
  }

  private void endOrphans() {
    List<ProcessHandle> orphans =
        ProcessHandle.allProcesses()
            .filter(process -> isAtIt(process.info()))
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    orphans.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, 10, TimeUnit.SECONDS)
        .join();
  }

  private boolean isAtIt(ProcessHandle.Info info) {
    return Stream.of(info.arguments().orElse(new String[0])).anyMatch(data.toString()::equals);
  }
}
