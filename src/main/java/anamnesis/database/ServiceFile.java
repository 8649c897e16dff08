package anamnesis.database;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// libpq's service file: settings under a name, `[portal]` and `key=value` below it.
final class ServiceFile {
  private ServiceFile() {}

  /// The first file that has the service gives all of it, as in libpq.
  static Map<String, String> settings(String service, List<Path> files) {
    for (Path file : files) {
      Optional<Map<String, String>> found = in(file, service);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new Refusal(
        "no service file defines the service \"%s\"".formatted(service),
        "looked in %s; PGSERVICEFILE names another"
            .formatted(String.join(", ", files.stream().map(Path::toString).toList())));
  }

  private static Optional<Map<String, String>> in(Path file, String service) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    boolean inside = false;
    boolean found = false;
    Map<String, String> settings = new LinkedHashMap<>();
    int number = 0;
    for (String raw : lines(file)) {
      number++;
      String line = raw.strip();
      if (line.startsWith("[")) {
        inside = line.equals("[" + service + "]");
        found |= inside;
      } else if (inside && !line.isEmpty() && !line.startsWith("#")) {
        put(settings, line, "%s:%d".formatted(file, number));
      }
    }
    return found ? Optional.of(settings) : Optional.empty();
  }

  private static void put(Map<String, String> settings, String line, String place) {
    int equals = line.indexOf('=');
    String key = equals < 0 ? "" : line.substring(0, equals).strip();
    if (key.isEmpty() || key.equals("service")) {
      throw new Refusal(
          "%s is not a setting of a service".formatted(place),
          "a line there reads key=value, and names no other service");
    }
    settings.putIfAbsent(UrlKeys.known(key), line.substring(equals + 1).strip());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new Refusal(
          "the service file %s cannot be read".formatted(file),
          "it must be text in UTF-8 that you may read",
          e);
    }
  }
}
