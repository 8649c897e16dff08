package anamnesis.source.stripe.files;

import anamnesis.casefile.Case;
import anamnesis.casefile.Cases;
import anamnesis.casefile.Closed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What lies below a folder and nobody brought: cases, open or closed, and what is kept beside them
/// on this machine. A case holds what witnesses said already, and is no witness.
///
/// Whoever names a folder within a case means what is in it.
final class Ours {
  private final Path root;
  private final Path home;
  private final Map<Path, Boolean> known = new HashMap<>();

  private Ours(Path root, Path home) {
    this.root = root;
    this.home = home;
  }

  static Ours below(Path root, Map<String, String> environment) throws IOException {
    Path home = new Cases(environment).home();
    return new Ours(root, Files.exists(home) ? home.toRealPath() : home);
  }

  boolean has(Path file) {
    boolean beside = file.startsWith(home) && home.startsWith(root) && !home.equals(root);
    return beside || isWithinCase(file.getParent());
  }

  private boolean isWithinCase(@Nullable Path folder) {
    if (folder == null || !folder.startsWith(root)) {
      return false;
    }
    Boolean before = known.get(folder);
    if (before != null) {
      return before;
    }
    boolean within = Case.exists(folder) || Closed.is(folder) || isWithinCase(folder.getParent());
    known.put(folder, within);
    return within;
  }
}
