package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.detect.Finding;
import anamnesis.report.scan.ScanTold;
import anamnesis.shell.notices.Mail;
import anamnesis.shell.notices.Message;
import anamnesis.shell.notices.Patience;
import anamnesis.shell.notices.Ping;
import anamnesis.shell.notices.Webhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whoever wants to be told of a scan without being there. All is well, and nobody is told but the
/// ping; a notice that did not arrive is said, and keeps the exit from being 0.
final class ScanNotices {
  static final Option WEBHOOK =
      Option.of("notify-webhook-file", "FILE", "holds the webhook that is told; it is a secret")
          .orElse("$ANAMNESIS_WEBHOOK_URL");
  static final Option MAIL =
      Option.of("notify-mail", "TO", "who is told by mail, through $ANAMNESIS_SMTP_URL")
          .repeatable();

  private static final int SHOWN = 20;

  private final Call call;
  private final Optional<Webhook> webhook;
  private final Optional<Mail> mail;
  private final Optional<Ping> ping;

  /// What was told last, of a scan that is repeated: the same is not told every minute.
  private @Nullable ScanTold last;

  private boolean broke;

  private ScanNotices(
      Call call, Optional<Webhook> webhook, Optional<Mail> mail, Optional<Ping> ping) {
    this.call = call;
    this.webhook = webhook;
    this.mail = mail;
    this.ping = ping;
  }

  /// Whatever is wrong with the settings is refused before anything is asked.
  static ScanNotices of(Call call) throws IOException {
    Surroundings around = call.surroundings();
    Optional<String> file = call.value(WEBHOOK.name());
    Optional<String> hook =
        file.isPresent()
            ? Optional.of(secret(call, file.get(), "--" + WEBHOOK.name()))
            : around.get("ANAMNESIS_WEBHOOK_URL");
    return new ScanNotices(
        call,
        hook.map(url -> Webhook.of(url, Patience.USUAL)),
        mail(call),
        around.get("ANAMNESIS_PING_URL").map(url -> Ping.of(url, Patience.USUAL)));
  }

  private static Optional<Mail> mail(Call call) throws IOException {
    List<String> to = call.values(MAIL.name());
    if (to.isEmpty()) {
      return Optional.empty();
    }
    Surroundings around = call.surroundings();
    String server =
        around
            .get("ANAMNESIS_SMTP_URL")
            .orElseThrow(
                () ->
                    new Refusal(
                        "--notify-mail is given, and no mail server",
                        "set ANAMNESIS_SMTP_URL to smtp://user@host:587 or smtps://user@host"));
    Optional<String> file = around.get("ANAMNESIS_SMTP_PASSWORD_FILE");
    String password =
        file.isPresent()
            ? secret(call, file.get(), "ANAMNESIS_SMTP_PASSWORD_FILE")
            : around.get("ANAMNESIS_SMTP_PASSWORD").orElse("");
    return Optional.of(Mail.of(server, password, to, Patience.USUAL));
  }

  private static String secret(Call call, String typed, String named) throws IOException {
    Path file = LocalPath.of(typed);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Refusal(
          "%s names %s, which cannot be read".formatted(named, file),
          "name a file that holds it in its first line");
    }
    if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      call.tell("everybody on this machine can read %s: chmod 600".formatted(file));
    }
    return Files.readString(file, StandardCharsets.UTF_8)
        .lines()
        .findFirst()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .orElseThrow(
            () -> new Refusal("%s is empty".formatted(file), "write the secret in its first line"));
  }

  /// One scan, with a sign of life before and after it, however it ends.
  ScanWatch.Told around(ScanWatch.Round round) throws IOException, InterruptedException {
    List<String> troubles = new ArrayList<>();
    if (ping.isPresent()) {
      ping.get().start().ifPresent(why -> troubles.add("ping: " + why));
    }
    boolean ended = false;
    Message instead = noAnswer();
    try {
      ScanWatch.Told told = round.scan();
      ended = true;
      return new ScanWatch.Told(sent(told, troubles), told.scan());
    } catch (Refusal refused) {
      instead = ScanBaseline.isNotWell(refused) ? notWell(refused) : instead;
      throw refused;
    } finally {
      if (!ended) {
        broken(instead);
      }
    }
  }

  private Outcome sent(ScanWatch.Told told, List<String> troubles) throws InterruptedException {
    if (isWorthTelling(told)) {
      last = send(message(told.scan()), troubles) ? told.scan() : null;
    }
    broke = false;
    boolean well = told.outcome().exit() == Exit.DONE && troubles.isEmpty();
    if (ping.isPresent()) {
      String words = told.scan().headline();
      (well ? ping.get().well(words) : ping.get().fail(words))
          .ifPresent(why -> troubles.add("ping: " + why));
    }
    return told(told.outcome(), troubles);
  }

  /// If anything is wrong, new or resolved; of a scan that is repeated, what changed.
  private boolean isWorthTelling(ScanWatch.Told told) {
    boolean news = told.scan().news().filter(known -> !known.nothing()).isPresent();
    ScanTold before = last;
    if (before == null || broke) {
      return news || broke || told.outcome().exit() != Exit.DONE;
    }
    return news || !told.scan().weighed().returned().equals(before.weighed().returned());
  }

  /// Whether it arrived wherever it was to.
  private boolean send(Message message, List<String> troubles) throws InterruptedException {
    int before = troubles.size();
    if (webhook.isPresent()) {
      webhook.get().send(message).ifPresent(why -> troubles.add("webhook: " + why));
    }
    if (mail.isPresent()) {
      mail.get().send(message).ifPresent(why -> troubles.add("mail: " + why));
    }
    return troubles.size() == before;
  }

  /// What did not arrive stands on the screen too.
  private Outcome told(Outcome outcome, List<String> troubles) {
    if (troubles.isEmpty()) {
      return outcome;
    }
    Exit exit = outcome.exit().or(Exit.INCOMPLETE);
    List<String> lines = new ArrayList<>(outcome.text());
    String last = lines.removeLast();
    for (String trouble : troubles) {
      call.tell("a notice was not delivered: " + trouble);
      lines.addAll(Passage.of("NOT TOLD", trouble).lines());
    }
    lines.add(last.replaceFirst("exit \\d+$", "exit " + exit.code()));
    outcome.json().putPOJO("notDelivered", List.copyOf(troubles));
    return outcome.with(exit, lines);
  }

  /// The scan broke off: whoever listens for a sign of life hears of it, even after Ctrl-C; and
  /// whoever is told of findings, once, unless somebody sits there and reads it.
  private void broken(Message instead) {
    boolean interrupted = Thread.interrupted();
    List<String> troubles = new ArrayList<>();
    try {
      if (ping.isPresent()) {
        ping.get().fail("the scan broke off").ifPresent(why -> troubles.add("ping: " + why));
      }
      if (!interrupted && !broke && !call.talks()) {
        broke = send(instead, troubles);
      }
      troubles.forEach(why -> call.tell("a notice was not delivered: " + why));
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Message notWell(Refusal refused) {
    List<String> lines = new ArrayList<>(Passage.of("what", plain(refused.problem())).lines());
    lines.addAll(Passage.of("next", "anamnesis scan").lines());
    return new Message("Anamnesis: the database is not well", lines);
  }

  /// Why, is on the screen where it was to run: it may name a host.
  private static Message noAnswer() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Passage.of("what", "it was refused or broke off, and nobody knows how the database is")
            .lines());
    lines.addAll(Passage.of("next", "see why, where it runs: anamnesis scan").lines());
    return new Message("Anamnesis: the scan came to no answer", lines);
  }

  private Message message(ScanTold told) {
    List<String> lines = new ArrayList<>();
    lines.addAll(new NewsScreen(told.news(), told.weighed(), told.now().at()).sinceThen());
    List<Finding> findings = told.weighed().open().findings();
    findings.stream()
        .limit(SHOWN)
        .forEach(
            finding ->
                lines.addAll(
                    new Passage(
                            finding.severity().name().toLowerCase(java.util.Locale.ROOT),
                            finding.statement(),
                            finding.detector().substring(0, 3))
                        .lines()));
    if (findings.size() > SHOWN) {
      lines.add("  and %s more".formatted(findings.size() - SHOWN));
    }
    lines.add(
        "  next      anamnesis explain "
            + findings.stream().findFirst().map(Finding::id).orElse("ID"));
    return new Message(
        plain("Anamnesis, %s: %s".formatted(name(told), told.headline())),
        lines.stream().map(ScanNotices::plain).toList());
  }

  /// A table may be called as it likes: each line stays one.
  private static String plain(String line) {
    return Screen.speakable(line.replace('\n', ' '));
  }

  /// A short name: a host is nobody's business in a channel.
  private static String name(ScanTold told) {
    String place = told.now().place().replaceAll(",.*", "").replaceAll("[?/]+$", "");
    return place.substring(place.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
  }
}
