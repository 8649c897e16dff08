package anamnesis.source.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bucket witness where the bucket was copied into a folder.
class FolderTest extends SourceContract {
  private Path bucket;

  @BeforeEach
  void a_bucket() throws IOException {
    bucket = folder.resolve("bucket");
    put(
        "consents/p_1/treatment-v2.pdf",
        Paper.form(
            Map.of(
                "patient_id", "p_1",
                "patient_name", "Mia Vargas",
                "patient_dob", "2015-04-02",
                "consent_kind", "treatment",
                "signed_by", "Ann Vargas",
                "room", "4 b")));
    put(
        "uploads/0123456789abcdef.pdf",
        Paper.flat(
            Map.of(
                "Patient name", "Ann Vargas",
                "Patient dob", "1988-04-02",
                "Signed by", "Ann Vargas",
                "Consent kind", "privacy")));
  }

  @Override
  protected Source source() {
    return new BucketSource();
  }

  @Override
  protected Source.Question question() {
    return asked(bucket);
  }

  @Override
  protected long records() {
    return 2;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("consent.document:consents/p_1/treatment-v2.pdf", "room", "4 b"));
  }

  @Test
  void a_form_says_whom_it_is_about_and_who_signed_for_them() throws Exception {
    hear();

    assertThat(exhibit("consent.document:consents/p_1/treatment-v2.pdf").traits())
        .containsExactly(
            Mention.self("@id", new Identifier("portal.patient", "p_1")),
            Mention.self("patient_id", new Identifier("portal.patient", "p_1")),
            Mention.self("patient_name", new PersonName("mia", "", "vargas", "")),
            Mention.self("patient_dob", new BirthDate(2015, 4, 2)),
            Mention.document(
                "@id", new Identifier("consent.document", "consents/p_1/treatment-v2.pdf")),
            Mention.signer("signed_by", new PersonName("ann", "", "vargas", "")));
  }

  @Test
  void a_flat_document_is_read_by_its_labels() throws Exception {
    hear();

    Exhibit flat = exhibit("consent.document:uploads/0123456789abcdef.pdf");
    Reading reading = new Readings(file.vault()).of(flat);
    assertThat(reading.at("consent_kind")).contains("privacy");
    assertThat(flat.traits()).extracting(Mention::role).doesNotContain(Mention.Role.SIGNER);
    assertThat(flat.traits()).contains(Mention.self("patient_dob", new BirthDate(1988, 4, 2)));
  }

  @Test
  void what_cannot_be_read_is_kept_and_quarantined_with_its_reason() throws Exception {
    put("uploads/a-locked.pdf", Paper.locked());
    put("uploads/b-cut.pdf", Arrays.copyOf(Paper.locked(), 60));
    put("uploads/c-notes.txt", "hello".getBytes(StandardCharsets.UTF_8));
    put("uploads/d-empty.pdf", new byte[0]);

    Tally tally = hear();

    assertThat(tally.complete()).isTrue();
    assertThat(tally.quarantined()).isEqualTo(4);
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .anyMatch(reason -> reason.equals("locked by a password"))
        .anyMatch(reason -> reason.startsWith("damaged"))
        .anyMatch(reason -> reason.equals("not a PDF"))
        .anyMatch(reason -> reason.equals("an empty file"));
    assertThat(quarantined()).allMatch(one -> file.vault().has(one.sha256()));
  }

  @Test
  void two_documents_of_the_same_broken_bytes_are_two_and_are_named() throws Exception {
    put("consents/p_2/privacy-v1.pdf", new byte[0]);
    put("consents/p_3/privacy-v1.pdf", new byte[0]);

    Tally tally = hear();

    assertThat(tally.quarantined()).isEqualTo(2);
    assertThat(tally.merged()).isZero();
    assertThat(quarantined())
        .extracting(Quarantined::id)
        .containsExactly("consents/p_2/privacy-v1.pdf", "consents/p_3/privacy-v1.pdf");
  }

  @Test
  void a_document_built_to_exhaust_its_reader_is_given_up() throws Exception {
    put("uploads/bomb.pdf", Paper.bomb());

    Tally tally = hear();

    assertThat(tally.stored()).isEqualTo(2);
    assertThat(quarantined())
        .extracting(Quarantined::reason)
        .containsExactly("more than 1000000 characters of text");
  }

  @Test
  void awkward_documents_of_others_neither_hang_nor_crash_it() throws Exception {
    Path others =
        Path.of(System.getProperty("anamnesis.folder", "."), "..", "shared/data/pdf/pdfbox");
    Assumptions.assumeTrue(Files.isDirectory(others));

    Tally tally = new Gathering(file).hear(source(), asked(others));

    assertThat(tally.complete()).isTrue();
    assertThat(tally.holds()).isTrue();
    assertThat(tally.stored()).isGreaterThan(tally.quarantined());
  }

  @Test
  void two_places_are_one_testimony() throws Exception {
    Path older = Files.createDirectories(folder.resolve("older/uploads"));
    Files.write(older.resolve("fedcba9876543210.pdf"), Paper.flat(Map.of("Patient name", "Li Ko")));

    Tally tally =
        new Gathering(file)
            .hear(
                source(),
                new Source.Question(
                    List.of(bucket.toString(), folder.resolve("older").toString()),
                    Map.of(),
                    0,
                    quiet()));

    assertThat(tally.stored()).isEqualTo(3);
    assertThat(tally.proof()).contains("all 3 objects");
  }

  @Test
  void a_link_that_leads_to_no_file_is_not_passed_over_in_silence() throws Exception {
    Files.createSymbolicLink(bucket.resolve("archive"), folder);

    Tally tally = hear();

    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("1 a link to no file");
  }

  @Test
  void a_folder_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(folder.resolve("nowhere"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there is no folder");
  }

  private void put(String key, byte[] bytes) throws IOException {
    Path path = bucket.resolve(key);
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, bytes);
  }

  private static Source.Question asked(Path path) {
    return new Source.Question(
        List.of(path.toString()), Map.of("AWS_SECRET_ACCESS_KEY", SECRET), 0, quiet());
  }
}
