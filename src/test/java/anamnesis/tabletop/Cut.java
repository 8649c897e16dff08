package anamnesis.tabletop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/// A line to a server that is cut for good once so many bytes have gone there.
final class Cut implements AutoCloseable {
  private final ServerSocket listening;
  private final int server;
  private final AtomicLong left;

  private Cut(ServerSocket listening, int server, long bytes) {
    this.listening = listening;
    this.server = server;
    this.left = new AtomicLong(bytes);
  }

  static Cut after(long bytes, int server) throws IOException {
    Cut cut = new Cut(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, bytes);
    Thread.ofVirtual().start(cut::listen);
    return cut;
  }

  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void listen() {
    try {
      while (left.get() > 0) {
        Socket client = listening.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> carry(client, there, true));
        Thread.ofVirtual().start(() -> carry(there, client, false));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carry(Socket from, Socket to, boolean counted) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] some = new byte[1 << 10];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        if (counted && left.addAndGet(-n) <= 0) {
          listening.close();
          return;
        }
        out.write(some, 0, n);
        out.flush();
      }
    } catch (IOException gone) {
      // So is the other end, then.
    }
  }
}
