package anamnesis.tabletop;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/// The scripted person of the rehearsal: rules on every pair in the queue, from the truth alone.
final class Reviewer {
  private final Map<String, String> people;

  Reviewer(Truth truth) {
    people =
        truth.exhibits().stream()
            .collect(Collectors.toMap(said -> said.kind() + ":" + said.id(), Truth.Said::person));
  }

  /// Fills the rulings in, and says how many there were.
  long rule(Path file) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Map<String, String>> pairs = new ArrayList<>();
    List<String> header;
    try (Reader in = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(in, format)) {
      header = parser.getHeaderNames();
      for (CSVRecord row : parser) {
        Map<String, String> pair = new LinkedHashMap<>(row.toMap());
        pair.put("ruling", ruling(row.get("a"), row.get("b")));
        pairs.add(pair);
      }
    }
    try (Writer out = Files.newBufferedWriter(file);
        CSVPrinter printer = CSVFormat.DEFAULT.print(out)) {
      printer.printRecord(header);
      for (Map<String, String> pair : pairs) {
        printer.printRecord(header.stream().map(pair::get).toList());
      }
    }
    return pairs.size();
  }

  private String ruling(String a, String b) {
    String one = people.getOrDefault(a, "nobody: " + a);
    return one.equals(people.getOrDefault(b, "nobody: " + b)) ? "same" : "different";
  }
}
