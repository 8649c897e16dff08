package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// That a night is over: nothing more is written into its case. Of one that is encrypted it is all
/// that can still be read, so that no patient is in it.
///
/// @param erase the day from which it may be erased; empty if none was set
/// @param packed the file that all the rest is in; empty if the case lies there in the open
/// @param head the journal's last hash, by which the case is known after it is gone
public record Closed(String name, Instant at, String by, String erase, String packed, String head) {
  static final String FILE = "closed.yaml";
  public static final String PACKED = "case.zip.gpg";

  public static boolean is(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /// Whether nothing of it can be read without its passphrase.
  public static boolean encrypted(Path folder) throws IOException {
    return is(folder) && read(folder).encrypted();
  }

  /// For whoever needs what is in it.
  public static void refuseEncrypted(Path folder) throws IOException {
    if (encrypted(folder)) {
      String called = read(folder).name();
      throw new Refusal(
          "the case %s is closed and encrypted".formatted(called),
          "`anamnesis case open %s` opens it with its passphrase".formatted(called));
    }
  }

  public static Closed read(Path folder) throws IOException {
    Yaml yaml = Yaml.read(folder.resolve(FILE));
    return new Closed(
        yaml.at("name").text(),
        instant(yaml.at("closed").text()),
        yaml.at("by").text(),
        yaml.at("erase-after").text(),
        yaml.at("packed").text(),
        yaml.at("head").text());
  }

  /// Into a case that is still in the open, so that its journal knows.
  public void write(Case file) throws IOException {
    byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
    file.write(FILE, out -> out.write(bytes));
  }

  /// Beside a packed case: from here on that is the case, and the rest is what was left over.
  void mark(Path folder) throws IOException {
    PrivateFiles.replace(folder.resolve(FILE), text().getBytes(StandardCharsets.UTF_8));
  }

  Closed packed(String head) {
    return new Closed(name, at, by, erase, PACKED, head);
  }

  public boolean encrypted() {
    return !packed.isEmpty();
  }

  /// Whether the day that was set has come.
  public boolean due(Instant now) {
    return !erase.isEmpty()
        && !LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(LocalDate.parse(erase));
  }

  /// In words, for lists.
  public String says(Instant now) {
    String how = encrypted() ? "closed, encrypted" : "closed";
    if (erase.isEmpty()) {
      return how;
    }
    return how + (due(now) ? ", due to be erased since " : ", to be erased from ") + erase;
  }

  private String text() {
    return """
        # This case is closed. `anamnesis case open NAME` goes on with it.
        schema: 1
        name: %s
        closed: %s
        by: "%s"
        erase-after: "%s"
        packed: "%s"
        head: "%s"
        """
        .formatted(name, at, by.replaceAll("[^\\p{L}\\p{N}:. @_-]", "_"), erase, packed, head);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      return Instant.EPOCH;
    }
  }
}
