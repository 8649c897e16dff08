package anamnesis.shell;

import static java.util.stream.Collectors.joining;

import anamnesis.Refusal;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an outcome is written.
enum Format {
  TEXT,
  JSON,
  JUNIT,
  NAGIOS,
  PROMETHEUS,
  HTML;

  /// What every command can be told in.
  static final List<Format> COMMON = List.of(TEXT, JSON);

  static Format of(CommandLine line) {
    return of(line.value("format"), line.command());
  }

  static Format of(Optional<String> named, Command command) {
    String word = named.orElse("text");
    return command.formats().stream()
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(() -> refused(command));
  }

  private static Refusal refused(Command command) {
    List<String> words = command.formats().stream().map(Format::word).toList();
    return new Refusal(
        "--format takes "
            + String.join(", ", words.subList(0, words.size() - 1))
            + " or "
            + words.getLast(),
        "write --format json for one JSON document");
  }

  /// Whether a line that may be wrong in other ways wants this.
  boolean isAsked(List<String> typed) {
    int at = typed.indexOf("--format");
    return typed.contains("--format=" + word())
        || (at >= 0 && at + 1 < typed.size() && typed.get(at + 1).equals(word()));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
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
      write(body(outcome).getBytes(StandardCharsets.UTF_8), file.get());
    } else if (this == JSON) {
      screen.print(outcome.json());
    } else if (outcome.form() != null) {
      screen.print(body(outcome).stripTrailing().lines().toList(), false);
    } else {
      screen.print(outcome.text(), color);
    }
  }

  private String body(Outcome outcome) {
    Outcome.Form form = outcome.form();
    if (form != null) {
      return form.body();
    }
    return this == JSON
        ? Json.pretty(outcome.json()) + "\n"
        : outcome.text().stream().map(line -> Screen.speakable(line) + "\n").collect(joining());
  }

  /// Whoever collects figures does so under an account of its own, and they name nobody.
  private void write(byte[] bytes, Path file) throws IOException {
    if (!isPlain(file)) {
      Files.write(file, bytes);
    } else if (this == PROMETHEUS) {
      PrivateFiles.replaceForAll(file, bytes);
    } else {
      PrivateFiles.replace(file, bytes);
    }
  }
}
