package anamnesis.tabletop;

import anamnesis.casefile.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// Where the servers of a scene were reached, so that what was exported for it holds when it is set
/// up again.
///
/// @param database 0 for any that is free
/// @param stripe 0 for any that is free
record Ports(int database, int stripe) {
  static final String FILE = "ports.json";

  static Ports last(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Ports(0, 0);
    }
    try {
      Ports last = Json.read(Files.readString(file), Ports.class);
      return new Ports(free(last.database), free(last.stripe));
    } catch (JacksonException cutShort) {
      return new Ports(0, 0);
    }
  }

  void note(Path folder) throws IOException {
    Props.put(folder.resolve(FILE), (Json.write(this) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static int free(int port) {
    if (port < 1024 || port > 65_535) {
      return 0;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }
}
