package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Hash;
import anamnesis.casefile.Json;
import anamnesis.casefile.seal.SealKey;
import anamnesis.casefile.seal.StampingAuthority;
import anamnesis.report.Golden;
import anamnesis.report.NightCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseSealCommandTest {
  @TempDir Path home;
  private Path folder;
  private Path key;
  private TheShell shell;

  @BeforeEach
  void a_night_that_was_written() throws IOException {
    folder = home.resolve("case");
    key = home.resolve("seal-key.pem");
    NightCase.write(folder);
    shell = new TheShell(home.resolve("home"));
  }

  @Test
  void a_sealed_case_is_proven_with_nothing_but_a_copy_of_it_that_cannot_be_written_to()
      throws IOException {
    assertThat(seal("--sign", key.toString()).exit()).isZero();
    Path copy = copied();

    TheShell elsewhere = new TheShell(home.resolve("nowhere"));
    TheShell.Said said =
        elsewhere.run("case", "verify", "--case", copy.toString(), "--public-key", key + ".pub");

    assertThat(said.out()).contains("intact: ", "which is the key you gave");
    assertThat(said.exit()).isZero();
    assertThat(home.resolve("nowhere")).doesNotExist();
  }

  @Test
  void the_screens_say_what_was_sealed_and_what_was_found() throws IOException {
    TheShell.Said sealed = seal("--sign", key.toString());
    Golden.check("shell/case-seal.txt", still(sealed.out()));
    Golden.check("shell/case-verify-sealed.txt", still(verify().out()));
    Path pairs = folder.resolve("pairs.jsonl");
    Files.writeString(pairs, Files.readString(pairs).replace("6.1", "9.1"));
    Path journal = folder.resolve("journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    lines.remove(2);
    Files.write(journal, lines);
    Golden.check("shell/case-verify-changed.txt", still(verify().out()));
    assertThat(Stream.of(sealed.out(), verify().out()).flatMap(String::lines))
        .allSatisfy(
            line -> assertThat(line.replace(home.toString(), "HOME")).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void the_screen_of_a_case_that_nobody_sealed_says_what_it_does_not_prove() throws IOException {
    TheShell.Said said = verify();
    assertThat(said.exit()).isZero();
    Golden.check("shell/case-verify.txt", still(said.out()));
  }

  @Test
  void every_change_is_one_document_with_file_line_kind_and_words() throws IOException {
    Path pairs = folder.resolve("pairs.jsonl");
    Files.writeString(pairs, Files.readString(pairs).replace("6.1", "9.1"));
    var json = Json.tree(verify("--format", "json").out());
    assertThat(json.path("intact").asBoolean()).isFalse();
    assertThat(json.path("changes").get(0).path("file").asString()).isEqualTo("pairs.jsonl");
    assertThat(json.path("changes").get(0).path("line").asInt()).isEqualTo(1);
    assertThat(json.path("changes").get(0).path("kind").asString()).isEqualTo("changed");
    assertThat(json.path("changes").get(0).path("words").asString())
        .isEqualTo("pairs.jsonl, line 1: changed");
  }

  @Test
  void a_note_of_a_command_that_was_cut_off_excuses_nothing_past_a_seal() throws IOException {
    seal("--sign", key.toString());
    Path pairs = folder.resolve("pairs.jsonl");
    Files.writeString(pairs, Files.readString(pairs).replace("6.1", "9.1"));
    Files.writeString(
        folder.resolve("journal.unfinished"), "%s pairs.jsonl\n".formatted(Hash.of(pairs)));
    assertThat(verify().out()).contains("pairs.jsonl: is not what was sealed");
    assertThat(verify().exit()).isOne();

    Files.delete(pairs);
    Files.writeString(folder.resolve("journal.unfinished"), " pairs.jsonl\n");
    assertThat(verify().exit()).isOne();
  }

  @Test
  void no_answer_is_written_over_what_stands_in_a_case() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("elsewhere"), folder.resolve("rows"));
    for (Path out : List.of(folder.resolve("decisions.jsonl"), link.resolve("new.txt"))) {
      TheShell.Said said =
          shell.run("case", "show", "--case", folder.toString(), "--out", out.toString());
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("which only its journal writes in");
    }
    assertThat(verify().exit()).isZero();
  }

  @Test
  void a_changed_case_is_not_sealed() throws IOException {
    Files.writeString(folder.resolve("better.jsonl"), "{}\n");
    TheShell.Said said = seal();
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("better.jsonl: no entry of the journal wrote it");
    assertThat(folder.resolve("seal.json")).doesNotExist();
  }

  @Test
  void what_is_done_after_the_seal_is_told_and_is_no_change() throws IOException {
    seal("--sign", key.toString());
    Case file = Case.open(folder);
    file.write(
        "decisions.jsonl", out -> out.write("{\"schema\":1}\n".getBytes(StandardCharsets.UTF_8)));
    did(file, "review");
    TheShell.Said said = verify("--public-key", key + ".pub");
    assertThat(said.out()).contains("at entry 6; 1 entry and 1 file came after");
    assertThat(said.exit()).isZero();
  }

  @Test
  void a_journal_written_anew_from_its_first_line_is_found_by_the_seal() throws IOException {
    seal("--sign", key.toString());
    rewriteJournal(line -> line.replace("\"actor\":\"person\"", "\"actor\":\"nobody\""));
    TheShell.Said said = verify();
    assertThat(said.out()).contains("journal.jsonl: rewritten: entry 6 is not the one that was");
    assertThat(said.exit()).isEqualTo(1);
  }

  @Test
  void tool_host_user_and_actor_stand_in_every_entry_under_the_seal() throws IOException {
    for (String field : List.of("tool", "host", "user", "actor")) {
      Path journal = folder.resolve("journal.jsonl");
      byte[] before = Files.readAllBytes(journal);
      assertThat(Files.readAllLines(journal))
          .allMatch(line -> !Json.tree(line).path(field).asString().isBlank());
      Files.writeString(
          journal, Files.readString(journal).replaceFirst("\"" + field + "\":\"", "$0x"));
      assertThat(verify().out()).contains("journal.jsonl, line 1: changed");
      Files.write(journal, before);
    }
  }

  @Test
  void a_seal_of_another_key_or_none_is_not_the_one_that_was_asked_for() throws IOException {
    SealKey.make(home.resolve("other.pem"), "");
    String others = home.resolve("other.pem.pub").toString();
    assertThat(verify("--public-key", others).exit()).isEqualTo(1);
    seal();
    assertThat(verify("--public-key", others).out()).contains("not signed, and a key was given");
    seal("--sign", key.toString());
    TheShell.Said said = verify("--public-key", others);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("by another key (SHA256:");
  }

  @Test
  void a_public_half_that_is_not_there_is_told_from_one_of_another_kind() throws IOException {
    seal("--sign", key.toString());
    Path another = Files.writeString(home.resolve("words.pub"), "no key");

    assertThat(verify("--public-key", key + ".pbu").err()).contains("there is no file " + key);
    assertThat(verify("--public-key", another.toString()).err()).contains("no public Ed25519 key");
  }

  @Test
  void a_seal_made_anew_by_whoever_changed_the_case_does_not_bear_the_key() throws IOException {
    seal("--sign", key.toString());
    String seal = Files.readString(folder.resolve("seal.json"));
    for (String other :
        List.of(seal.replace("\"entries\" : 6", "\"entries\" : 5"), seal.replace(" : ", ":"))) {
      Files.writeString(folder.resolve("seal.json"), other);
      rewriteJournal(
          line -> line.replaceFirst("(\"seal.json\":\")[0-9a-f]+", "$1" + Hash.of(other)));
      assertThat(verify().out()).contains("seal.sig: does not hold for seal.json as it stands");
      assertThat(verify().exit()).isEqualTo(1);
    }
  }

  @Test
  void a_timestamp_is_told_with_its_time_and_believed_only_on_the_word_of_an_authority()
      throws Exception {
    StampingAuthority clock = new StampingAuthority("Clock of Albany");
    Path trusted = pem("clock.pem", clock);
    Path other = pem("other.pem", new StampingAuthority("Clock of Troy"));
    seal("--sign", key.toString());
    Path tsr = folder.resolve("seal.tsr");
    byte[] sealed = Files.readAllBytes(folder.resolve("seal.json"));
    Files.write(tsr, clock.stamp(sealed, TSPAlgorithms.SHA256, "SHA-256"));
    assertThat(verify().out()).contains("by CN=Clock of Albany", "nobody vouched for it");
    assertThat(verify().exit()).isZero();
    TheShell.Said vouched = verify("--timestamp-authority", trusted.toString());
    assertThat(vouched.out()).contains("vouched for by the authority you gave");
    assertThat(vouched.exit()).isZero();
    assertThat(verify("--timestamp-authority", other.toString()).exit()).isEqualTo(1);

    Files.write(tsr, clock.stamp(new byte[] {'x'}, TSPAlgorithms.SHA256, "SHA-256"));
    assertThat(verify().out()).contains("seal.tsr: the timestamp is of other bytes than seal.json");
    assertThat(verify().exit()).isEqualTo(1);
    Files.writeString(tsr, "no timestamp");
    assertThat(verify().exit()).isEqualTo(1);

    assertThat(seal("--sign", key.toString()).out()).contains("its timestamp went with it");
    assertThat(tsr).doesNotExist();
    assertThat(verify().exit()).isZero();
  }

  private Path pem(String name, StampingAuthority authority) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(authority.certificate.getEncoded());
    return Files.writeString(
        home.resolve(name),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(body));
  }

  @Test
  void openssl_reads_the_key_and_checks_the_signature() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    new TheShell(home.resolve("home"))
        .with("ANAMNESIS_KEY_PASSPHRASE", "correct horse")
        .run("case", "seal", "--sign", key.toString(), "--case", folder.toString());
    assertThat(Files.readString(key)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(openssl("pkey", "-in", key.toString(), "-passin", "pass:correct horse", "-pubout"))
        .isEqualTo(Files.readString(Path.of(key + ".pub")));
    assertThat(
            openssl(
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                key + ".pub",
                "-rawin",
                "-in",
                folder.resolve("seal.json").toString(),
                "-sigfile",
                folder.resolve("seal.sig").toString()))
        .contains("Verified Successfully");
  }

  @Test
  void a_key_that_openssl_made_seals_too_locked_by_pbkdf2_or_scrypt_or_not_at_all()
      throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    openssl("genpkey", "-algorithm", "ed25519", "-out", key.toString());
    String scrypt = home.resolve("scrypt.pem").toString();
    String pbkdf2 = home.resolve("pbkdf2.pem").toString();
    openssl(
        "pkcs8",
        "-topk8",
        "-in",
        key.toString(),
        "-scrypt",
        "-passout",
        "pass:x y",
        "-out",
        scrypt);
    openssl(
        "pkcs8",
        "-topk8",
        "-in",
        key.toString(),
        "-v2",
        "aes-128-cbc",
        "-passout",
        "pass:x y",
        "-out",
        pbkdf2);
    Path passphrase = Files.writeString(home.resolve("passphrase"), "x y\n");
    for (String file : List.of(key.toString(), scrypt, pbkdf2)) {
      Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-------"));
      TheShell.Said said =
          new TheShell(home.resolve("home"))
              .with("ANAMNESIS_KEY_PASSPHRASE_FILE", passphrase.toString())
              .run("case", "seal", "--sign", file, "--case", folder.toString());
      assertThat(said.err() + said.out()).contains("signed     by key SHA256:");
    }
    assertThat(seal("--sign", scrypt).err()).contains("wants a passphrase, and none was given");
    TheShell.Said wrong =
        new TheShell(home.resolve("home"))
            .with("ANAMNESIS_KEY_PASSPHRASE", "z")
            .run("case", "seal", "--sign", scrypt, "--case", folder.toString());
    assertThat(wrong.err()).contains("the passphrase does not open the key");
    assertThat(wrong.exit()).isEqualTo(2);
  }

  @Test
  void a_key_in_the_case_one_that_others_read_and_one_of_another_kind_are_refused()
      throws Exception {
    assertThat(seal("--sign", folder.resolve("key.pem").toString()).err())
        .contains("the key would be in the case that it seals");
    SealKey.make(key, "");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(seal("--sign", key.toString()).err()).contains("others on this machine may read");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "no key\n");
    assertThat(seal("--sign", key.toString()).err()).contains("holds no private Ed25519 key");
    if (Files.isExecutable(Path.of("/usr/bin/openssl"))) {
      Files.delete(key);
      openssl("genpkey", "-algorithm", "rsa", "-out", key.toString());
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      assertThat(seal("--sign", key.toString()).err()).contains("holds no private Ed25519 key");
    }
    assertThat(folder.resolve("seal.json")).doesNotExist();
  }

  @Test
  void a_new_key_asks_twice_for_its_passphrase_and_an_empty_one_is_said() throws Exception {
    assertThat(asked("one", "two").getMessage()).contains("the two passphrases are not the same");
    assertThat(key).doesNotExist();
    Desk desk = desk().answering("");
    Outcome outcome = new CaseSealCommand().run(desk);
    assertThat(String.join("\n", outcome.text())).contains("WITHOUT a passphrase");
    Files.delete(key);
    folder = NightCase.write(home.resolve("second")).folder();
    new CaseSealCommand().run(desk().answering("same", "same"));
    assertThat(Files.readString(key)).contains("ENCRYPTED");
  }

  @Test
  void an_edit_of_case_yaml_says_how_to_take_it_down_and_case_open_does() throws IOException {
    Path about = folder.resolve("case.yaml");
    Files.writeString(about, Files.readString(about) + "note: called the county\n");
    assertThat(verify().exit()).isEqualTo(1);
    assertThat(verify().out()).contains("`anamnesis case open");
    assertThat(seal().exit()).isEqualTo(2);

    TheShell.Said said = shell.run("case", "open", "portal-wipe", "--case", folder.toString());

    assertThat(said.out()).contains("case.yaml: 1 line added at the end");
    assertThat(verify().exit()).isZero();
    assertThat(seal().exit()).isZero();
  }

  @Test
  void what_no_longer_opens_is_verified_all_the_same() throws IOException {
    Files.writeString(folder.resolve("case.yaml"), "schema: [\n");
    assertThat(verify().exit()).isEqualTo(1);
    Files.delete(folder.resolve("case.yaml"));
    TheShell.Said said = verify();
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("case.yaml: missing; entry 1 wrote it");
  }

  @Test
  void a_case_that_others_may_read_is_weak_and_not_changed() throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve("pairs.jsonl"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(verify().out()).contains("others on this machine may read 1 part of it");
    assertThat(verify().exit()).isZero();
  }

  private Refusal asked(String... answers) {
    Refusal[] refused = new Refusal[1];
    assertThatThrownBy(() -> new CaseSealCommand().run(desk().answering(answers)))
        .isInstanceOfSatisfying(Refusal.class, refusal -> refused[0] = refusal);
    return refused[0];
  }

  private Desk desk() {
    return new Desk(
        new Surroundings(Map.of(), InstantSource.fixed(NightCase.OPENED), Path.of("."), true),
        List.of(),
        Map.of("case", List.of(folder.toString()), "sign", List.of(key.toString())),
        line -> Exit.DONE);
  }

  private TheShell.Said seal(String... options) {
    return said("seal", options);
  }

  private TheShell.Said verify(String... options) {
    return said("verify", options);
  }

  private TheShell.Said said(String what, String... options) {
    List<String> words = new ArrayList<>(List.of("case", what, "--case", folder.toString()));
    words.addAll(List.of(options));
    return shell.run(words.toArray(String[]::new));
  }

  /// As it is everywhere: hashes hang on the machine and the key.
  private String still(String screen) {
    return screen
        .replace(home.toString(), "~")
        .replaceAll("[0-9a-f]{64}", "f".repeat(64))
        .replaceAll("(?m) +$", "")
        .replaceAll("SHA256:[A-Za-z0-9+/]{43}", "SHA256:" + "k".repeat(43));
  }

  /// As somebody would who knows how the chain is made, and has all the time in the world.
  private void rewriteJournal(UnaryOperator<String> edit) throws IOException {
    Path journal = folder.resolve("journal.jsonl");
    List<String> lines = new ArrayList<>();
    String previous = "0".repeat(64);
    for (String line : Files.readAllLines(journal)) {
      String text =
          edit.apply(line.substring(0, line.lastIndexOf(",\"hash\":\"")))
              .replaceFirst("\"previous\":\"[0-9a-f]{64}\"", "\"previous\":\"" + previous + "\"");
      previous = Hash.of(text + "}");
      lines.add(text + ",\"hash\":\"" + previous + "\"}");
    }
    Files.write(journal, lines);
    Files.writeString(
        folder.resolve("journal.head"),
        "{\"schema\":1,\"count\":%d,\"hash\":\"%s\"}".formatted(lines.size(), previous));
  }

  private Path copied() throws IOException {
    Path copy = home.resolve("copy");
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.toList()) {
        Files.copy(path, copy.resolve(folder.relativize(path)));
      }
    }
    try (Stream<Path> walk = Files.walk(copy)) {
      for (Path path : walk.toList().reversed()) {
        boolean isFolder = Files.isDirectory(path);
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(isFolder ? "r-x------" : "r--------"));
      }
    }
    return copy;
  }

  private static void did(Case file, String command) throws IOException {
    file.record(new Case.Deed(NightCase.OPENED, "person", command, Duration.ZERO, 0, "done"));
  }

  private static String openssl(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("openssl"));
    line.addAll(List.of(words));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
