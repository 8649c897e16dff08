package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  void print(Outcome outcome, Optional<Path> file, Screen screen, boolean color)
      throws IOException {
    if (file.isPresent()) {
      String text = this == JSON ? Json.pretty(outcome.json()) : String.join("\n", outcome.text());
      PrivateFiles.replace(file.get(), (text + "\n").getBytes(StandardCharsets.UTF_8));
    } else if (this == JSON) {
      screen.print(outcome.json());
    } else {
      screen.print(outcome.text(), color);
    }
  }
}
