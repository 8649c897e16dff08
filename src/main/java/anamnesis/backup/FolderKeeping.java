package anamnesis.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a folder keeps its files: by nothing but the rights on it. What somebody's script rotates,
/// no listing can tell.
record FolderKeeping(Path file) {
  private static final int STICKY = 01000;

  Keeping keeping() {
    return new Keeping("folder", null, null, null, null, owner(), deletable(), null, null, null);
  }

  private @Nullable String owner() {
    try {
      return Files.getOwner(file).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /// Whoever may write in the folder may delete in it, others' files too; not so where it is
  /// sticky, as `/tmp` is.
  private @Nullable Boolean deletable() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return null;
    }
    if (!Files.isWritable(folder)) {
      return false;
    }
    try {
      boolean sticky = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
      return sticky ? null : Boolean.TRUE;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return true;
    }
  }
}
