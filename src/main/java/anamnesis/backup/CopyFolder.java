package anamnesis.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder that is one copy as a whole: named, and not yet read.
final class CopyFolder {
  private static final String DUMP = "toc.dat";
  private static final List<String> BASE = List.of("backup_manifest", "PG_VERSION");

  private final Path folder;
  private final String path;

  CopyFolder(Path folder, String path) {
    this.folder = folder;
    this.path = path;
  }

  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(DUMP))
        || BASE.stream().anyMatch(mark -> Files.exists(folder.resolve(mark)));
  }

  Copy copy() throws IOException {
    boolean dump = Files.exists(folder.resolve(DUMP));
    String format = dump ? Format.DIRECTORY.word() : "base backup";
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    for (Path file : files()) {
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        bytes += in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return new Copy(
        path,
        format,
        takenAt(),
        false,
        "the %s format cannot be read here yet".formatted(format),
        bytes,
        bytes,
        HexFormat.of().formatHex(digest.digest()),
        null,
        false,
        List.of(),
        new LinkedHashMap<>());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Instant takenAt() throws IOException {
    Optional<Instant> named = TakenAt.named(path);
    return named.isPresent() ? named.get() : Files.getLastModifiedTime(folder).toInstant();
  }
}
