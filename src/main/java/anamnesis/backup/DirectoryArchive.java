package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// `pg_dump -Fd`: a folder with a table of contents, and a file for each part.
final class DirectoryArchive extends Archive {
  private final Path folder;

  DirectoryArchive(Contents told, Path folder) {
    super(told);
    this.folder = folder;
  }

  @Override
  Toc contents(InputStream in) throws IOException {
    return Toc.read(in);
  }

  @Override
  void parts(Toc contents, InputStream in) throws IOException {
    for (Toc.Entry entry : contents.entries()) {
      if (entry.hasData() && entry.isRows()) {
        part(entry);
      }
    }
  }

  /// A part that is not there is awaited for ever, and so named as missing.
  private void part(Toc.Entry entry) throws IOException {
    for (Packing packing : Packing.values()) {
      Path file = folder.resolve(entry.file() + packing.ending());
      if (Files.isRegularFile(file)) {
        try (Metered raw =
                new Metered(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            InputStream data =
                packing == Packing.NONE ? raw : ReadAhead.of(packing.open(raw), raw::taken)) {
          part(entry, data);
        }
        return;
      }
    }
  }
}
