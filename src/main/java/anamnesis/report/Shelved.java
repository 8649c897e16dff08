package anamnesis.report;

import anamnesis.casefile.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Which shelves stand in a folder of the case, in order.
final class Shelved {
  private static final String END = ".jsonl";

  private Shelved() {}

  static List<String> names(Case file, String folder) throws IOException {
    Path shelves = file.folder().resolve(folder);
    if (!Files.isDirectory(shelves)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(shelves)) {
      return list.map(path -> String.valueOf(path.getFileName()))
          .filter(name -> name.endsWith(END) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - END.length()))
          .sorted()
          .toList();
    }
  }
}
