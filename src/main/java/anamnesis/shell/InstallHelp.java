package anamnesis.shell;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// How the scan comes to run by itself, ready to be copied: a timer, a login that may only read,
/// and where its address is kept.
final class InstallHelp {
  static final Option OPTION =
      Option.flag("install-help", "how to run it every week: [systemd, cron or github]");

  private static final List<String> TIMERS = List.of("systemd", "cron", "github");

  private InstallHelp() {}

  static Outcome told(Call call) throws IOException {
    Optional<String> one = call.words().stream().findFirst();
    if (one.isPresent() && !TIMERS.contains(one.get())) {
      throw new Refusal(
          "--install-help knows no such timer", "it is one of " + String.join(", ", TIMERS));
    }
    ObjectNode json = Outcome.json("scan-install");
    List<String> lines = new ArrayList<>();
    add(lines, json, "role", "1  A login that may only read", text(call, "role.sql"));
    add(lines, json, "secret", "2  Where its address is kept", text(call, "secret.txt"));
    for (String timer : one.map(List::of).orElse(TIMERS)) {
      add(lines, json, timer, "3  Every week, by " + timer, text(call, timer + ".txt"));
    }
    lines.add("Try it once by hand, under that account, before you rely on it:");
    lines.add("  anamnesis doctor && anamnesis scan --backups " + backups(call));
    return new Outcome(Exit.DONE, json, lines);
  }

  private static void add(
      List<String> lines, ObjectNode json, String name, String title, String text) {
    json.put(name, text);
    lines.add("-- %s %s".formatted(title, "-".repeat(Math.max(3, 74 - title.length()))));
    lines.add("");
    text.lines().forEach(lines::add);
    lines.add("");
  }

  private static String text(Call call, String name) throws IOException {
    try (InputStream in = InstallHelp.class.getResourceAsStream("install/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String launcher =
          call.surroundings()
              .installed()
              .toAbsolutePath()
              .normalize()
              .resolve("anamnesis")
              .toString();
      return text.replace("%LAUNCHER%", CommandLine.quoted(launcher))
          .replace("%BACKUPS%", backups(call));
    }
  }

  private static String backups(Call call) {
    return call.value("backups").map(CommandLine::quoted).orElse("/var/backups/portal");
  }
}
