package anamnesis.source.stripe.files;

import anamnesis.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// How far the files are read, in thousands of bytes. Most are read twice, first for the days that
/// they speak of: each reading is half the way.
final class Gauge {
  private static final int UNIT = 1000;

  /// So many bytes are worth a word; of a large file such a share of it, for what is told after its
  /// first bytes would promise hours.
  private static final int STEP = 1 << 16;

  private static final int SHARE = 128;

  private String name = "";
  private Progress.Task task = _ -> {};
  private long before;
  private long size;
  private long read;
  private long told;

  Progress.Task begin(Progress progress, Collection<Path> files) {
    task = progress.begin("kB of files", files.stream().mapToLong(Gauge::size).sum() / UNIT);
    return task;
  }

  /// The one before it is read.
  void next(Path file) {
    name = String.valueOf(file.getFileName()).replaceAll("\\p{C}", "?");
    before += size;
    size = size(file);
    read = 0;
    told = 0;
    task.done(before / UNIT);
  }

  /// What the file is called that is read now; empty where none is.
  String name() {
    return name;
  }

  void end() {
    name = "";
    before += size;
    task.done(before / UNIT);
  }

  InputStream watched(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        came(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        came(n);
        return n;
      }
    };
  }

  private void came(int bytes) {
    read += Math.max(bytes, 0);
    if (read - told >= Math.max(STEP, size / SHARE)) {
      told = read;
      task.done((before + Math.min(size, read / 2)) / UNIT);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException closed) {
      // Whoever reads it will tell.
      return 0;
    }
  }
}
