package anamnesis.shell.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// A mail server that speaks as RFC 5321 has it, on a socket of this machine.
final class MailServer implements AutoCloseable {
  private final ServerSocket listening;
  private final @Nullable KeyStore keys;
  private final boolean wrapped;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private volatile boolean encrypted;

  private MailServer(@Nullable KeyStore keys, boolean wrapped) throws IOException {
    this.listening = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.keys = keys;
    this.wrapped = wrapped;
    Thread.ofVirtual().start(this::listen);
  }

  static MailServer plain() throws IOException {
    return new MailServer(null, false);
  }

  static MailServer encrypting() throws IOException {
    return new MailServer(keys(), false);
  }

  static MailServer wrapped() throws IOException {
    return new MailServer(keys(), true);
  }

  MailServer refusing() {
    refusing = true;
    return this;
  }

  int port() {
    return listening.getLocalPort();
  }

  List<String> said() {
    return said;
  }

  boolean encrypted() {
    return encrypted;
  }

  MimeMessage message() throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mails.getLast().getBytes(StandardCharsets.ISO_8859_1)));
  }

  /// Trusts this server alone.
  SSLSocketFactory trust() throws IOException {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(keys);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private void listen() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        serve(wrapped ? secured(socket) : socket);
      } catch (IOException | GeneralSecurityException gone) {
        // The other side hung up, or does not trust this one.
      }
    }
  }

  private void serve(Socket socket) throws IOException, GeneralSecurityException {
    talk(socket, true);
  }

  private void talk(Socket socket, boolean greet) throws IOException, GeneralSecurityException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.ISO_8859_1);
    if (greet) {
      answer(out, "220 test");
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      said.add(line);
      if (line.equals("STARTTLS")) {
        answer(out, "220 go on");
        talk(secured(socket), false);
        return;
      } else if (line.startsWith("EHLO")) {
        boolean offers = keys != null && !(socket instanceof SSLSocket);
        answer(out, "250-test", offers ? "250-STARTTLS" : "250-8BITMIME", "250 AUTH PLAIN");
      } else if (line.startsWith("AUTH")) {
        answer(out, knows(line) ? "235 well" : "535 no");
      } else if (line.startsWith("MAIL") && refusing) {
        answer(out, "452 full");
      } else if (line.equals("DATA")) {
        answer(out, "354 go on");
        mails.add(mail(in));
        answer(out, "250 taken");
      } else if (line.equals("QUIT")) {
        answer(out, "221 bye");
        return;
      } else {
        answer(out, "250 well");
      }
    }
  }

  private static boolean knows(String line) {
    String given = line.substring(line.lastIndexOf(' ') + 1);
    String told = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
    return told.endsWith("\0scan\0right");
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return mail.toString();
  }

  private static void answer(PrintStream out, String... lines) {
    out.print(String.join("\r\n", lines) + "\r\n");
    out.flush();
  }

  private SSLSocket secured(Socket socket) throws IOException, GeneralSecurityException {
    KeyManagerFactory manager = KeyManagerFactory.getInstance("PKIX");
    manager.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(manager.getKeyManagers(), null, null);
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
    secured.setUseClientMode(false);
    secured.startHandshake();
    encrypted = true;
    return secured;
  }

  private static KeyStore keys() throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      X500Name name = new X500Name("CN=localhost");
      Date from = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
      Date until = Date.from(Instant.parse("2099-01-01T00:00:00Z"));
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name, BigInteger.ONE, from, until, name, pair.getPublic())
                      .addExtension(
                          Extension.subjectAlternativeName,
                          false,
                          new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "mail", pair.getPrivate(), new char[0], new X509Certificate[] {certificate});
      store.setCertificateEntry("trust", certificate);
      return store;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
