package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// `pg_dump -Ft`: the parts of a directory, one behind the other.
final class TarArchive extends Archive {
  private @Nullable TarArchiveInputStream members;

  TarArchive(Contents told) {
    super(told);
  }

  @Override
  Toc contents(InputStream in) throws IOException {
    TarArchiveInputStream opened = new TarArchiveInputStream(in);
    members = opened;
    TarArchiveEntry first = opened.getNextEntry();
    if (first == null || !first.getName().equals(Toc.FILE)) {
      throw new Damaged("a tar, but none of pg_dump: it does not begin with " + Toc.FILE);
    }
    return Toc.read(opened);
  }

  @Override
  void parts(Toc contents, InputStream in) throws IOException {
    Map<String, Toc.Entry> entries = new HashMap<>();
    contents.entries().stream()
        .filter(Toc.Entry::hasData)
        .forEach(entry -> entries.put(entry.file(), entry));
    TarArchiveInputStream opened = java.util.Objects.requireNonNull(members);
    for (TarArchiveEntry member = opened.getNextEntry();
        member != null;
        member = opened.getNextEntry()) {
      Toc.Entry entry = entries.get(member.getName());
      if (entry != null) {
        part(entry, opened);
      }
    }
  }
}
