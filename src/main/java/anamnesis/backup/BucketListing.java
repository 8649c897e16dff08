package anamnesis.backup;

import anamnesis.backup.s3.Stored;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a bucket's list may be copies: objects, each of their versions, and folders that are one
/// copy as a whole.
///
/// @param files by the path that the copy is called by
/// @param folders by their path: the newest version that stands of each of their files
/// @param older how many older versions of files in such folders were left out
record BucketListing(
    SortedMap<String, Stored> files, SortedMap<String, Map<String, Stored>> folders, long older) {
  static BucketListing of(String prefix, List<Stored> all) {
    int base = base(prefix, all);
    Set<String> roots = roots(all);
    SortedMap<String, Stored> files = new TreeMap<>();
    SortedMap<String, Map<String, Stored>> folders = new TreeMap<>();
    long older = 0;
    for (Stored one : all) {
      String root = root(one.key(), roots);
      if (root != null) {
        String name = one.key().substring(root.length());
        String path = path(root, base);
        Map<String, Stored> parts = folders.computeIfAbsent(path, _ -> new LinkedHashMap<>());
        older += parts.putIfAbsent(name, one) == null ? 0 : 1;
      } else if (Copies.mayBe(one.key())) {
        files.put(unlike(one.key().substring(base) + version(one), files), one);
      }
    }
    return new BucketListing(files, folders, older);
  }

  /// The latest is called by its name alone.
  private static String version(Stored one) {
    return one.since() == null ? "" : "?versionId=" + one.version();
  }

  /// Two of one name are two: a key may be called as a version of another is here.
  private static String unlike(String path, SortedMap<String, Stored> files) {
    String name = path;
    for (int count = 2; files.containsKey(name); count++) {
      name = "%s (%s)".formatted(path, count);
    }
    return name;
  }

  private static String path(String root, int base) {
    String path = root.substring(Math.min(base, root.length()));
    return path.isEmpty() ? "." : path.substring(0, path.length() - 1);
  }

  /// How much of the keys is the place that was named: a folder as `s3://BUCKET/FOLDER`, else what
  /// stands before the last slash.
  private static int base(String prefix, List<Stored> all) {
    String folder = prefix + "/";
    boolean named = !prefix.isEmpty() && !prefix.endsWith("/");
    return named && all.stream().allMatch(one -> one.key().startsWith(folder))
        ? folder.length()
        : prefix.lastIndexOf('/') + 1;
  }

  /// The outermost folders that hold a mark of a copy.
  private static Set<String> roots(List<Stored> all) {
    Set<String> marked = new HashSet<>();
    for (Stored one : all) {
      int slash = one.key().lastIndexOf('/') + 1;
      if (slash > 0 && CopyFolder.MARKS.contains(one.key().substring(slash))) {
        marked.add(one.key().substring(0, slash));
      }
    }
    return marked;
  }

  private static @org.jspecify.annotations.Nullable String root(String key, Set<String> roots) {
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      String folder = key.substring(0, slash + 1);
      if (roots.contains(folder)) {
        return folder;
      }
    }
    return null;
  }

  /// The version that vouches for a folder: that of its table of contents.
  static Stored mark(Map<String, Stored> parts) {
    List<Stored> marks = new ArrayList<>();
    CopyFolder.MARKS.stream().filter(parts::containsKey).map(parts::get).forEach(marks::add);
    return marks.getFirst();
  }

  /// The key of a folder, without its last slash.
  static String folder(Map<String, Stored> parts) {
    String key = mark(parts).key();
    return key.substring(0, key.lastIndexOf('/'));
  }
}
