package anamnesis.casefile.seal;

import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A log outside of any case: each line holds the hash of the one before and is signed (Ed25519),
/// and a head, signed too, says how many there are.
///
/// The key is made at the first line and kept beside the log, for its owner alone. Whoever may read
/// it could write all of it anew; whoever may only write the log is found out. Written under a
/// [anamnesis.casefile.Hold] alone.
public final class SignedLog {
  private static final String BEGINNING = "0".repeat(64);
  private static final String SIGNATURE = ",\"signature\":\"";

  private final Path lines;
  private final Path head;
  private final Path key;

  /// @param name of its files, as `drills`
  public SignedLog(Path folder, String name) {
    this.lines = folder.resolve(name + ".jsonl");
    this.head = folder.resolve(name + ".head");
    this.key = folder.resolve(name + "-key.pem");
  }

  /// What the log says, and whether it says what was written.
  ///
  /// @param lines each as it was handed in, with `n` and `previous`
  /// @param trouble in what it is not as it was written; empty if it is
  public record Said(List<String> lines, Optional<String> trouble) {
    public Said {
      lines = List.copyOf(lines);
    }
  }

  private record Head(int schema, long count, String hash, String signature) {
    String signed() {
      return "%s %s %s".formatted(schema, count, hash);
    }
  }

  /// Line and head, or neither: on a full disk the line is taken back. Half a line that a kill left
  /// is taken away first.
  public void add(ObjectNode said) throws IOException {
    takeTorn();
    refuseChanged();
    SealKey signer = signer();
    List<String> all = texts();
    ObjectNode line = Json.object();
    line.put("n", all.size() + 1);
    line.setAll(said);
    line.put("previous", all.isEmpty() ? BEGINNING : Hash.of(all.getLast()));
    String text = Json.write(line);
    String whole =
        text.substring(0, text.length() - 1) + SIGNATURE + signature(signer, text) + "\"}";
    write(whole, head(signer, all.size() + 1L, Hash.of(whole)));
  }

  /// Nobody writes on behind what somebody changed.
  public void refuseChanged() throws IOException {
    Optional<String> trouble = read().trouble();
    if (trouble.isPresent()) {
      throw new Refusal(
          "%s is not as it was written: %s".formatted(lines, trouble.get()),
          "move it, %s and %s elsewhere, and keep them; a new log begins then"
              .formatted(head.getFileName(), key.getFileName()));
    }
  }

  private void write(String line, Head told) throws IOException {
    long before = Files.exists(lines) ? Files.size(lines) : 0;
    try {
      PrivateFiles.append(lines, (line + "\n").getBytes(StandardCharsets.UTF_8));
      PrivateFiles.replace(head, Json.write(told).getBytes(StandardCharsets.UTF_8));
    } catch (IOException full) {
      cutTo(before);
      throw full;
    }
  }

  /// Half a line at its end says nothing yet; the next one that is added takes it away.
  public Said read() throws IOException {
    List<String> all = texts();
    if (all.isEmpty() && !Files.exists(head)) {
      return new Said(List.of(), Optional.empty());
    }
    Path half = SealKey.publicFile(key);
    if (!Files.isRegularFile(half)) {
      return new Said(List.of(), Optional.of("the key that it was signed with is gone"));
    }
    try {
      return read(all, PublicHalf.read(half));
    } catch (Refusal none) {
      return new Said(List.of(), Optional.of("the key beside it is none any more"));
    }
  }

  private Said read(List<String> all, PublicHalf signer) throws IOException {
    List<String> sound = new ArrayList<>();
    String previous = BEGINNING;
    for (String line : all) {
      Optional<String> text = signed(line, signer);
      boolean follows = text.filter(new Joint(sound.size() + 1, previous)::holds).isPresent();
      if (!follows) {
        return new Said(sound, Optional.of("line %s was changed".formatted(sound.size() + 1)));
      }
      sound.add(text.get());
      previous = Hash.of(line);
    }
    return new Said(sound, wrongEnd(all, signer));
  }

  /// What a line must say of itself to stand where it stands.
  private record Joint(long n, String previous) {
    boolean holds(String text) {
      return text.startsWith("{\"n\":%s,".formatted(n))
          && text.endsWith(",\"previous\":\"%s\"}".formatted(previous));
    }
  }

  /// A kill between a line and its head leaves the head one line behind.
  private Optional<String> wrongEnd(List<String> all, PublicHalf signer) throws IOException {
    Optional<Head> told = told().filter(there -> isSigned(there, signer));
    if (told.isEmpty()) {
      return all.size() == 1 && !Files.exists(head)
          ? Optional.empty()
          : Optional.of("its head is gone, or was changed");
    }
    long count = told.get().count();
    boolean whole = count == all.size() || count == all.size() - 1L;
    boolean same = whole && told.get().hash().equals(hash(all, count));
    return same
        ? Optional.empty()
        : Optional.of("it has %s lines, and its head says %s".formatted(all.size(), count));
  }

  private static String hash(List<String> all, long count) {
    return count == 0 ? BEGINNING : Hash.of(all.get((int) count - 1));
  }

  private static Optional<String> signed(String line, PublicHalf signer) {
    int cut = line.lastIndexOf(SIGNATURE);
    if (cut < 0 || !line.endsWith("\"}")) {
      return Optional.empty();
    }
    String text = line.substring(0, cut) + "}";
    String signature = line.substring(cut + SIGNATURE.length(), line.length() - 2);
    return holds(signer, text, signature) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isSigned(Head head, PublicHalf signer) {
    return head.hash() != null
        && head.signature() != null
        && holds(signer, head.signed(), head.signature());
  }

  private static boolean holds(PublicHalf signer, String text, String signature) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      return signer.holds(text.getBytes(StandardCharsets.UTF_8), bytes);
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static String signature(SealKey signer, String text) {
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signature);
  }

  private static Head head(SealKey signer, long count, String hash) {
    Head unsigned = new Head(1, count, hash, "");
    return new Head(1, count, hash, signature(signer, unsigned.signed()));
  }

  private Optional<Head> told() throws IOException {
    if (!Files.isRegularFile(head)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Json.read(Files.readString(head, StandardCharsets.ISO_8859_1), Head.class));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /// A log that is there was signed by the key that is there: another would make it a new one.
  private SealKey signer() throws IOException {
    if (Files.exists(key)) {
      return SealKey.read(key, () -> "");
    }
    if (Files.exists(lines)) {
      throw new Refusal(
          "the key that signed %s is gone".formatted(lines),
          "move that log elsewhere, and keep it; a new one begins then");
    }
    return SealKey.make(key, "");
  }

  private List<String> texts() throws IOException {
    if (!Files.exists(lines)) {
      return List.of();
    }
    String all = Files.readString(lines, StandardCharsets.ISO_8859_1);
    byte[] whole =
        all.substring(0, all.lastIndexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(whole, StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  private void takeTorn() throws IOException {
    if (Files.exists(lines)) {
      String all = Files.readString(lines, StandardCharsets.ISO_8859_1);
      cutTo(all.lastIndexOf('\n') + 1L);
    }
  }

  private void cutTo(long length) throws IOException {
    if (Files.exists(lines) && Files.size(lines) > length) {
      try (RandomAccessFile file = new RandomAccessFile(lines.toFile(), "rw")) {
        file.setLength(length);
      }
    }
  }
}
