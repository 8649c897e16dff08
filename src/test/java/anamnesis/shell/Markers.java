package anamnesis.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Words that stand nowhere else in the world, one in each field of it, and the search for them.
final class Markers {
  /// What a marker is, and therefore where it may be found.
  enum Of {
    /// A key, a password, a token: nowhere at all.
    SECRET,
    /// What a person is called or reached by, and everything said about them.
    PATIENT,
    /// What a system calls a record, as `cus_…`: how it is asked about.
    HANDLE,
    /// What somebody called a file: it may be called after a patient.
    FILE,
    /// The practice itself, which signs the letters.
    PRACTICE
  }

  private record Marker(Of of, String field) {}

  private final SortedMap<String, Marker> planted = new TreeMap<>();

  /// Letters alone, so that it passes for a name.
  String word(Of of, String field) {
    int n = planted.size();
    String word = "xqz%c%c%cvk".formatted('a' + n / 676 % 26, 'a' + n / 26 % 26, 'a' + n % 26);
    return plant(of, field, word);
  }

  String patient(String field) {
    return word(Of.PATIENT, field);
  }

  String handle(String field) {
    return word(Of.HANDLE, field);
  }

  String phone(String field, int n) {
    String tail = "%04d".formatted(2147 + 37 * n);
    return plant(Of.PATIENT, field, "(352) 238-" + tail, "352238" + tail, "352-238-" + tail);
  }

  String born(String field, int n) {
    String day = "%02d".formatted(11 + n);
    return plant(Of.PATIENT, field, "1913-02-" + day, "02/%s/1913".formatted(day), "191302" + day);
  }

  /// Something that has its own look, as a date or a number, under all the ways it may be written.
  String plant(Of of, String field, String... spellings) {
    for (String spelling : spellings) {
      planted.put(spelling.toLowerCase(Locale.ROOT), new Marker(of, field));
    }
    return spellings[0];
  }

  /// The one that was planted in a field.
  String of(String field) {
    return planted.entrySet().stream()
        .filter(entry -> entry.getValue().field().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  int count() {
    return planted.size();
  }

  /// What was found where it has no business, as `field in place`.
  SortedSet<String> leaks(String place, String text, List<Of> allowed) {
    SortedSet<String> leaks = new TreeSet<>();
    String plain = text.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, Marker> entry : planted.entrySet()) {
      Marker marker = entry.getValue();
      if (!allowed.contains(marker.of()) && plain.contains(entry.getKey())) {
        leaks.add("%s %s in %s".formatted(marker.of(), marker.field(), place));
      }
    }
    return leaks;
  }

  /// Every file under a folder, and every name of one.
  ///
  /// @param shelves what each may hold, by how its path begins; the longest that fits is taken
  List<String> leaksUnder(Path root, Map<String, List<Of>> shelves) throws IOException {
    List<String> leaks = new ArrayList<>();
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : all) {
      String place = root.relativize(file).toString();
      List<Of> allowed = allowed(place, shelves);
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      leaks.addAll(leaks(place, bytes, allowed));
      leaks.addAll(leaks("the name of " + place, place, allowed));
    }
    return leaks;
  }

  private static List<Of> allowed(String place, Map<String, List<Of>> shelves) {
    return shelves.entrySet().stream()
        .filter(shelf -> place.startsWith(shelf.getKey()))
        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }
}
