package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {
  private static final Life LIFE =
      Life.of(new Wish(Incident.WIPED_AND_RESEEDED, Wish.PATIENTS, 9, Wish.AS_OF));
  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Bucket.write(LIFE.consents(), folder);
  }

  @Test
  void a_form_holds_what_was_signed_in_its_fields() throws IOException {
    Consent consent =
        LIFE.consents().stream()
            .filter(one -> !one.flat() && !one.upload())
            .findFirst()
            .orElseThrow();
    try (PDDocument document = Loader.loadPDF(folder.resolve(consent.key()).toFile())) {
      Map<String, String> values =
          StreamSupport.stream(
                  document.getDocumentCatalog().getAcroForm(null).getFieldTree().spliterator(),
                  false)
              .collect(Collectors.toMap(PDField::getFullyQualifiedName, PDField::getValueAsString));
      assertThat(values)
          .containsEntry("patient_id", consent.patient().key())
          .containsEntry("patient_name", consent.patient().called().whole())
          .containsEntry("patient_dob", consent.patient().born().toString())
          .containsEntry("consent_kind", consent.kind())
          .containsEntry("consent_version", consent.version())
          .containsEntry("signed_by", consent.signedBy())
          .containsEntry("signed_on", consent.signedOn().toString())
          .hasSize(7);
    }
  }

  @Test
  void a_flat_sheet_says_it_in_lines() throws IOException {
    Consent consent =
        LIFE.consents().stream()
            .filter(one -> one.flat() && !one.upload())
            .findFirst()
            .orElseThrow();
    try (PDDocument document = Loader.loadPDF(folder.resolve(consent.key()).toFile())) {
      assertThat(document.getDocumentCatalog().getAcroForm(null)).isNull();
      assertThat(new PDFTextStripper().getText(document))
          .contains("Patient id: " + consent.patient().key())
          .contains("Patient name: " + consent.patient().called().whole())
          .contains("Patient dob: " + consent.patient().born())
          .contains("Signed on: " + consent.signedOn());
    }
  }

  @Test
  void an_upload_names_no_id_and_a_guardian_signs_for_a_child() throws IOException {
    assertThat(LIFE.consents()).filteredOn(Consent::upload).hasSize(10);
    for (Consent upload : LIFE.consents().stream().filter(Consent::upload).toList()) {
      byte[] bytes = java.nio.file.Files.readAllBytes(folder.resolve(upload.key()));
      assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("p_")
          .contains(upload.patient().called().given());
    }
    assertThat(LIFE.consents())
        .filteredOn(consent -> consent.patient().quirk() == Quirk.TWIN)
        .isNotEmpty()
        .allMatch(consent -> !consent.signedBy().equals(consent.patient().called().whole()));
  }
}
