package anamnesis.backup.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Recognises a catalogue by what stands in it: its name may say anything.
public final class Catalogues {
  /// A line for each copy of ten years is a few megabytes; what is larger is something else.
  public static final long LONGEST = 16L << 20;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final List<Catalogue> ALL =
      List.of(
          new PgBackRest(),
          new Barman(),
          new WalG(),
          new RdsSnapshots(),
          new RdsServers(),
          new AwsBackup(),
          new Neon());

  /// What stands in a list of AWS that somebody did not ask for to its end.
  private static final List<String> CONTINUES = List.of("NextToken", "Marker");

  private Catalogues() {}

  /// Whether something that begins like this could be one: an object or an array.
  public static boolean mayBegin(byte[] head) {
    for (byte b : head) {
      if (b > ' ') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  /// What a catalogue tells.
  ///
  /// @param path of the file, before the name of each copy
  /// @param otherwise when a copy was taken of which it does not say so
  /// @return nothing if it is none that is known
  public static Optional<Entries> read(InputStream in, String path, Instant otherwise)
      throws IOException {
    byte[] bytes = in.readNBytes((int) LONGEST + 1);
    return bytes.length > LONGEST ? Optional.empty() : read(bytes, path, otherwise);
  }

  private static Optional<Entries> read(byte[] bytes, String path, Instant otherwise) {
    JsonNode root;
    try {
      root = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    Said said = new Said(root);
    List<Catalogue> wrote = ALL.stream().filter(one -> one.wrote(said)).toList();
    if (wrote.isEmpty()) {
      return Optional.empty();
    }
    Entries entries = new Entries(wrote.getFirst().name(), path, otherwise);
    wrote.forEach(one -> one.tell(said, entries));
    CONTINUES.stream().filter(mark -> said.word(mark).isPresent()).forEach(entries::goesOn);
    return Optional.of(entries);
  }
}
