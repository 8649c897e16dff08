package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Problems;
import anamnesis.evidence.CsvLayout;
import anamnesis.evidence.CsvReading;
import anamnesis.evidence.CsvTable;
import anamnesis.link.Decision;
import anamnesis.link.Decision.Ruling;
import anamnesis.link.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// The queue as a sheet that a person fills in: one line for each pair, the ruling left empty.
///
/// No name or contact data is in it, only the keys of the records.
final class RulingSheet {
  private static final List<String> HEADER = List.of("pair", "a", "b", "why", "ruling");

  private final Map<String, Pair> pairs = new TreeMap<>();
  private final Problems problems = new Problems();
  private final Map<String, Long> seen = new TreeMap<>();

  RulingSheet(List<Pair> waiting) {
    waiting.forEach(pair -> pairs.put(pair.id(), pair));
  }

  static List<String> lines(List<Pair> waiting) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(HEADER);
      for (Pair pair : waiting) {
        printer.printRecord(pair.id(), pair.a(), pair.b(), pair.asked(), "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().lines().toList();
  }

  static byte[] bytes(Path sheet) throws IOException {
    if (!Files.isRegularFile(sheet)) {
      throw new Refusal(
          "there is no file %s".formatted(sheet), "write one with `anamnesis review --out FILE`");
    }
    return Files.readAllBytes(sheet);
  }

  /// All rulings of a sheet, or a refusal that names everything wrong with it.
  ///
  /// @param name the sheet's, for what is wrong with it
  List<Decision> read(String name, byte[] sheet, String by) throws IOException {
    List<Decision> decisions = new ArrayList<>();
    try (CsvTable table = CsvTable.open(() -> new ByteArrayInputStream(sheet))) {
      if (!table.layout().columns().containsAll(List.of("pair", "ruling"))) {
        problems.add("%s:1: the columns `pair` and `ruling` are wanted".formatted(name));
      } else {
        for (var row = table.next(); row.isPresent(); row = table.next()) {
          read(table.layout(), row.get(), name, by).ifPresent(decisions::add);
        }
      }
    }
    problems.refuse(
        "the rulings cannot be taken", "mend the file, then run this again; no ruling was taken");
    return decisions;
  }

  /// A cell may hold anything that was typed, a name too: only what looks like a pair is quoted.
  private Optional<Decision> read(CsvLayout layout, CsvTable.Row row, String file, String by) {
    String at = "%s:%d".formatted(file, row.place().row());
    if (!row.fault().isEmpty()) {
      problems.add("%s: %s".formatted(at, row.fault()));
      return Optional.empty();
    }
    CsvReading cells = CsvReading.of(layout, row.values());
    String id = cells.at("pair").orElse("").strip();
    String said = cells.at("ruling").orElse("").strip();
    Pair pair = pairs.get(id);
    Long before = seen.putIfAbsent(id, row.place().row());
    if (pair == null) {
      problems.add("%s: this case has no such pair".formatted(at));
    } else if (before != null) {
      problems.add("%s: this pair stands in line %d already".formatted(at, before));
    } else if (!said.isEmpty()) {
      Optional<Ruling> ruling = ruling(said);
      if (ruling.isEmpty()) {
        problems.add("%s: that is no ruling (same, different, unsure)".formatted(at));
      }
      return ruling.map(it -> new Decision(id, pair.a(), pair.b(), it, by, ""));
    }
    return Optional.empty();
  }

  private static Optional<Ruling> ruling(String said) {
    return Arrays.stream(Ruling.values())
        .filter(ruling -> ruling.name().equals(said.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
