package anamnesis.report;

import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.evidence.Exhibit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A shelf that this report was made from, and the hash by which it is known again.
///
/// The journal is not among them: it goes on after the report is written, and `case verify` proves
/// it.
public record Holding(String file, long lines, String sha256) {
  private static final List<String> SHELVES =
      List.of(
          "balance",
          "copies",
          "decisions",
          "exhibits",
          "identities",
          "omitted",
          "pairs",
          "scan",
          "since",
          "verdicts",
          "wiped",
          "witnesses");

  static List<Holding> of(Case file) throws IOException {
    List<String> files = new ArrayList<>(SHELVES);
    for (String folder : List.of("findings", "quarantine", "rows")) {
      Shelved.names(file, folder).forEach(name -> files.add(folder + "/" + name));
    }
    List<Holding> holdings = new ArrayList<>();
    for (String name : files.stream().sorted().toList()) {
      Path shelf = file.folder().resolve(name + ".jsonl");
      if (Files.exists(shelf)) {
        holdings.add(new Holding(name + ".jsonl", lines(shelf), Hash.of(shelf)));
      }
    }
    return holdings;
  }

  /// How many records each witness gave of each kind.
  static Map<String, Long> exhibits(Case file) {
    Map<String, Long> kinds = new TreeMap<>();
    try (Stream<Exhibit> exhibits = Exhibit.shelf(file).read()) {
      exhibits.forEach(exhibit -> kinds.merge(exhibit.kind(), 1L, Long::sum));
    }
    return kinds;
  }

  private static long lines(Path shelf) throws IOException {
    try (Stream<String> lines = Files.lines(shelf)) {
      return lines.count();
    }
  }
}
