package anamnesis.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that answers whatever it likes, byte by byte; on the loopback.
final class Liar implements AutoCloseable {
  private final ServerSocket socket;
  private final Answer answer;

  /// What it was asked, with the headers.
  final List<String> asked = new CopyOnWriteArrayList<>();

  /// Writes all of an answer, its first line and headers too.
  @FunctionalInterface
  interface Answer {
    void to(String target, OutputStream out) throws IOException, InterruptedException;
  }

  Liar(Answer answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::listen);
  }

  String base() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder request = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        request.append(line).append('\n');
      }
      asked.add(request.toString());
      String[] words = request.toString().split("[ \n]", 3);
      if (words.length > 1) {
        answer.to(words[1], caller.getOutputStream());
      }
    } catch (IOException | InterruptedException gone) {
      // Whoever asked has had enough.
    }
  }

  static void say(OutputStream out, int status, String headers, byte[] body) throws IOException {
    out.write(
        "HTTP/1.1 %d X\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, body.length, headers)
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.flush();
  }

  static void say(OutputStream out, String body) throws IOException {
    say(out, 200, "", body.getBytes(StandardCharsets.UTF_8));
  }
}
