package anamnesis.casefile.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimestampTest {
  private static final byte[] SEAL =
      "{\"schema\":\"anamnesis/seal/1\"}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;

  @Test
  void a_timestamp_by_any_of_three_hashes_holds_and_is_vouched_for_only_by_who_is_trusted()
      throws Exception {
    StampingAuthority clock = new StampingAuthority("Clock of Albany");
    StampingAuthority other = new StampingAuthority("Clock of Troy");
    for (byte[] tsr :
        List.of(
            clock.stamp(SEAL, TSPAlgorithms.SHA256, "SHA-256"),
            clock.stamp(SEAL, TSPAlgorithms.SHA384, "SHA-384"),
            clock.stamp(SEAL, TSPAlgorithms.SHA512, "SHA-512"))) {
      Timestamp stamp = Timestamp.check(tsr, SEAL, List.of());
      assertThat(stamp.by()).isEqualTo("CN=Clock of Albany");
      assertThat(stamp.isVouchedFor(List.of(clock.certificate))).isTrue();
      assertThat(stamp.isVouchedFor(List.of(other.certificate))).isFalse();
      assertThat(stamp.isVouchedFor(List.of())).isFalse();
    }
  }

  @Test
  void a_timestamp_of_other_bytes_or_with_any_byte_changed_does_not_hold() throws Exception {
    byte[] tsr = new StampingAuthority("Clock").stamp(SEAL, TSPAlgorithms.SHA256, "SHA-256");
    assertThatThrownBy(() -> Timestamp.check(tsr, new byte[] {'x'}, List.of()))
        .hasMessage("is of other bytes than seal.json holds");
    int held = 0;
    for (int at = 20; at < tsr.length; at += 7) {
      byte[] flipped = tsr.clone();
      flipped[at] ^= 1;
      try {
        Timestamp.check(flipped, SEAL, List.of());
        held++;
      } catch (Timestamp.Broken broken) {
        assertThat(broken.words()).isNotBlank();
      }
    }
    // What the signature does not cover: the parts of the certificate that its own signer signed.
    assertThat(held).isLessThan(tsr.length / 7 / 2);
    assertThatThrownBy(() -> Timestamp.check(new byte[0], SEAL, List.of()))
        .hasMessage("cannot be read as an RFC 3161 timestamp");
  }

  @Test
  void what_openssl_stamped_holds_too() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    Files.writeString(
        home.resolve("tsa.cnf"),
        """
        [req]
        distinguished_name = dn
        x509_extensions = ext
        prompt = no
        [dn]
        CN = Clock of Utica
        [ext]
        extendedKeyUsage = critical,timeStamping
        [tsa]
        default_tsa = t
        [t]
        serial = serial
        signer_cert = tsa.pem
        signer_key = tsa.key
        signer_digest = sha256
        default_policy = 1.2.3.4
        digests = sha256, sha384, sha512
        ess_cert_id_alg = sha256
        """);
    Files.writeString(home.resolve("serial"), "01\n");
    Files.write(home.resolve("seal.json"), SEAL);
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "tsa.key",
        "-out",
        "tsa.pem",
        "-config",
        "tsa.cnf",
        "-days",
        "2");
    openssl("ts", "-query", "-data", "seal.json", "-sha256", "-cert", "-out", "seal.tsq");
    openssl(
        "ts",
        "-reply",
        "-config",
        "tsa.cnf",
        "-section",
        "t",
        "-queryfile",
        "seal.tsq",
        "-out",
        "seal.tsr");

    Timestamp stamp =
        Timestamp.check(Files.readAllBytes(home.resolve("seal.tsr")), SEAL, List.of());

    assertThat(stamp.by()).isEqualTo("CN=Clock of Utica");
    assertThat(stamp.isVouchedFor(Timestamp.authorities(home.resolve("tsa.pem")))).isTrue();
  }

  private void openssl(String... words) throws IOException, InterruptedException {
    List<String> line = new java.util.ArrayList<>(List.of("openssl"));
    line.addAll(List.of(words));
    Process process =
        new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
