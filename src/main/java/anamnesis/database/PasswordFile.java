package anamnesis.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// libpq's password file: `host:port:database:user:password`, the first line that fits.
///
/// The driver reads one too, but takes no heed of who else may read it.
record PasswordFile(Path file) {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /// Who asks for what; each stands in a line as it is, or as `*`.
  record Wanted(List<String> hosts, String port, String database, String user) {}

  /// Why it is not used, though it is there; empty if it is.
  String unused() {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return "the password file %s is not a plain file".formatted(file);
      }
      if (Files.exists(file)
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        return "the password file %s may be read by others: chmod 600 it".formatted(file);
      }
      return "";
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  Optional<String> password(Wanted wanted) {
    if (!Files.isRegularFile(file) || !unused().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith("#"))
          .map(PasswordFile::fields)
          .filter(fields -> fits(fields, wanted))
          .map(fields -> fields.get(4))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean fits(List<String> fields, Wanted wanted) {
    return fields.size() == 5
        && wanted.hosts().stream().anyMatch(host -> fits(fields.get(0), host))
        && fits(fields.get(1), wanted.port())
        && fits(fields.get(2), wanted.database())
        && fits(fields.get(3), wanted.user());
  }

  private static boolean fits(String field, String value) {
    return field.equals("*") || field.equals(value);
  }

  /// A backslash takes the next character as it is; the password ends with the line.
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
