package anamnesis.source.ehr;

import anamnesis.Refusal;
import anamnesis.backup.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The files of an export, in an order that no file system decides.
///
/// @param tables each CSV, by its place within the path that was named
/// @param others how many files are no tables, by the end of their names
/// @param missed what may hold a table and could not be looked into, in words
record ExportFiles(Map<String, Path> tables, Map<String, Long> others, List<String> missed) {
  private static final Set<String> ARCHIVES = Set.of("zip", "7z", "gz", "tgz", "tar", "001");

  /// Beyond it every file goes by its whole path, which is no other's.
  private static final int DEEPEST = 64;

  static ExportFiles in(Iterable<String> words) throws IOException {
    Map<Path, String> files = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (String word : words) {
      Path root = Path.of(word);
      if (!Files.exists(root)) {
        throw new Refusal("there is no %s".formatted(root), "name the folder of the export");
      }
      collect(root.toRealPath(), files, missed);
    }
    Map<String, Long> others = new TreeMap<>();
    Map<String, List<Path>> places = new TreeMap<>();
    files.forEach(
        (file, place) -> {
          if (isTable(file)) {
            places.computeIfAbsent(place, first -> new ArrayList<>()).add(file);
          } else {
            others.merge(ending(file), 1L, Long::sum);
          }
        });
    return new ExportFiles(apart(places), others, missed);
  }

  /// Files of two folders that have the same place in them go by as much more of their paths as
  /// tells them apart.
  private static Map<String, Path> apart(Map<String, List<Path>> places) {
    Map<String, Path> apart = new TreeMap<>();
    long all = places.values().stream().mapToLong(List::size).sum();
    for (int more = 0; apart.size() < all; more++) {
      apart.clear();
      for (Map.Entry<String, List<Path>> place : places.entrySet()) {
        boolean alone = place.getValue().size() == 1 && more < DEEPEST;
        int names = Path.of(place.getKey()).getNameCount() + (alone ? 0 : more);
        apart.putAll(tails(place.getValue(), names));
      }
    }
    return apart;
  }

  private static Map<String, Path> tails(List<Path> files, int names) {
    Map<String, Path> tails = new TreeMap<>();
    for (Path file : files) {
      int all = file.getNameCount();
      Path tail = file.subpath(Math.max(0, all - names), all);
      tails.put(tail.toString().replace('\\', '/'), file);
    }
    return tails;
  }

  /// Archives hold what was not read; anything else beside the tables is no table.
  long archives() {
    return others.entrySet().stream()
        .filter(other -> ARCHIVES.contains(other.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  String described() {
    return others.entrySet().stream()
        .map(other -> "%d .%s".formatted(other.getValue(), other.getKey()))
        .collect(Collectors.joining(", "));
  }

  /// Links are not followed: they lead out of the export, or in circles.
  private static void collect(Path root, Map<Path, String> files, List<String> missed)
      throws IOException {
    Path from = Files.isDirectory(root) ? root : root.getParent();
    Tree tree = Tree.below(root);
    if (!tree.closed().isEmpty()) {
      missed.add("folders not looked into (no right, or too deep): " + tree.closed().size());
    }
    long out = 0;
    for (Path file : tree.files()) {
      if (Files.isRegularFile(file) && Tree.within(root, file)) {
        String place = (from == null ? file : from.relativize(file)).toString();
        files.merge(
            file,
            place.replace('\\', '/'),
            (first, other) -> first.length() >= other.length() ? first : other);
      } else {
        out += isTable(file) ? 1 : 0;
      }
    }
    if (out > 0) {
      missed.add("tables that are no file, or a link that leads out of the export: " + out);
    }
  }

  private static boolean isTable(Path file) {
    String ending = ending(file);
    return ending.equals("csv") || ending.equals("tsv");
  }

  /// Only endings that are no part of a name: a file may be called after a patient.
  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return ending.matches("[a-z0-9]{1,4}") && ending.length() < name.length() ? ending : "other";
  }
}
