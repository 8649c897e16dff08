package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Bytes as they were received, stored once under their own SHA-256 and never changed.
public final class Vault {
  /// Larger ones stay as they are, so that a place in them can be read without reading the rest.
  private static final int COMPRESS_UP_TO = 4 << 20;

  private static final String PACKED = ".gz";

  private static final Pattern NAME =
      Pattern.compile("exhibits/([0-9a-f]{2})/([0-9a-f]{62})(?:\\.gz)?");

  /// The same bytes are written by one at a time, different ones by as many as like; two that meet
  /// at one of these by their hash wait for each other without need.
  private static final int GATES = 256;

  private final Path folder;
  private final Keeping kept;
  private final Object[] gates = new Object[GATES];
  private final Object copying = new Object();

  /// @param kept told of all that is put in, for the journal
  Vault(Path folder, Keeping kept) {
    this.folder = folder;
    this.kept = kept;
    Arrays.setAll(gates, gate -> new Object());
  }

  /// Told of bytes that are kept.
  @FunctionalInterface
  interface Keeping {
    /// @param line what the list is to say of them; empty if they were here before
    void kept(String sha256, String line);
  }

  /// Keeps the bytes and names them. Safe to use from many threads. What is here already is not
  /// written again, unless it is no longer what it was.
  public String put(byte[] bytes) throws IOException {
    String sha256 = Hash.of(bytes);
    synchronized (gate(sha256)) {
      kept.kept(sha256, sound(sha256) ? "" : write(sha256, bytes));
    }
    return sha256;
  }

  private String write(String sha256, byte[] bytes) throws IOException {
    byte[] packed = bytes.length <= COMPRESS_UP_TO ? pack(bytes) : bytes;
    boolean helps = packed.length < bytes.length * 9L / 10;
    PrivateFiles.replace(helps ? packed(sha256) : plain(sha256), helps ? packed : bytes);
    Files.deleteIfExists(helps ? plain(sha256) : packed(sha256));
    return helps ? sha256 + " " + Hash.of(packed) : sha256;
  }

  private Object gate(String sha256) {
    return gates[Integer.parseInt(sha256.substring(0, 2), 16)];
  }

  /// Keeps a file of any size without holding it.
  public String put(Path file) throws IOException {
    if (Files.size(file) <= COMPRESS_UP_TO) {
      return put(Files.readAllBytes(file));
    }
    String named = Hash.of(file.toAbsolutePath().toString());
    Path copy = folder.resolve("copying-" + named);
    synchronized (copying) {
      try {
        PrivateFiles.replace(copy, out -> Files.copy(file, out));
        return take(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  /// The copy is hashed, not the file it was made of: that one may be written to meanwhile.
  private String take(Path copy) throws IOException {
    String sha256 = Hash.of(copy);
    synchronized (gate(sha256)) {
      boolean sound = sound(sha256);
      if (!sound) {
        PrivateFiles.folder(folder.resolve(sha256.substring(0, 2)));
        Files.move(copy, plain(sha256), StandardCopyOption.ATOMIC_MOVE);
      }
      kept.kept(sha256, sound ? "" : sha256);
    }
    return sha256;
  }

  /// Whether these bytes are here, and still what they were. Then they count as kept once more, for
  /// whoever put them in may have been cut off before the journal knew.
  public boolean keeps(String sha256) throws IOException {
    if (!sound(sha256)) {
      return false;
    }
    kept.kept(sha256, "");
    return true;
  }

  /// Takes away what was not written to its end: it has no place yet, and nobody knows of it.
  void sweep() throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder)) {
        for (Path half : halves) {
          sweep(half);
        }
      }
    }
  }

  private static void sweep(Path half) throws IOException {
    if (Files.isDirectory(half, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> left = Files.newDirectoryStream(half, ".*.part")) {
        for (Path file : left) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private boolean sound(String sha256) throws IOException {
    Path file = Files.exists(plain(sha256)) ? plain(sha256) : packed(sha256);
    return Files.exists(file) && holds(file, sha256);
  }

  public boolean has(String sha256) {
    return Files.exists(plain(sha256)) || Files.exists(packed(sha256));
  }

  public InputStream open(String sha256) throws IOException {
    if (Files.exists(plain(sha256))) {
      return Files.newInputStream(plain(sha256));
    }
    if (Files.exists(packed(sha256))) {
      return new GZIPInputStream(Files.newInputStream(packed(sha256)), 1 << 16);
    }
    throw new Refusal(
        "the exhibit %s is no longer in the case".formatted(sha256),
        "run `anamnesis case verify` to see what else is missing");
  }

  public byte[] get(String sha256) throws IOException {
    try (InputStream in = open(sha256)) {
      return in.readAllBytes();
    }
  }

  /// A stretch of what was stored.
  public byte[] get(String sha256, long offset, int length) throws IOException {
    if (Files.exists(plain(sha256))) {
      try (FileChannel channel = FileChannel.open(plain(sha256))) {
        return Channels.newInputStream(channel.position(offset)).readNBytes(length);
      }
    }
    try (InputStream in = open(sha256)) {
      in.skipNBytes(offset);
      return in.readNBytes(length);
    }
  }

  /// The hash that a file of the vault is named by; empty if it is called otherwise.
  static String named(String file) {
    Matcher name = NAME.matcher(file);
    return name.matches() ? name.group(1) + name.group(2) : "";
  }

  /// What is taken down of a thing that was put in: its hash, and that of its packed bytes if it is
  /// packed. The same content can be packed in many ways, and only one of them is ours.
  String line(String sha256) throws IOException {
    return Files.exists(plain(sha256)) ? sha256 : sha256 + " " + Hash.of(packed(sha256));
  }

  /// Whether a file of the vault still holds what its name says.
  static boolean holds(Path file, String sha256) throws IOException {
    if (!file.toString().endsWith(PACKED)) {
      return Hash.of(file).equals(sha256);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return Hash.of(in).equals(sha256);
    } catch (IOException damaged) {
      return false;
    }
  }

  private Path plain(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  private Path packed(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2) + PACKED);
  }

  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (OutputStream out = new Quick(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /// The answers of a witness are asked for faster than the usual level packs them: 4.8 ms for a
  /// page of a quarter of a megabyte, against 1.9 ms, for a fifth less on the disk.
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
