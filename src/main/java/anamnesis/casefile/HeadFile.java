package anamnesis.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The head of the journal as it stands, whatever was done to it.
record HeadFile(Path folder) {
  /// Nothing where it is gone, or says nothing any more.
  Optional<Journal.Head> read() throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    try {
      Journal.Head head = Json.read(text(), Journal.Head.class);
      return head.hash() == null ? Optional.empty() : Optional.of(head);
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  boolean isThere() {
    return Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether it is written as the journal writes it, to the byte.
  boolean isAsWritten(Journal.Head head) throws IOException {
    return head.schema() == 1 && Json.write(head).equals(text());
  }

  private String text() throws IOException {
    return Files.readString(file(), StandardCharsets.ISO_8859_1);
  }

  private Path file() {
    return folder.resolve(Journal.HEAD);
  }
}
