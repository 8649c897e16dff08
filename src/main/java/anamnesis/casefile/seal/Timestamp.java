package anamnesis.casefile.seal;

import anamnesis.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/// What an authority of the clock says about a seal (RFC 3161): these bytes existed at that time.
public final class Timestamp {
  private static final Map<String, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256.getId(), "SHA-256",
          NISTObjectIdentifiers.id_sha384.getId(), "SHA-384",
          NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");

  private final TimeStampToken token;
  private final X509CertificateHolder signer;
  private final List<X509CertificateHolder> brought;

  private Timestamp(
      TimeStampToken token, X509CertificateHolder signer, List<X509CertificateHolder> brought) {
    this.token = token;
    this.signer = signer;
    this.brought = brought;
  }

  /// What does not hold, in words that end a sentence about the timestamp.
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String words) {
      super(words);
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  /// A timestamp that holds for these bytes: its imprint is theirs, and its signature its signer's.
  ///
  /// @param known certificates from elsewhere, for a token that brings none
  static Timestamp check(byte[] tsr, byte[] sealed, List<X509CertificateHolder> known)
      throws Broken {
    try {
      TimeStampToken token = token(tsr);
      String digest = DIGESTS.get(token.getTimeStampInfo().getMessageImprintAlgOID().getId());
      if (digest == null) {
        throw new Broken("is not by SHA-256, 384 or 512");
      }
      byte[] imprint = MessageDigest.getInstance(digest).digest(sealed);
      if (!MessageDigest.isEqual(imprint, token.getTimeStampInfo().getMessageImprintDigest())) {
        throw new Broken("is of other bytes than seal.json holds");
      }
      List<X509CertificateHolder> all = new ArrayList<>(all(token));
      all.addAll(known);
      X509CertificateHolder signer = signer(token, all);
      token.validate(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(new BouncyCastleProvider())
              .build(signer));
      return new Timestamp(token, signer, all);
    } catch (TSPException
        | OperatorCreationException
        | GeneralSecurityException
        | RuntimeException e) {
      throw new Broken("does not hold: its signature is not its signer's");
    }
  }

  Instant at() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  String by() {
    return signer.getSubject().toString();
  }

  /// Whether a certificate that the reader trusts vouches for the signer, at that time.
  boolean isVouchedFor(List<X509CertificateHolder> authorities) {
    return authorities.contains(signer)
        || authorities.stream().anyMatch(authority -> leadsTo(authority));
  }

  private boolean leadsTo(X509CertificateHolder authority) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate(signer));
      PKIXBuilderParameters asked =
          new PKIXBuilderParameters(Set.of(new TrustAnchor(certificate(authority), null)), target);
      List<X509Certificate> between = new ArrayList<>();
      for (X509CertificateHolder one : brought) {
        between.add(certificate(one));
      }
      asked.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
      asked.setRevocationEnabled(false);
      asked.setDate(Date.from(at()));
      return CertPathBuilder.getInstance("PKIX").build(asked).getCertPath() != null;
    } catch (GeneralSecurityException no) {
      return false;
    }
  }

  /// The certificates of a PEM file.
  public static List<X509CertificateHolder> authorities(Path file) throws IOException {
    List<X509CertificateHolder> held = new ArrayList<>();
    try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file)))) {
      for (Object one = pem.readObject(); one != null; one = pem.readObject()) {
        if (one instanceof X509CertificateHolder certificate) {
          held.add(certificate);
        }
      }
    }
    if (held.isEmpty()) {
      throw new Refusal(
          "%s holds no certificate".formatted(file),
          "name the authority's certificate as a PEM file");
    }
    return held;
  }

  private static X509Certificate certificate(X509CertificateHolder holder)
      throws GeneralSecurityException {
    return new JcaX509CertificateConverter().getCertificate(holder);
  }

  /// An answer as the authority sent it, or the bare token in it.
  private static TimeStampToken token(byte[] tsr) throws Broken {
    try {
      TimeStampToken token = new TimeStampResponse(tsr).getTimeStampToken();
      if (token == null) {
        throw new Broken("was not granted by its authority");
      }
      return token;
    } catch (TSPException | IOException | RuntimeException bare) {
      try {
        return new TimeStampToken(new CMSSignedData(tsr));
      } catch (TSPException | IOException | CMSException | RuntimeException e) {
        throw new Broken("cannot be read as an RFC 3161 timestamp");
      }
    }
  }

  private static Collection<X509CertificateHolder> all(TimeStampToken token) {
    return token.getCertificates().getMatches(null);
  }

  private static X509CertificateHolder signer(TimeStampToken token, List<X509CertificateHolder> all)
      throws Broken {
    @SuppressWarnings("unchecked")
    Selector<X509CertificateHolder> sid = token.getSID();
    Optional<X509CertificateHolder> signer = all.stream().filter(sid::match).findFirst();
    return signer.orElseThrow(
        () -> new Broken("brings no certificate of its signer; ask for it with `-cert`"));
  }
}
