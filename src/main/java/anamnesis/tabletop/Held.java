package anamnesis.tabletop;

import anamnesis.Refusal;
import anamnesis.casefile.Json;
import anamnesis.casefile.Machine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// One process at a time keeps a scene up. The system itself lets go of the hold when that process
/// ends, however it ends: a stale one cannot be.
record Held(FileChannel channel) implements AutoCloseable {
  static final String FILE = "scene.held";

  /// Who holds it, for whoever comes second.
  private record Holder(long pid, Instant since) {}

  static Held take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mine);
    if (!locked(channel)) {
      channel.close();
      throw new Refusal(
          "the scene in %s is kept up by %s".formatted(folder, holder(file)),
          "play against that one, or end it first, or name another folder");
    }
    Instant now = Machine.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Holder me = new Holder(ProcessHandle.current().pid(), now);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((Json.write(me) + "\n").getBytes(StandardCharsets.UTF_8)));
    return new Held(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ourselves) {
      return false;
    }
  }

  private static String holder(Path file) throws IOException {
    try {
      Holder holder = Json.read(Files.readString(file), Holder.class);
      return "process %s since %s".formatted(holder.pid(), holder.since());
    } catch (JacksonException justBegun) {
      return "another process";
    }
  }
}
