package anamnesis.casefile.seal;

import anamnesis.casefile.Chain;
import anamnesis.casefile.Change;
import anamnesis.casefile.Custody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/// Whether the seal of a case holds, and what came after it.
///
/// @param says the seal in words, a line each
/// @param key the fingerprint of the key that signed; empty if none did, or it does not hold
/// @param changes what does not hold, or is not what was sealed
public record Sealed(boolean is, List<String> says, String key, List<Change> changes) {
  public Sealed {
    says = List.copyOf(says);
    changes = List.copyOf(changes);
  }

  /// What the reader brings from elsewhere.
  public record Brought(Optional<PublicHalf> key, List<X509CertificateHolder> authorities) {}

  public static Sealed check(Path folder, Custody.Account account, Brought brought)
      throws IOException {
    return new Checking(folder, account, brought).check();
  }

  private static final class Checking {
    private final Path folder;
    private final Custody.Account account;
    private final Brought brought;
    private final List<String> says = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private String key = "";

    Checking(Path folder, Custody.Account account, Brought brought) {
      this.folder = folder;
      this.account = account;
      this.brought = brought;
    }

    Sealed check() throws IOException {
      Optional<byte[]> bytes = Seal.standing(folder);
      Optional<Seal> seal = bytes.flatMap(Seal::read);
      if (bytes.isEmpty()) {
        absent();
      } else if (seal.isEmpty()) {
        broken(Seal.FILE, "cannot be read as a seal");
      } else {
        content(seal.get());
        signature(seal.get(), bytes.get());
      }
      if (bytes.isPresent()) {
        timestamp(bytes.get());
      }
      return new Sealed(bytes.isPresent(), says, key, changes);
    }

    private void absent() throws IOException {
      if (brought.key().isPresent()) {
        broken(Seal.FILE, "missing: a key was given, and nothing here is signed");
      }
      if (Seal.standing(folder, Custody.TIMESTAMP).isPresent()) {
        broken(Custody.TIMESTAMP, "there is no seal that it could be of");
      }
    }

    private void broken(String file, String words) {
      changes.add(new Change(file, 0, Change.Kind.CHANGED, file + ": " + words));
    }

    private void content(Seal seal) {
      Chain chain = account.chain();
      if (chain.end() < seal.entries()) {
        broken(
            "journal.jsonl",
            "the seal names %,d entries, %,d stand there".formatted(seal.entries(), chain.end()));
      } else if (!chain.hash(seal.entries()).equals(seal.head())) {
        broken(
            "journal.jsonl",
            "rewritten: entry %,d is not the one that was sealed".formatted(seal.entries()));
      }
      Set<String> named = new HashSet<>();
      // The note of a command that was cut off excuses, and anybody can write one: not past a seal.
      account.changes().forEach(change -> named.add(change.file()));
      Map<String, Chain.Written> written = chain.written();
      seal.files()
          .forEach(
              (file, hash) -> {
                Chain.Written last = written.get(file);
                boolean later = last != null && last.n() > seal.entries();
                if (!hash.equals(account.hashes().get(file)) && !later && !named.contains(file)) {
                  broken(file, "is not what was sealed");
                }
              });
      says.add("at entry %,d; %s came after".formatted(seal.entries(), after(seal)));
    }

    private String after(Seal seal) {
      Map<String, Chain.Written> written = account.chain().written();
      long files =
          account.hashes().keySet().stream()
              .filter(file -> !Seal.isOfTheSeal(file) && !file.startsWith("lines/"))
              .filter(file -> isAfter(seal, file, written.get(file)))
              .count();
      Chain.Written itself = written.get(Seal.FILE);
      long own = itself != null && itself.n() == seal.entries() + 1 ? 1 : 0;
      long entries = Math.max(0, account.chain().end() - seal.entries() - own);
      return entries == 0 && files == 0
          ? "nothing"
          : "%,d %s and %,d %s"
              .formatted(
                  entries,
                  entries == 1 ? "entry" : "entries",
                  files,
                  files == 1 ? "file" : "files");
    }

    private static boolean isAfter(Seal seal, String file, Chain.@Nullable Written last) {
      return !seal.files().containsKey(file) || (last != null && last.n() > seal.entries());
    }

    private void signature(Seal seal, byte[] bytes) throws IOException {
      Optional<byte[]> signature = Seal.standing(folder, Seal.SIGNATURE);
      boolean signs = seal.key() != null && !seal.key().isEmpty();
      if (!signs && signature.isEmpty()) {
        says.add("not signed: whoever can write here could have sealed it anew");
        if (brought.key().isPresent()) {
          broken(Seal.FILE, "not signed, and a key was given");
        }
        return;
      }
      if (!signs || signature.isEmpty()) {
        broken(Seal.SIGNATURE, signs ? "missing" : "there, and the seal names no key");
        return;
      }
      PublicHalf own = new PublicHalf(seal.key());
      PublicHalf asked = brought.key().orElse(own);
      if (!asked.equals(own)) {
        broken(
            Seal.SIGNATURE,
            "by another key (%s) than yours (%s)"
                .formatted(own.fingerprint(), asked.fingerprint()));
      } else if (!asked.holds(bytes, signature.get())) {
        broken(Seal.SIGNATURE, "does not hold for seal.json as it stands");
      } else {
        key = own.fingerprint();
        says.add("signed by key " + key);
        says.add(
            brought.key().isPresent()
                ? "which is the key you gave"
                : "whether that is your key, `case verify --public-key FILE` says");
      }
    }

    private void timestamp(byte[] sealed) throws IOException {
      Optional<byte[]> tsr = Seal.standing(folder, Custody.TIMESTAMP);
      if (tsr.isEmpty()) {
        return;
      }
      try {
        Timestamp stamp = Timestamp.check(tsr.get(), sealed, brought.authorities());
        says.add("timestamp %s".formatted(stamp.at()));
        boolean vouched = stamp.isVouchedFor(brought.authorities());
        says.add("by %s".formatted(stamp.by()));
        if (vouched) {
          says.add("vouched for by the authority you gave");
        } else if (brought.authorities().isEmpty()) {
          says.add("nobody vouched for it: --timestamp-authority CERT.pem does");
        } else {
          broken(Custody.TIMESTAMP, "the authority you gave does not vouch for its signer");
        }
      } catch (Timestamp.Broken broken) {
        broken(Custody.TIMESTAMP, "the timestamp " + broken.words());
      }
    }
  }
}
