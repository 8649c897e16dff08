package anamnesis.shell;

import static java.util.stream.Collectors.joining;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    lines.add(
        "  anamnesis doctor && anamnesis scan --backups " + backups(call, CommandLine::quoted));
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
      String launcher = absolute(call.surroundings().installed().resolve("anamnesis").toString());
      UnaryOperator<String> quoted = quoting(name);
      return text.replace("%LAUNCHER%", quoted.apply(launcher))
          .replace("%BACKUPS%", backups(call, quoted));
    }
  }

  /// Several, where several were named.
  private static String backups(Call call, UnaryOperator<String> quoted) {
    List<String> named = call.values("backups");
    return (named.isEmpty() ? List.of("/var/backups/portal") : named)
        .stream().map(InstallHelp::absolute).map(quoted).collect(joining(" --backups "));
  }

  /// A timer runs in another folder than whoever typed it.
  private static String absolute(String place) {
    return place.contains("://")
        ? place
        : LocalPath.of(place).toAbsolutePath().normalize().toString();
  }

  /// As whoever reads the line unquotes it: cron takes a `%` for the end of the line, and leaves
  /// the rest to a shell; systemd has quotes, percents and dollars of its own (systemd.service(5)).
  private static UnaryOperator<String> quoting(String name) {
    return switch (name) {
      case "cron.txt" -> word -> CommandLine.quoted(word).replace("%", "\\%");
      case "systemd.txt" -> InstallHelp::forUnit;
      default -> CommandLine::quoted;
    };
  }

  private static String forUnit(String word) {
    String said = word.replace("%", "%%").replace("$", "$$");
    return CommandLine.quoted(said).equals(said)
        ? said
        : '"' + said.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
