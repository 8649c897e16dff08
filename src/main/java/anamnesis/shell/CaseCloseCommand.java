package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Packing;
import anamnesis.duty.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `case close`: ends the night. Nothing more is written; with a passphrase, nothing can be read.
final class CaseCloseCommand implements Command {
  private static final String ENCRYPT = "encrypt";
  private static final String ERASE = "erase-after";

  @Override
  public String name() {
    return "case close";
  }

  @Override
  public String about() {
    return "end the night: nothing more is written; --encrypt makes it one locked file";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.flag(ENCRYPT, "pack it into one OpenPGP file, under a passphrase"),
        Option.of(ERASE, "DAYS", "note when it may be erased; nothing is erased by itself"));
  }

  @Override
  public String example() {
    return "case close --encrypt";
  }

  /// It writes its own line, before the journal is packed.
  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Optional<Reserved> reserved(Call call) {
    return Optional.of(Reserved.always("close a case"));
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Path folder = CaseFolder.of(call);
    try (var _ = CaseFolder.hold(folder, name(), call)) {
      return close(call, folder);
    }
  }

  private static Outcome close(Call call, Path folder) throws IOException {
    if (Closed.encrypted(folder)) {
      new Packing(folder).removePlain();
      return outcome(folder, "nothing of it lies in the open any more", List.of());
    }
    boolean encrypt = call.has(ENCRYPT);
    Case file = Case.open(folder);
    if (Closed.is(folder) && !encrypt) {
      throw new Refusal(
          "the case %s is closed already".formatted(file.name()),
          "`anamnesis case close --encrypt` locks it, `case open %s` goes on"
              .formatted(file.name()));
    }
    char[] passphrase = encrypt ? Passphrase.OF_A_CASE.chosen(call).toCharArray() : new char[0];
    if (!Closed.is(folder)) {
      close(call, file);
    }
    int changes = Custody.check(file).changes().size();
    String how = encrypt ? pack(folder, passphrase) : "the folder, in the open";
    String custody = changes == 0 ? "intact" : changes + " changes: case verify names them";
    return outcome(folder, how, Lines.wrapped("custody", custody));
  }

  private static void close(Call call, Case file) throws IOException {
    Surroundings around = call.surroundings();
    Instant now = around.clock().instant();
    String erase = call.value(ERASE).map(days -> day(days, now).toString()).orElse("");
    new Closed(file.name(), now, around.actor(), erase, "", "").write(file);
    String command = "case close" + (erase.isEmpty() ? "" : " --%s %s".formatted(ERASE, erase));
    file.record(new Case.Deed(now, around.actor(), command, Duration.ZERO, 0, "closed"));
  }

  private static String pack(Path folder, char[] passphrase) throws IOException {
    long files = new Packing(folder).pack(passphrase);
    return "one file, %s: %,d files in it, read back and compared".formatted(Closed.PACKED, files);
  }

  private static LocalDate day(String days, Instant now) {
    if (!days.matches("[1-9][0-9]{0,4}")) {
      throw new Refusal(
          "--%s is no number of days".formatted(ERASE), "write it as --erase-after 2192");
    }
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(Long.parseLong(days));
  }

  private static Outcome outcome(Path folder, String how, List<String> custody) throws IOException {
    Closed closed = Closed.read(folder);
    var json = Outcome.json("case-close").put("name", closed.name());
    json.put("folder", folder.toString()).put("encrypted", closed.encrypted());
    json.put("eraseAfter", closed.erase());
    List<String> lines = new ArrayList<>(List.of("closed " + closed.name(), ""));
    lines.addAll(Lines.wrapped("kept", how));
    lines.addAll(custody);
    if (closed.encrypted()) {
      lines.addAll(Lines.wrapped("without us", "gpg -d %s > case.zip".formatted(Closed.PACKED)));
      lines.addAll(
          Lines.wrapped(
              "not sure", "deleted is not forgotten: SSDs and snapshots may keep copies"));
    }
    if (!closed.erase().isEmpty()) {
      lines.addAll(retention(closed));
    }
    lines.add("");
    lines.add(Lines.next("case open " + closed.name(), "goes on with it"));
    return new Outcome(Exit.DONE, json, lines);
  }

  /// What the law asks to be kept, said before it is too late.
  static List<String> retention(Closed closed) {
    LocalDate made = LocalDate.ofInstant(closed.at(), ZoneOffset.UTC);
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Lines.wrapped(
            "erase", "from %s, when you say so; never by itself".formatted(closed.erase())));
    for (Retention rule : Retention.brokenBy(made, LocalDate.parse(closed.erase()))) {
      lines.addAll(
          Lines.wrapped(
              "too early",
              "%s asks for %d years, to %s: %s"
                  .formatted(
                      rule.citation(), rule.years(), made.plusYears(rule.years()), rule.what())));
    }
    lines.addAll(Lines.wrapped("", Retention.CAVEAT));
    return lines;
  }
}
