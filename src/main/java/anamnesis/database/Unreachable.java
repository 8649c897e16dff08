package anamnesis.database;

import anamnesis.Refusal;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;

/// Why no question could be put at all, told apart as far as the driver and the server tell it.
final class Unreachable {
  private final DatabaseUrl url;
  private final SQLException error;
  private final String state;
  private final String message;

  private Unreachable(DatabaseUrl url, SQLException error) {
    this.url = url;
    this.error = error;
    this.state = error.getSQLState() == null ? "" : error.getSQLState();
    this.message = String.valueOf(error.getMessage());
  }

  static Refusal of(DatabaseUrl url, SQLException error) {
    Unreachable unreachable = new Unreachable(url, error);
    return unreachable
        .refusedByServer()
        .or(unreachable::insecure)
        .or(unreachable::noAnswer)
        .orElseGet(unreachable::otherwise);
  }

  private Optional<Refusal> refusedByServer() {
    return switch (state) {
      case "28P01" ->
          refusal("%s does not let this user in: the password is wrong", "check it" + whence());
      case "28000" -> Optional.of(unlisted());
      case "3D000" ->
          refusal(
              "there is no such database: %s",
              "list them with `psql -l`, or create it with `createdb`");
      case "53300" ->
          refusal(
              "%s has no connection left to give",
              "close one, or wait: the server says too many clients are connected");
      case "57P03" ->
          refusal(
              "%s is starting up or shutting down", "wait a moment, and run the same line again");
      default ->
          message.contains("password")
              ? refusal("%s asks for a password, and none was given", "give it" + whence())
              : Optional.empty();
    };
  }

  private Refusal unlisted() {
    if (message.contains("pg_hba.conf")) {
      boolean plain = message.contains("no encryption") || message.contains("SSL off");
      return refusal(
              "%s has no entry in pg_hba.conf that lets this user in from here"
                  + (plain ? " without TLS" : ""),
              plain
                  ? "ask for TLS with ?sslmode=require, or have an entry added to pg_hba.conf"
                  : "have an entry for this user, database and address added to pg_hba.conf")
          .orElseThrow();
    }
    if (message.contains("certificate")) {
      return refusal(
              "%s asks for a client certificate, and none that it takes was shown",
              "name it with ?sslcert=FILE&sslkey=FILE, or PGSSLCERT and PGSSLKEY")
          .orElseThrow();
    }
    return refusal(
            "%s does not let this user in",
            "check the name of the user, and that it may log in this way")
        .orElseThrow();
  }

  private Optional<Refusal> insecure() {
    if (message.contains("does not support SSL")) {
      return refusal(
          "%s offers no TLS, and sslmode asks for it",
          "have it switched on there, or leave sslmode away if the way there is your own");
    }
    if (message.contains("could not be verified by")) {
      return refusal(
          "%s shows a certificate for another name",
          "use the name the certificate was made for; never sslmode=require to get past this");
    }
    if (message.contains("root certificate file") || has(NoSuchFileException.class)) {
      return refusal(
          "%s cannot be verified: the root certificate cannot be read",
          "name the file of the authority with ?sslrootcert=FILE or PGSSLROOTCERT");
    }
    if (has(CertificateExpiredException.class) || causes("expired") || causes("NotAfter")) {
      return refusal("%s shows a certificate that has run out", "have it renewed on the server");
    }
    if (has(CertPathBuilderException.class) || has(CertPathValidatorException.class)) {
      return refusal(
          "%s shows a certificate of an authority that is not trusted here",
          "name the file of its authority with ?sslrootcert=FILE or PGSSLROOTCERT");
    }
    return has(SSLException.class)
        ? refusal(
            "%s and this machine could not agree on TLS",
            "see what the server's log says; a client certificate may be asked for")
        : Optional.empty();
  }

  private Optional<Refusal> noAnswer() {
    if (has(UnknownHostException.class)) {
      return refusal("%s cannot be reached: there is no such host", "check the host's name");
    }
    if (has(SocketTimeoutException.class) || message.contains("timed out")) {
      return refusal(
          "%s cannot be reached: no answer came in time",
          "check host and port; a firewall may be in between, or it is no PostgreSQL server");
    }
    if (has(NoRouteToHostException.class)) {
      return refusal("%s cannot be reached: no way leads there", "check the network");
    }
    if (has(ConnectException.class) || has(NoSuchFileException.class)) {
      return refusal(
          "%s cannot be reached: nothing listens there",
          "check host and port, and that the server is up; `anamnesis doctor` tries it too");
    }
    return state.equals("08P01") || has(EOFException.class) || message.contains("Protocol error")
        ? refusal(
            "%s cannot be reached: what answers there is no PostgreSQL server",
            "check the port; PostgreSQL's own is 5432")
        : Optional.empty();
  }

  private Refusal otherwise() {
    return refusal(
            "%s cannot be reached (" + Trouble.words(error, state).replace("%", "%%") + ")",
            "check host and port, and that the server is up; `anamnesis doctor` tries it too")
        .orElseThrow();
  }

  private String whence() {
    return url.note().isEmpty()
        ? "; it may stand in the file that PGPASSFILE names"
        : "; " + url.note();
  }

  private Optional<Refusal> refusal(String problem, String hint) {
    return Optional.of(new Refusal(problem.formatted(url), hint, error));
  }

  private boolean has(Class<? extends Throwable> kind) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private boolean causes(String word) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (!(each instanceof PSQLException) && String.valueOf(each.getMessage()).contains(word)) {
        return true;
      }
    }
    return false;
  }
}
