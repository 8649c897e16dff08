package anamnesis.source.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Quarantined;
import anamnesis.evidence.Reading;
import anamnesis.evidence.Readings;
import anamnesis.evidence.Source;
import anamnesis.evidence.Tally;
import anamnesis.source.SourceContract;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EhrSourceTest extends SourceContract {
  private Path export;

  @BeforeEach
  void an_export() throws IOException {
    export = Files.createDirectories(folder.resolve("ehr-export"));
    write(
        "patients/demographics.csv",
        "id,chart_id,first_name,middle_name,last_name,nick_name,previous_name,date_of_birth,gender,"
            + "email,cell_phone,home_phone,address,city,state,zip_code,doctor_id,created_at\r\n"
            + "7,VA0001,Jonathan,Q,Vargas,Jon,Okafor,1988-04-02,Male,jon@alderpost.com,"
            + "(312) 867-5309,,12 Alder Ct,Chicago,IL,60614,1,2026-02-01T10:00:00Z\r\n"
            + "8,VA0002,Zoë,,Álvarez,,,1990-11-30,Female,,,,\"1 Elm, Apt 2\",Chicago,IL,60614,1,\r\n");
    write("patients/appointments_1.csv", "id,patient,reason\n1,7,\"first\nvisit\"\n");
    write("patients/appointments_2.csv", "id,patient,reason\n2,8,second\n");
    write("patients/intake_answers.csv", "id,patient_id,goal\n1,7,sleep better\n");
    write("patients/growth_charts.csv", "date,value,patient_id\n2026-02-03,70,8\n");
    write("README.txt", "an export");
  }

  @Override
  protected Source source() {
    return new EhrSource();
  }

  @Override
  protected Source.Question question() {
    return asked(export);
  }

  @Override
  protected long records() {
    return 6;
  }

  @Override
  protected Optional<Field> unknownField() {
    return Optional.of(new Field("ehr.growth_charts:patients/growth_charts.csv:2", "value", "70"));
  }

  @Test
  void a_chart_is_a_person_with_all_the_names_they_go_by() throws Exception {
    hear();

    assertThat(exhibit("ehr.patient:7").traits())
        .containsExactlyInAnyOrder(
            Mention.self("id", new Identifier("ehr.patient", "7")),
            Mention.self("date_of_birth", new BirthDate(1988, 4, 2)),
            Mention.self("email", Email.of("jon@alderpost.com").orElseThrow()),
            Mention.self("cell_phone", new Phone("+13128675309")),
            Mention.self("address", new Address("12 alder ct", "", "chicago", "il", "60614")),
            Mention.self("last_name", new PersonName("jonathan", "q", "vargas", "")),
            Mention.self("nick_name", new PersonName("jon", "", "vargas", "")),
            Mention.self("previous_name", new PersonName("jonathan", "q", "okafor", "")));
  }

  @Test
  void other_tables_belong_to_a_chart_and_keep_what_nobody_here_knows() throws Exception {
    hear();

    assertThat(exhibit("ehr.appointment:1").traits())
        .containsExactly(Mention.about("patient", new Identifier("ehr.patient", "7")));
    assertThat(exhibit("ehr.intake:1").traits())
        .containsExactly(Mention.about("patient_id", new Identifier("ehr.patient", "7")));
    Exhibit unknown = exhibit("ehr.growth_charts:patients/growth_charts.csv:2");
    assertThat(unknown.traits())
        .containsExactly(Mention.about("patient_id", new Identifier("ehr.patient", "8")));
    Reading reading = new Readings(file.vault()).of(unknown);
    assertThat(reading.at("value")).contains("70");
  }

  @Test
  void what_is_no_table_is_counted_and_an_archive_makes_it_incomplete() throws Exception {
    assertThat(hear().proof()).contains("files that are no tables: 1 .txt");

    write("media.zip", "PK");

    Tally tally = hear();
    assertThat(tally.complete()).isFalse();
    assertThat(tally.proof()).contains("1 .zip", "unpack the archives");
  }

  @Test
  void broken_rows_are_quarantined_with_their_reasons_and_cost_no_other_row() throws Exception {
    write(
        "patients/allergies.csv",
        "id,patient_id,notes\n1,7,\"never closed\n2,7,fine\n3,7\n4,7,a,b\n5,8,\"O\"Brien\"\n6,8,also fine\n");

    Tally tally = hear();

    assertThat(tally.read()).isEqualTo(12);
    assertThat(tally.holds()).isTrue();
    assertThat(quarantined())
        .extracting(Quarantined::kind, one -> one.place().row(), Quarantined::reason)
        .containsExactly(
            Tuple.tuple("ehr.allergies", 2L, "text after a closing quote"),
            Tuple.tuple("ehr.allergies", 4L, "2 values for 3 columns"),
            Tuple.tuple("ehr.allergies", 5L, "4 values for 3 columns"),
            Tuple.tuple("ehr.allergies", 6L, "text after a closing quote"));
    assertThat(exhibit("ehr.allergies:2")).isNotNull();
    assertThat(exhibit("ehr.allergies:6")).isNotNull();
  }

  @Test
  void other_encodings_are_read_and_reported() throws Exception {
    write("patients/a.csv", "id,name\n1,Zoë\n", Charset.forName("windows-1252"));
    write("patients/b.csv", "\uFEFFid,name\n1,Zoë\n", StandardCharsets.UTF_16LE);
    write("patients/c.csv", "\uFEFFid,name\n1,Zoë\n", StandardCharsets.UTF_8);

    Tally tally = hear();

    assertThat(tally.proof())
        .contains("patients/a.csv is in Latin-1 (it is no UTF-8)")
        .contains("patients/b.csv is in UTF-16LE")
        .doesNotContain("patients/c.csv");
    for (String key : List.of("ehr.a:1", "ehr.b:1", "ehr.c:1")) {
      assertThat(new Readings(file.vault()).of(exhibit(key)).at("name")).contains("Zoë");
    }
  }

  @Test
  void the_same_row_in_two_files_is_merged_and_a_differing_one_kept() throws Exception {
    write("patients/labs_1.csv", "id,value\n1,70\n2,80\n");
    write("patients/labs_2.csv", "value,id\n70,1\n81,2\n");

    Tally tally = hear();

    assertThat(tally.merged()).isEqualTo(1);
    assertThat(exhibits().stream().filter(one -> one.kind().equals("ehr.labs")))
        .extracting(Exhibit::recordId)
        .containsExactly("1", "2", "2");
  }

  @Test
  void the_same_bytes_under_other_columns_say_something_else() throws Exception {
    write("patients/labs_1.csv", "id,value\n1,70\n2,80\n");
    write("patients/labs_2.csv", "id,unit\n1,70\n");
    write("patients/labs_3.csv", "id,value\n2,80\n3,90\n");

    Tally tally = hear();

    assertThat(tally.merged()).isEqualTo(1);
    assertThat(exhibits().stream().filter(one -> one.kind().equals("ehr.labs")))
        .extracting(Exhibit::recordId)
        .containsExactly("1", "1", "2", "3");
  }

  @Test
  void files_named_twice_are_read_once() throws Exception {
    Tally tally =
        new Gathering(file)
            .hear(
                source(),
                asked(
                    export,
                    export.resolve("patients"),
                    export.resolve("patients/demographics.csv")));

    assertThat(tally.read()).isEqualTo(records());
  }

  @Test
  void two_exports_with_the_same_names_are_both_read() throws Exception {
    write("monday/patients/vitals.csv", "pulse,patient_id\n60,7\n");
    write("friday/patients/vitals.csv", "pulse,patient_id\n70,7\n");

    new Gathering(file).hear(source(), asked(export.resolve("monday"), export.resolve("friday")));

    assertThat(exhibits())
        .extracting(Exhibit::id)
        .containsExactly("friday/patients/vitals.csv:2", "monday/patients/vitals.csv:2");
  }

  @Test
  void a_path_without_tables_is_refused() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(empty)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("there is no CSV table in");
    assertThatThrownBy(() -> new Gathering(file).hear(source(), asked(folder.resolve("nowhere"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void a_file_without_any_line_end_is_no_trap() throws Exception {
    byte[] large = new byte[20 << 20];
    Arrays.fill(large, (byte) 'x');
    Files.write(export.resolve("patients/blob.csv"), large);

    Tally tally = hear();

    assertThat(tally.holds()).isTrue();
    assertThat(tally.read()).isGreaterThanOrEqualTo(records());
  }

  private void write(String name, String text) throws IOException {
    write(name, text, StandardCharsets.UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Path path = export.resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, text.getBytes(charset));
  }

  private static Source.Question asked(Path... paths) {
    List<String> words = Arrays.stream(paths).map(Path::toString).toList();
    return new Source.Question(words, Map.of("STRIPE_API_KEY", SECRET), 0, quiet());
  }
}
