package anamnesis.shell;

import anamnesis.Refusal;
import anamnesis.casefile.Closed;
import anamnesis.casefile.Custody;
import anamnesis.casefile.seal.PublicHalf;
import anamnesis.casefile.seal.Sealed;
import anamnesis.casefile.seal.Timestamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `case verify`: whether anything changed since the journal wrote it down, and whether the seal
/// holds. It reads, and writes nothing: a copy that cannot be written to will do.
final class CaseVerifyCommand implements Command {
  @Override
  public String name() {
    return "case verify";
  }

  @Override
  public String about() {
    return "find any later change to the journal, the exhibits or the shelves";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("public-key", "FILE", "the key that must have sealed it, from elsewhere"),
        Option.of("timestamp-authority", "CERT", "whom you trust to have stamped the seal"));
  }

  @Override
  public String example() {
    return "case verify --public-key seal-key.pem.pub";
  }

  @Override
  public boolean isDeed() {
    return false;
  }

  @Override
  public Outcome run(Call call) throws IOException {
    Path folder =
        call.caseFolder()
            .orElseThrow(() -> new Refusal("no case is open", "name its folder with --case DIR"));
    if (!Custody.isCase(folder) && !Closed.is(folder)) {
      throw new Refusal(
          "there is no case in %s".formatted(folder), "name its folder with --case DIR");
    }
    Closed.refuseEncrypted(folder);
    Sealed.Brought brought = brought(call);
    Custody.Account account = Custody.check(folder, call.progress());
    Sealed sealed = Sealed.check(folder, account, brought);
    return new VerifyScreen(folder, account, sealed).outcome();
  }

  private static Sealed.Brought brought(Call call) throws IOException {
    Optional<String> key = call.value("public-key");
    Optional<String> authority = call.value("timestamp-authority");
    return new Sealed.Brought(
        key.isPresent() ? Optional.of(PublicHalf.read(LocalPath.of(key.get()))) : Optional.empty(),
        authority.isPresent() ? Timestamp.authorities(LocalPath.of(authority.get())) : List.of());
  }
}
