package anamnesis.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A Unix socket in the form that the driver asks for: streams, and reads that end after a while.
final class UnixSocket extends Socket {
  private final Path file;
  private @Nullable SocketChannel channel;
  private @Nullable Selector reading;
  private @Nullable Selector writing;
  private int patience;

  UnixSocket(Path file) {
    this.file = file;
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  /// Wherever the driver thinks it goes, there is but the file.
  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    if (!Files.exists(file)) {
      throw new ConnectException("there is no socket " + file);
    }
    SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      opened.connect(UnixDomainSocketAddress.of(file));
      opened.configureBlocking(false);
      reading = Selector.open();
      writing = Selector.open();
      opened.register(reading, SelectionKey.OP_READ);
      opened.register(writing, SelectionKey.OP_WRITE);
      channel = opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return length == 0 ? 0 : receive(ByteBuffer.wrap(into, offset, length));
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        send(ByteBuffer.wrap(from, offset, length));
      }
    };
  }

  private int receive(ByteBuffer into) throws IOException {
    SocketChannel open = opened(channel);
    Selector ready = opened(reading);
    int read = open.read(into);
    while (read == 0) {
      if (ready.select(patience) == 0 && patience > 0) {
        throw new SocketTimeoutException("nothing was said for %d ms".formatted(patience));
      }
      ready.selectedKeys().clear();
      read = open.read(into);
    }
    return read;
  }

  private void send(ByteBuffer from) throws IOException {
    SocketChannel open = opened(channel);
    Selector ready = opened(writing);
    while (from.hasRemaining()) {
      if (open.write(from) == 0) {
        ready.select();
        ready.selectedKeys().clear();
      }
    }
  }

  private static <T> T opened(@Nullable T part) throws IOException {
    if (part == null) {
      throw new IOException("the socket is not connected");
    }
    return part;
  }

  @Override
  public void setSoTimeout(int timeout) {
    patience = timeout;
  }

  @Override
  public int getSoTimeout() {
    return patience;
  }

  @Override
  public boolean isConnected() {
    return channel != null;
  }

  @Override
  public boolean isClosed() {
    return channel != null && !channel.isOpen();
  }

  /// A file has no Nagle and no keep-alive.
  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}

  @Override
  public void setReceiveBufferSize(int size) {}

  @Override
  public int getReceiveBufferSize() {
    return 8192;
  }

  @Override
  public void setSendBufferSize(int size) {}

  @Override
  public int getSendBufferSize() {
    return 8192;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (reading != null) {
      reading.close();
    }
    if (writing != null) {
      writing.close();
    }
  }
}
