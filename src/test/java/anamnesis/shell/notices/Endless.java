package anamnesis.shell.notices;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A server that begins to answer whoever comes, and goes on a letter at a time for ever.
final class Endless implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;

  private final ServerSocket socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
  private final String beginning;

  Endless(String beginning) throws IOException {
    this.beginning = beginning;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> talk(caller));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void talk(Socket caller) {
    try (caller) {
      OutputStream out = caller.getOutputStream();
      out.write(beginning.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('x');
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException gone) {
      // Whoever called had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
