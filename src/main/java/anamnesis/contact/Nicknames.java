package anamnesis.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which first names are short for which: `jon` for `jonathan`. Where it comes from, and as of
/// when, stands at the head of the file that it reads.
public final class Nicknames {
  private static final String FILE = "nicknames-2026-11.txt";

  /// Every name, formal or short, with the formal names that it can stand for.
  private static final Map<String, Set<String>> FORMAL = read();

  private Nicknames() {}

  /// One is short for the other, or both are short for the same.
  public static boolean related(String a, String b) {
    return !a.equals(b) && !Collections.disjoint(formal(a), formal(b));
  }

  /// The formal names that a name can stand for, in order; itself if it is none of these.
  public static Set<String> formal(String name) {
    return FORMAL.getOrDefault(name, Set.of(name));
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> formal = new HashMap<>();
    for (String line : lines()) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(":");
        Set<String> names = new HashSet<>(Arrays.asList(parts[1].strip().split(" ")));
        names.add(parts[0]);
        names.forEach(name -> formal.computeIfAbsent(name, n -> new TreeSet<>()).add(parts[0]));
      }
    }
    return Map.copyOf(formal);
  }

  private static String[] lines() {
    try (InputStream in = Nicknames.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
