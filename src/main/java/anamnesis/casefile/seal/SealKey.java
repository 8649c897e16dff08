package anamnesis.casefile.seal;

import anamnesis.Refusal;
import anamnesis.casefile.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// The key that seals: Ed25519, in a PEM file of its own (PKCS#8) that `openssl pkey` reads.
public final class SealKey {
  /// OWASP's password storage advice of 2023 for PBKDF2 with HMAC-SHA-256.
  private static final int ROUNDS = 600_000;

  private static final int LARGEST = 1 << 16;

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Ed25519PrivateKeyParameters secret;

  private SealKey(Ed25519PrivateKeyParameters secret) {
    this.secret = secret;
  }

  /// Asked only if the key has a passphrase.
  @FunctionalInterface
  public interface Passphrase {
    /// @return empty if there is none
    String get();
  }

  /// A new key in a file that nobody else may read, its public half beside it.
  ///
  /// @param passphrase empty for none: then whoever reads the file can seal
  public static SealKey make(Path file, String passphrase) throws IOException {
    SealKey made = new SealKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    byte[] pem = made.pem(passphrase);
    // The key last: a kill in between leaves none, and the next time makes both anew. A key
    // without its public half would sign what nobody can check.
    PrivateFiles.replace(publicFile(file), made.publicHalf().pem());
    PrivateFiles.replace(file, pem);
    return made;
  }

  public static Path publicFile(Path key) {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  public static SealKey read(Path file, Passphrase passphrase) throws IOException {
    refuseOpen(file);
    Object held = held(file);
    if (held instanceof PKCS8EncryptedPrivateKeyInfo locked) {
      return of(unlocked(file, locked, passphrase.get()), file);
    }
    if (held instanceof PrivateKeyInfo info) {
      return of(info, file);
    }
    throw other(file);
  }

  public PublicHalf publicHalf() throws IOException {
    return PublicHalf.of(secret.generatePublicKey());
  }

  public byte[] sign(byte[] bytes) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, secret);
    signer.update(bytes, 0, bytes.length);
    return signer.generateSignature();
  }

  private static @Nullable Object held(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw other(file);
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    try (PEMParser pem = new PEMParser(new StringReader(text))) {
      return pem.readObject();
    } catch (IOException unreadable) {
      throw other(file);
    }
  }

  private static SealKey of(PrivateKeyInfo info, Path file) {
    try {
      if (PrivateKeyFactory.createKey(info) instanceof Ed25519PrivateKeyParameters secret) {
        return new SealKey(secret);
      }
    } catch (IOException | RuntimeException unreadable) {
      throw other(file);
    }
    throw other(file);
  }

  private static PrivateKeyInfo unlocked(
      Path file, PKCS8EncryptedPrivateKeyInfo locked, String passphrase) {
    if (passphrase.isEmpty()) {
      throw new Refusal(
          "the key %s has a passphrase, and none was given".formatted(file),
          "type it at a terminal, or name a file of it in ANAMNESIS_KEY_PASSPHRASE_FILE");
    }
    try {
      return locked.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(passphrase.toCharArray()));
    } catch (PKCSException | OperatorCreationException | RuntimeException wrong) {
      throw new Refusal(
          "the passphrase does not open the key %s".formatted(file),
          "type it again; what a key was locked with cannot be found out");
    }
  }

  private byte[] pem(String passphrase) throws IOException {
    // Without the public half in it (RFC 8410's first form): older openssl reads no other.
    PrivateKeyInfo info =
        new PrivateKeyInfo(
            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
            new DEROctetString(secret.getEncoded()));
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PKCS8Generator(info, passphrase.isEmpty() ? null : lock(passphrase)));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static OutputEncryptor lock(String passphrase) {
    try {
      return new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
          .setProvider(new BouncyCastleProvider())
          .setPRF(PKCS8Generator.PRF_HMACSHA256)
          .setIterationCount(ROUNDS)
          .setPassword(passphrase.toCharArray())
          .build();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("AES and PBKDF2 are everywhere", e);
    }
  }

  private static void refuseOpen(Path file) throws IOException {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new Refusal(
            "others on this machine may read the key %s".formatted(file),
            "`chmod 600` it, and think about who read it before");
      }
    } catch (UnsupportedOperationException elsewhere) {
      // No such permissions on this file system: nothing can be said.
    }
  }

  private static Refusal other(Path file) {
    return new Refusal(
        "%s holds no private Ed25519 key".formatted(file),
        "name a file that is not there: a key is made in it; or `openssl genpkey -algorithm ed25519`");
  }
}
