package anamnesis.casefile;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;

/// What the journal says about where it was written, and the one clock that everyone is handed.
public final class Machine {
  private Machine() {}

  /// The clock of this machine. Whoever needs to know the time is given one of these.
  public static InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  public static String tool() {
    String version = Machine.class.getPackage().getImplementationVersion();
    return "anamnesis " + (version == null ? "in development" : version);
  }

  static String user() {
    return System.getProperty("user.name", "unknown");
  }

  static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
