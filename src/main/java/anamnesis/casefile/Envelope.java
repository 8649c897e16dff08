package anamnesis.casefile;

import anamnesis.Refusal;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.zip.ZipException;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.PGPRuntimeOperationException;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/// One file under a passphrase, as OpenPGP has it (RFC 9580, and 4880 before it): AES-256 with an
/// integrity check, the passphrase salted and stretched. `gpg -d` opens it without us.
final class Envelope {
  /// The largest that the format can name: 65,011,712 bytes hashed, a fifth of a second (measured).
  private static final int STRETCH = 0xff;

  private static final int BUFFER = 1 << 16;

  private final char[] passphrase;

  Envelope(char[] passphrase) {
    this.passphrase = passphrase.clone();
  }

  /// Streams, whatever its size.
  void seal(String name, OutputStream out, PrivateFiles.Writing content) throws IOException {
    BcPGPDataEncryptorBuilder cipher =
        new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
            .setWithIntegrityPacket(true)
            .setSecureRandom(new SecureRandom());
    PGPEncryptedDataGenerator letters = new PGPEncryptedDataGenerator(cipher);
    try {
      letters.addMethod(
          new BcPBEKeyEncryptionMethodGenerator(
              passphrase,
              new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA256),
              STRETCH));
      try (OutputStream sealed = letters.open(out, new byte[BUFFER]);
          OutputStream plain =
              new PGPLiteralDataGenerator()
                  .open(
                      sealed, PGPLiteralData.BINARY, name, PGPLiteralData.NOW, new byte[BUFFER])) {
        content.to(plain);
      }
    } catch (PGPException e) {
      throw new IOException("the case could not be encrypted", e);
    }
  }

  /// Hands out what is in it, and says only then whether it was whole: whoever reads keeps nothing
  /// before this returns.
  void open(InputStream in, Reading reading) throws IOException {
    try {
      PGPPBEEncryptedData sealed = sealed(in);
      InputStream clear =
          sealed.getDataStream(
              new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
      read(clear, reading);
      if (!sealed.isIntegrityProtected() || !sealed.verify()) {
        throw damaged(null);
      }
    } catch (PGPException e) {
      throw new Refusal(
          "the passphrase does not open this case",
          "type it exactly as it was when the case was closed; nothing was changed",
          e);
    }
  }

  private static PGPPBEEncryptedData sealed(InputStream in) throws IOException {
    if (new BcPGPObjectFactory(new BufferedInputStream(in, BUFFER)).nextObject()
            instanceof PGPEncryptedDataList list
        && list.get(0) instanceof PGPPBEEncryptedData sealed) {
      return sealed;
    }
    throw damaged(null);
  }

  private static void read(InputStream clear, Reading reading) throws IOException {
    try {
      InputStream plain = new Decrypted(literal(clear).getInputStream());
      reading.from(plain);
      plain.transferTo(OutputStream.nullOutputStream());
      new Decrypted(clear).transferTo(OutputStream.nullOutputStream());
    } catch (Decrypted.Broken
        | EOFException
        | ZipException
        | PGPRuntimeOperationException
        | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static PGPLiteralData literal(InputStream clear) throws IOException {
    try {
      if (new BcPGPObjectFactory(clear).nextObject() instanceof PGPLiteralData content) {
        return content;
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    throw damaged(null);
  }

  private static Refusal damaged(@org.jspecify.annotations.Nullable Exception cause) {
    String problem = "the encrypted case is damaged, or the passphrase is another";
    String hint = "nothing was changed; fetch the file again from wherever a copy of it is kept";
    return cause == null ? new Refusal(problem, hint) : new Refusal(problem, hint, cause);
  }

  @FunctionalInterface
  interface Reading {
    void from(InputStream in) throws IOException;
  }
}
