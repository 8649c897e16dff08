package anamnesis.shell.notices;

import anamnesis.Refusal;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// A mail, in plain text. The way there is encrypted: from the beginning with `smtps://`, and after
/// STARTTLS with `smtp://`, which is refused where the server does not offer it; a server on this
/// very machine may do without.
///
/// @param server as `smtp://user@host:587`, never with a password in it
/// @param tls whom to trust; null for whom this machine trusts
public record Mail(
    URI server,
    String password,
    List<InternetAddress> to,
    Patience patience,
    @Nullable SSLSocketFactory tls) {
  public Mail {
    to = List.copyOf(to);
  }

  public static Mail of(String server, String password, List<String> to, Patience patience) {
    return new Mail(
        server(server), password, to.stream().map(Mail::mailbox).toList(), patience, null);
  }

  public static URI server(String written) {
    URI server;
    try {
      server = URI.create(written.strip());
    } catch (IllegalArgumentException none) {
      throw noServer();
    }
    String scheme = String.valueOf(server.getScheme());
    if (server.getHost() == null || !scheme.matches("(?i)smtps?")) {
      throw noServer();
    }
    String user = String.valueOf(server.getUserInfo());
    if (user.contains(":")) {
      throw new Refusal(
          "a password stands in ANAMNESIS_SMTP_URL",
          "take it out, and name the file that holds it in ANAMNESIS_SMTP_PASSWORD_FILE");
    }
    return server;
  }

  private static Refusal noServer() {
    return new Refusal(
        "ANAMNESIS_SMTP_URL is no mail server",
        "write it as smtp://user@host:587 or smtps://user@host");
  }

  private static InternetAddress mailbox(String written) {
    try {
      return new InternetAddress(written, true);
    } catch (AddressException none) {
      throw new Refusal(
          "\"%s\" is no mail address".formatted(written), "write it as you@practice.example");
    }
  }

  /// Nothing if the server took it; else why not.
  public Optional<String> send(Message message) throws InterruptedException {
    return patience.with(() -> tried(message));
  }

  private Patience.Tried tried(Message message) throws InterruptedException {
    try {
      Session session = Session.getInstance(properties());
      MimeMessage mail = written(session, message);
      try (Transport transport = session.getTransport()) {
        transport.connect(user(), password.isEmpty() ? null : password);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return Patience.Tried.WELL;
    } catch (AuthenticationFailedException refused) {
      return Patience.Tried.never("the mail server refused user and password");
    } catch (MessagingException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return Patience.Tried.perhapsLater(
          "the mail server did not take it (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private MimeMessage written(Session session, Message message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(from()));
    mail.setRecipients(jakarta.mail.Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
    mail.setText(message.body(), StandardCharsets.UTF_8.name());
    // Nobody's absence is to answer a machine.
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  private @Nullable String user() {
    return server.getUserInfo();
  }

  private String from() {
    String user = user() == null ? "anamnesis" : String.valueOf(user());
    return user.contains("@") ? user : user + "@" + server.getHost();
  }

  private Properties properties() {
    boolean wrapped = server.getScheme().equalsIgnoreCase("smtps");
    String kind = wrapped ? "smtps" : "smtp";
    String wait = String.valueOf(patience.answer().toMillis());
    Properties all = new Properties();
    all.setProperty("mail.transport.protocol", kind);
    String mine = "mail." + kind + ".";
    all.setProperty(mine + "host", server.getHost());
    if (server.getPort() > 0) {
      all.setProperty(mine + "port", String.valueOf(server.getPort()));
    }
    all.setProperty(mine + "auth", String.valueOf(!password.isEmpty()));
    all.setProperty(mine + "connectiontimeout", wait);
    all.setProperty(mine + "timeout", wait);
    all.setProperty(mine + "writetimeout", wait);
    all.setProperty(mine + "ssl.checkserveridentity", "true");
    all.setProperty(mine + "starttls.enable", "true");
    all.setProperty(
        mine + "starttls.required", String.valueOf(!wrapped && !Post.isLoopback(server.getHost())));
    if (tls != null) {
      all.put(mine + "ssl.socketFactory", tls);
    }
    return all;
  }

  @Override
  public String toString() {
    return "mail to %s".formatted(to.size());
  }
}
