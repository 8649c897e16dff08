package anamnesis.detect.invented;

import anamnesis.contact.ColumnKind;
import anamnesis.detect.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One salted password hash on many records. The salt is there so that this cannot happen: somebody
/// hashed once and wrote it many times, as factories of test data do.
final class SharedSecret implements Sign {
  private static final Rule RULE =
      new Rule(
          "S03-shared-secret-hash",
          "records that share one salted password hash",
          "they share one salted password hash, or have one that a framework's factory writes",
          "proof from 3 records with the same salted hash on; the constant of a factory proves alone",
          "select count(*), count(distinct password_hash) from the table",
          "accounts made in one go with one first password, hashed once",
          "nobody ever chose these passwords; see when they came: anamnesis backups bisect PATH");

  private static final int FEWEST = 3;

  /// bcrypt, argon2, scrypt, PBKDF2 as Django and Werkzeug write it, crypt(3).
  private static final Pattern SALTED =
      Pattern.compile(
          "\\$2[abxy]\\$\\d\\d\\$.{50,}|\\$argon2(?:i|d|id)\\$.{30,}|\\$(?:scrypt|7|y|6|5|1)\\$.{20,}"
              + "|(?:pbkdf2|scrypt|argon2|bcrypt)[a-z0-9_:]*\\$.{30,}|\\{SSHA\\d*\\}.{20,}");

  /// What Laravel's `UserFactory` wrote for years: the password is `password`, and `secret` before.
  private static final Set<String> FACTORIES =
      Set.of(
          "$2y$10$92IXUNpkjO0rOQ5byMi.Ye4oKoEa3Ro9llC/.og/at2.uheWG/igi",
          "$2y$10$TKh8H1.PfQx37YgCzwiKb.KjNyWgaHb9cbcoQgdIVFlYg7B77UdFm");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Optional<Watch> watch(Columns columns) {
    return columns.has(ColumnKind.SECRET) ? Optional.of(new Hashes()) : Optional.empty();
  }

  private static final class Hashes implements Watch {
    private long[] hashes = new long[256];

    @Override
    public void see(Person person, Marks.Hand marks) {
      if (person.place() >= hashes.length) {
        hashes = Arrays.copyOf(hashes, person.place() * 2);
      }
      for (String secret : person.all(ColumnKind.SECRET)) {
        if (FACTORIES.contains(secret)) {
          marks.prove(person.place());
          marks.made("Laravel", 9);
        } else if (secret.length() >= 30 && SALTED.matcher(secret).matches()) {
          long hash = hash(secret);
          hashes[person.place()] = hash;
        }
      }
    }

    @Override
    public void close(Marks.Hand marks) {
      long[] sorted = hashes.clone();
      Arrays.sort(sorted);
      for (int record = 0; record < Math.min(marks.records(), hashes.length); record++) {
        if (hashes[record] != 0 && uses(sorted, hashes[record]) >= FEWEST) {
          marks.prove(record);
          marks.made("a factory of test data", 8);
        }
      }
    }

    private static int uses(long[] sorted, long hash) {
      int at = Arrays.binarySearch(sorted, hash);
      int uses = 1;
      for (int i = at - 1; i >= 0 && sorted[i] == hash && uses < FEWEST; i--) {
        uses++;
      }
      for (int i = at + 1; i < sorted.length && sorted[i] == hash && uses < FEWEST; i++) {
        uses++;
      }
      return uses;
    }

    /// Enough to tell them apart, and nothing to guess one from.
    private static long hash(String secret) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < secret.length(); i++) {
        hash = (hash ^ secret.charAt(i)) * 0x100000001b3L;
      }
      return hash == 0 ? 1 : hash;
    }
  }
}
