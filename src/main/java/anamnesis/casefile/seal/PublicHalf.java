package anamnesis.casefile.seal;

import anamnesis.Refusal;
import anamnesis.casefile.Hash;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMParser;

/// The half of a key that everyone may have: it proves a signature and can make none.
public record PublicHalf(String encoded) {
  private static final int LARGEST = 1 << 16;

  static PublicHalf of(Ed25519PublicKeyParameters key) throws IOException {
    byte[] info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    return new PublicHalf(Base64.getEncoder().encodeToString(info));
  }

  /// A PEM file, as `openssl pkey -pubout` writes it.
  public static PublicHalf read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new Refusal(
          "there is no file %s".formatted(file),
          "name the public half with --public-key; `case seal --sign KEY` writes it as KEY.pub");
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw none(file);
    }
    try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file)))) {
      if (pem.readObject() instanceof SubjectPublicKeyInfo info) {
        PublicHalf key = new PublicHalf(Base64.getEncoder().encodeToString(info.getEncoded()));
        if (key.key().isPresent()) {
          return key;
        }
      }
      throw none(file);
    } catch (IOException unreadable) {
      throw none(file);
    }
  }

  private static Refusal none(Path file) {
    return new Refusal(
        "%s holds no public Ed25519 key".formatted(file),
        "`case seal --sign KEY` writes one beside the key, as KEY.pub");
  }

  /// Whether this key made the signature, over exactly these bytes.
  public boolean holds(byte[] signed, byte[] signature) {
    return key().isPresent() && verify(key().get(), signed, signature);
  }

  private static boolean verify(Ed25519PublicKeyParameters key, byte[] signed, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, key);
    verifier.update(signed, 0, signed.length);
    return verifier.verifySignature(signature);
  }

  /// Short enough to be read aloud: what `openssl pkey -pubin -outform DER` gives, hashed.
  public String fingerprint() {
    byte[] hash = HexFormat.of().parseHex(Hash.of(der()));
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  byte[] pem() {
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(encoded)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<Ed25519PublicKeyParameters> key() {
    try {
      return PublicKeyFactory.createKey(der()) instanceof Ed25519PublicKeyParameters key
          ? Optional.of(key)
          : Optional.empty();
    } catch (IOException | RuntimeException none) {
      return Optional.empty();
    }
  }

  private byte[] der() {
    try {
      return Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }
}
