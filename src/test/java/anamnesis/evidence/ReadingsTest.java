package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {
  @TempDir Path folder;
  private Vault vault;
  private Readings readings;

  @BeforeEach
  void a_case() throws IOException {
    vault = Case.begin(folder.resolve("case"), "readings").vault();
    readings = new Readings(vault);
  }

  @Test
  void a_json_slice_is_read_by_dotted_paths() throws IOException {
    String one =
        "{\"id\":\"cus_1\",\"amount\":1.10,\"paid\":true,\"none\":null,\"empty\":\"\","
            + "\"a.b\":\"dotted\",\"metadata\":{\"patient_id\":\"p_é\"},\"list\":[{\"x\":7}]}";
    String page = "{\"data\":[{\"id\":\"ö\"}, " + one + "]}";
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    int at = page.substring(0, page.indexOf(one)).getBytes(StandardCharsets.UTF_8).length;
    int length = one.getBytes(StandardCharsets.UTF_8).length;
    Reading reading = read(bytes, Place.json(at, length), "cus_1");

    assertThat(reading.at("metadata.patient_id")).contains("p_é");
    assertThat(reading.at("amount")).contains("1.10");
    assertThat(reading.at("paid")).contains("true");
    assertThat(reading.at("list.0.x")).contains("7");
    assertThat(reading.at("a.b")).contains("dotted");
    assertThat(reading.at("none")).isEmpty();
    assertThat(reading.at("empty")).isEmpty();
    assertThat(reading.at("list.9.x")).isEmpty();
    assertThat(reading.at("metadata")).isEmpty();
    assertThat(reading.at("@id")).contains("cus_1");
    assertThat(reading.at("@sha256")).contains(vault.put(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void rows_are_found_by_their_bytes_in_any_encoding(String charset) throws IOException {
    String text = "id, name ,note\r\n1,José,\"two\r\nlines, \"\"quoted\"\"\"\n\n2,Ann,\r3,Zoë,x";
    byte[] bytes = text.getBytes(Charset.forName(charset));

    List<Reading> rows = new ArrayList<>();
    for (CsvTable.Row row : rows(bytes)) {
      assertThat(row.fault()).isEmpty();
      rows.add(read(bytes, row.place(), "row"));
    }

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).at("name")).contains("José");
    assertThat(rows.get(0).at("note")).contains("two\r\nlines, \"quoted\"");
    assertThat(rows.get(1).at("id")).contains("2");
    assertThat(rows.get(1).at("note")).isEmpty();
    assertThat(rows.get(2).at("name")).contains("Zoë");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
    byte[] bytes = "\uFEFFid;name\n7;Ann\n".getBytes(StandardCharsets.UTF_8);

    CsvTable.Row row = rows(bytes).getFirst();

    assertThat(row.place()).isEqualTo(Place.csv(2, 11, 5));
    assertThat(read(bytes, row.place(), "7").at("id")).contains("7");
  }

  @Test
  void an_unclosed_quote_costs_its_own_line_and_no_other() throws IOException {
    byte[] bytes =
        "id,name\n1,\"open\n2,Ann\n3,\"O\"Brien\"\n4,Bob\n".getBytes(StandardCharsets.UTF_8);

    List<CsvTable.Row> rows = rows(bytes);

    assertThat(rows).extracting(row -> row.place().row()).containsExactly(2L, 3L, 4L, 5L);
    assertThat(rows)
        .extracting(CsvTable.Row::fault)
        .containsExactly("text after a closing quote", "", "text after a closing quote", "");
  }

  @Test
  void ragged_rows_are_faults_unless_only_empty_values_are_left_over() throws IOException {
    byte[] bytes = "a,b\n1,2,3\n1\n1,2,,\n".getBytes(StandardCharsets.UTF_8);

    assertThat(rows(bytes))
        .extracting(CsvTable.Row::fault)
        .containsExactly("3 values for 2 columns", "1 values for 2 columns", "");
  }

  @Test
  void a_column_that_is_there_twice_may_not_contradict_itself() throws IOException {
    byte[] bytes = "id,email,email\n1,x,x\n2,x,y\n3,,z\n".getBytes(StandardCharsets.UTF_8);

    assertThat(rows(bytes))
        .extracting(CsvTable.Row::fault)
        .containsExactly("", "the column email is there twice and says two things", "");
  }

  @Test
  void a_form_is_read_by_its_fields_and_a_flat_document_by_its_labels() throws IOException {
    Reading form = pdf(document("Patient name: Someone Else", "patientName", "Ann Vargas"));
    Reading flat = pdf(document("Patient dob: 1988-04-02", "", ""));

    assertThat(form.at("patient_name")).contains("Ann Vargas");
    assertThat(flat.at("patient_dob")).contains("1988-04-02");
    assertThat(flat.at("@id")).contains("consents/x.pdf");
  }

  private Reading pdf(byte[] bytes) throws IOException {
    return read(bytes, Place.whole(Place.Form.PDF), "consents/x.pdf");
  }

  private Reading read(byte[] bytes, Place place, String id) throws IOException {
    String sha256 = vault.put(bytes);
    return readings.of(new Exhibit(sha256, place, "w", "w.thing", id, List.of()));
  }

  private static List<CsvTable.Row> rows(byte[] bytes) throws IOException {
    List<CsvTable.Row> rows = new ArrayList<>();
    try (CsvTable table = CsvTable.open(() -> new ByteArrayInputStream(bytes))) {
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private static byte[] document(String line, String field, String value) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDType1Font font = new PDType1Font(FontName.HELVETICA);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(font, 11);
        content.newLineAtOffset(72, 700);
        content.showText(line);
        content.endText();
      }
      if (!field.isEmpty()) {
        PDAcroForm form = new PDAcroForm(document);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), font);
        form.setDefaultResources(resources);
        form.setDefaultAppearance("/Helv 11 Tf 0 g");
        document.getDocumentCatalog().setAcroForm(form);
        PDTextField text = new PDTextField(form);
        text.setPartialName(field);
        form.getFields().add(text);
        text.setValue(value);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
