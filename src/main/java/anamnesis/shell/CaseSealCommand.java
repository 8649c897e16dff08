package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.casefile.Custody;
import anamnesis.casefile.Hash;
import anamnesis.casefile.seal.PublicHalf;
import anamnesis.casefile.seal.Seal;
import anamnesis.casefile.seal.SealKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `case seal`: what the whole case is now, in one file, signed if there is a key.
final class CaseSealCommand implements Command {
  /// As it can be pasted: nothing is asked of the network here.
  private static final List<String> STAMPING =
      List.of(
          "  An authority of the clock can stamp it; in the case's folder (URL is theirs):",
          "    openssl ts -query -data seal.json -sha256 -cert -out /tmp/seal.tsq",
          "    curl -sSf -H 'Content-Type: application/timestamp-query' \\",
          "      --data-binary @/tmp/seal.tsq -o seal.tsr URL");

  @Override
  public String name() {
    return "case seal";
  }

  @Override
  public String about() {
    return "write down what every file of the case is, and sign it";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("sign", "KEY", "an Ed25519 key as a PEM file; made if it is not there"));
  }

  @Override
  public String example() {
    return "case seal --sign ~/seal-key.pem";
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Case file = call.theCase();
    Custody.Account account = Custody.check(file.folder(), call.progress());
    refuseChanged(account);
    Optional<SigningKey> key = Optional.empty();
    if (call.value("sign").isPresent()) {
      key = Optional.of(SigningKey.of(call, LocalPath.of(call.value("sign", ""))));
    }
    Optional<PublicHalf> half = Optional.empty();
    if (key.isPresent()) {
      half = Optional.of(key.get().key().publicHalf());
    }
    Seal seal = Seal.of(file.name(), account, half);
    byte[] bytes = seal.bytes();
    boolean stamped = account.hashes().containsKey(Custody.TIMESTAMP);
    write(file, bytes, key.map(SigningKey::key));
    List<String> lines = screen(seal, Hash.of(bytes), key);
    if (stamped) {
      lines.addAll(
          1,
          Lines.wrapped("replaced", "the seal before; its timestamp went with it, being of that"));
    }
    return new Outcome(Exit.DONE, json(seal, Hash.of(bytes), key), lines);
  }

  /// The timestamp of an older seal is none of this one.
  private static void write(Case file, byte[] bytes, Optional<SealKey> key) throws IOException {
    file.write(Seal.FILE, out -> out.write(bytes));
    if (key.isPresent()) {
      byte[] signature = key.get().sign(bytes);
      file.write(Seal.SIGNATURE, out -> out.write(signature));
    } else {
      file.remove(Seal.SIGNATURE);
    }
    file.remove(Custody.TIMESTAMP);
  }

  private static void refuseChanged(Custody.Account account) {
    if (!account.found().isEmpty()) {
      throw new Refusal(
          "the case is not as it was written: %s"
              .formatted(
                  account.found().size() == 1
                      ? account.found().getFirst().words()
                      : Lines.count(account.found().size(), "place", "places")),
          "`anamnesis case verify` names all of it; a seal would only hide it");
    }
  }

  private static ObjectNode json(Seal seal, String sha256, Optional<SigningKey> key) {
    ObjectNode json = Outcome.json("case-seal");
    json.put("name", seal.name()).put("entries", seal.entries()).put("files", seal.files().size());
    json.put("head", seal.head()).put("sha256", sha256);
    json.put("key", key.map(SigningKey::fingerprint).orElse(""));
    return json.put("keyMade", key.map(SigningKey::made).orElse(false));
  }

  private static List<String> screen(Seal seal, String sha256, Optional<SigningKey> key) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "sealed %s: %s and %s"
            .formatted(
                seal.name(),
                Lines.count(seal.files().size(), "file", "files"),
                Lines.count(seal.entries(), "journal entry", "journal entries")));
    lines.addAll(Lines.wrapped("sha256", sha256));
    key.ifPresentOrElse(
        signing -> lines.addAll(signing.lines()),
        () ->
            lines.addAll(
                Lines.wrapped(
                    "signed",
                    "by nobody: whoever can write here can seal it anew; `--sign KEY` signs, or"
                        + " note the sha256 down elsewhere")));
    lines.add("");
    lines.addAll(STAMPING);
    lines.add("");
    lines.add(
        Lines.next(
            "case verify" + key.map(signing -> " --public-key " + signing.file()).orElse(""), ""));
    return lines;
  }
}
