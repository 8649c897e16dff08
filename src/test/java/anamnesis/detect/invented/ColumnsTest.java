package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Columns in the habits of the frameworks that practices' portals are built with.
class ColumnsTest {
  @Test
  void prisma_writes_camels() {
    assertThat(told("id", "firstName", "lastName", "dateOfBirth", "phoneNumber", "createdAt"))
        .isEqualTo(
            Map.of(
                "firstName", "given",
                "lastName", "family",
                "dateOfBirth", "born",
                "phoneNumber", "phone",
                "createdAt", "created"));
  }

  @Test
  void rails_and_devise_write_snakes() {
    assertThat(told("id", "first_name", "last_name", "birthday", "encrypted_password", "zip_code"))
        .isEqualTo(
            Map.of(
                "first_name", "given",
                "last_name", "family",
                "birthday", "born",
                "encrypted_password", "secret",
                "zip_code", "postal"));
  }

  @Test
  void other_tongues_have_other_words() {
    assertThat(told("Vorname", "Nachname", "Geburtsdatum", "Straße", "PLZ", "Ort", "Telefon"))
        .isEqualTo(
            Map.of(
                "Vorname", "given",
                "Nachname", "family",
                "Geburtsdatum", "born",
                "Straße", "street",
                "PLZ", "postal",
                "Ort", "city",
                "Telefon", "phone"));
    assertThat(told("prénom", "nom", "adresse", "ville", "courriel"))
        .isEqualTo(
            Map.of(
                "prénom", "given",
                "nom", "family",
                "adresse", "street",
                "ville", "city",
                "courriel", "email"));
    assertThat(told("nome", "cognome", "indirizzo"))
        .isEqualTo(Map.of("nome", "given", "cognome", "family", "indirizzo", "street"));
    assertThat(told("nome", "cidade")).isEqualTo(Map.of("nome", "name", "cidade", "city"));
  }

  @Test
  void django_and_laravel_have_their_own_words() {
    assertThat(told("id", "password", "date_joined", "name", "email", "remember_token", "sex"))
        .isEqualTo(
            Map.of(
                "password", "secret",
                "date_joined", "created",
                "name", "name",
                "email", "email",
                "remember_token", "secret",
                "sex", "sex"));
  }

  @Test
  void others_write_pascals_spaces_and_other_languages() {
    assertThat(told("PatientID", "First Name", "LastName", "DOB", "SSN", "Home Phone"))
        .isEqualTo(
            Map.of(
                "First Name", "given",
                "LastName", "family",
                "DOB", "born",
                "SSN", "national",
                "Home Phone", "phone"));
    assertThat(told("Vorname", "Nachname", "Geburtsdatum", "Telefon", "E-Mail"))
        .containsEntry("Vorname", "given")
        .containsEntry("Geburtsdatum", "born")
        .containsEntry("E-Mail", "email");
  }

  @Test
  void first_and_last_are_names_only_where_they_stand_together() {
    assertThat(told("FIRST", "LAST")).isEqualTo(Map.of("FIRST", "given", "LAST", "family"));
    assertThat(told("last", "seen")).isEmpty();
  }

  @Test
  void what_is_called_so_and_holds_something_else_is_not_taken_for_it() {
    List<@Nullable String[]> samples = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      samples.add(new @Nullable String[] {"2026-03-14 09:30:0" + i, "true", "Vargas, Ada " + i});
    }
    Columns columns = columns(List.of("email_verified_at", "phone_opt_in", "who"), samples);
    assertThat(columns.told()).isEmpty();
    assertThat(columns.ofPeople()).isFalse();
  }

  @Test
  void a_column_of_names_is_known_by_what_stands_in_it() {
    List<@Nullable String[]> samples = new ArrayList<>();
    for (String name : List.of("Vargas, Ada", "Brandl, Uwe Karl", "O'Neill, Siân", "Ito, Kei")) {
      samples.add(new @Nullable String[] {name});
    }
    assertThat(columns(List.of("who"), samples).told()).isEqualTo(Map.of("who", "name"));
  }

  @Test
  void what_somebody_corrected_is_believed() {
    Columns.Heading heading =
        new Columns.Heading(
            "public.patient",
            List.of("id", "dt", "email"),
            Set.of("id"),
            Map.of("dt", ColumnKind.BORN, "email", ColumnKind.OTHER));
    assertThat(Columns.of(heading, List.of()).told()).isEqualTo(Map.of("dt", "born"));
  }

  private static Map<String, String> told(String... names) {
    return columns(List.of(names), List.of()).told();
  }

  private static Columns columns(List<String> names, List<@Nullable String[]> samples) {
    return Columns.of(
        new Columns.Heading("public.patient", names, Set.of("id"), Map.of()), samples);
  }
}
