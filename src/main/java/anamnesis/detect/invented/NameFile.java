package anamnesis.detect.invented;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A data file of names: what is known of its generators, and under each heading some names.
///
/// @param facts the lines that begin with `=`
record NameFile(List<String> facts, List<Section> sections) {
  record Section(String heading, List<String> lines) {
    List<String> names() {
      return lines.stream().flatMap(line -> List.of(line.split(" ")).stream()).toList();
    }
  }

  static NameFile read(String file) {
    List<String> facts = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("=")) {
        facts.add(line.substring(1).strip());
      } else if (line.startsWith("[")) {
        sections.add(new Section(line.substring(1, line.indexOf(']')), new ArrayList<>()));
      } else {
        sections.getLast().lines().add(line);
      }
    }
    return new NameFile(facts, sections);
  }

  private static List<String> lines(String file) {
    try (InputStream in = NameFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
