package anamnesis.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// `pg_dump -Fd`: a folder with a table of contents, and a file for each part.
final class DirectoryArchive extends Archive {
  private final Parts files;

  DirectoryArchive(Contents told, Parts files) {
    super(told);
    this.files = files;
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
      Optional<InputStream> file = files.open(entry.file() + packing.ending());
      if (file.isPresent()) {
        try (Metered raw = new Metered(new BufferedInputStream(file.get(), 1 << 16));
            InputStream data =
                packing == Packing.NONE ? raw : ReadAhead.of(packing.open(raw), raw::taken)) {
          part(entry, data);
        }
        return;
      }
    }
  }
}
