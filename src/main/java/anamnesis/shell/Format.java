package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How an outcome is written.
enum Format {
  TEXT,
  JSON;

  static Format of(CommandLine line) {
    return switch (line.value("format").orElse("text")) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new Refusal(
              "--format takes text or json", "write --format json for one JSON document");
    };
  }

  /// Where the result is to go, refused before anything is done if it cannot go there.
  static Optional<Path> file(CommandLine line) {
    Optional<Path> file = line.value("out").map(LocalPath::of);
    file.ifPresent(Format::refuseUnwritable);
    return file;
  }

  private static void refuseUnwritable(Path file) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new Refusal("--out %s is a folder".formatted(file), "name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new Refusal("there is no folder %s".formatted(folder), "make it, or name another");
    }
    if (!Files.isWritable(isPlain(target) ? folder : target)) {
      throw new Refusal("no right to write %s".formatted(file), "name another place");
    }
    refuseInCase(file, folder);
  }

  /// An answer in a case would stand in the place of what its journal wrote, or beside it
  /// unwritten.
  private static void refuseInCase(Path file, Path folder) {
    for (Path within = real(folder); within != null; within = within.getParent()) {
      if (Custody.isCase(within)) {
        throw new Refusal(
            "--out %s is in the case %s, which only its journal writes in".formatted(file, within),
            "name a file outside of it");
      }
      if (within.endsWith("scene")) {
        return;
      }
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A device or a pipe is written to; only a file is replaced.
  private static boolean isPlain(Path file) {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  void print(Outcome outcome, Optional<Path> file, Screen screen, boolean color)
      throws IOException {
    if (file.isPresent()) {
      String text = this == JSON ? Json.pretty(outcome.json()) : String.join("\n", outcome.text());
      byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
      if (isPlain(file.get())) {
        PrivateFiles.replace(file.get(), bytes);
      } else {
        Files.write(file.get(), bytes);
      }
    } else if (this == JSON) {
      screen.print(outcome.json());
    } else {
      screen.print(outcome.text(), color);
    }
  }
}
