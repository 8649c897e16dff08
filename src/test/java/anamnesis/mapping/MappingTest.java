package anamnesis.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {
  @TempDir private Path folder;

  @Test
  void the_shipped_mapping_is_without_fault_and_loads_people_before_what_is_theirs()
      throws IOException {
    Path shipped = Path.of(System.getProperty("anamnesis.folder", ".")).resolve("mappings/portal");
    Mapping mapping = Mapping.read(shipped, shipped.resolve("schema.sql"));
    assertThat(mapping.tables().stream().map(TableMapping::table))
        .containsSubsequence("public.patient", "public.consent")
        .containsSubsequence("public.patient", "public.intake")
        .containsSubsequence("public.patient", "public.payment");
  }

  @Test
  void all_faults_of_all_files_are_named_at_once_with_their_lines() throws IOException {
    write("schema.sql", "create table pet (id text primary key, name text not null, owner text);");
    write(
        "pet.yaml",
        """
        table: public.pet
        rows: {each: animal}
        key: number
        columns:
          id: {from: name portal.pet}
          name: {form: ehr.pet name}
          colour: {from: ehr.pet colour | shout}
        """);
    write(
        "owner.yaml",
        """
        table: owner
        rows: {each: person, where: nonsense}
        key: id
        columns:
          id: {from: name portal.owner, agree: loosely}
          token: {made: {prefix: t_, of: nothing}, withheld: "it is new"}
        """);
    assertThatThrownBy(() -> Mapping.read(folder, folder.resolve("schema.sql")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("owner.yaml:1: `table` is wanted, with its schema")
        .hasMessageContaining("owner.yaml:2: `nonsense` is not `KIND FIELD`")
        .hasMessageContaining("owner.yaml:5: unknown `agree: loosely`")
        .hasMessageContaining("owner.yaml:6: column token: say `from` or `made`")
        .hasMessageContaining("owner.yaml:6: `made` must be `of` another column")
        .hasMessageContaining("pet.yaml:2: `each` must be person, payment, document or record")
        .hasMessageContaining("pet.yaml:3: `key` must name one of the columns")
        .hasMessageContaining("pet.yaml:6: unknown key `form`")
        .hasMessageContaining("pet.yaml:7: unknown `| shout`")
        .hasMessageContaining("pet.yaml:7: the schema's public.pet has no column colour")
        .hasMessageContaining("has a column owner of which nothing is said");
  }

  @Test
  void what_only_a_person_has_is_not_asked_of_a_record() throws IOException {
    write("schema.sql", "create table fee (id text primary key, owner text, payer text);");
    write(
        "fee.yaml",
        """
        table: public.fee
        rows: {each: record, known-by: portal.patient, where: stripe.charge id}
        key: id
        columns:
          id: {from: stripe.charge id}
          owner: {from: [whose portal.patient, name portal.patient]}
          payer: {from: payer stripe.customer}
        """);
    assertThatThrownBy(() -> Mapping.read(folder, folder.resolve("schema.sql")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("fee.yaml:2: `known-by` asks who it is, and a record is nobody")
        .hasMessageContaining("fee.yaml:6: column owner: `name` and `payer` ask of a person")
        .hasMessageContaining("fee.yaml:7: column payer: `name` and `payer` ask of a person")
        .hasMessageNotContaining("fee.yaml:5");
  }

  @Test
  void an_empty_folder_is_refused() {
    assertThatThrownBy(() -> Mapping.read(folder.resolve("none"), folder.resolve("schema.sql")))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void definitions_are_read_as_people_and_as_pg_dump_write_them() throws IOException {
    Schema schema =
        schema(
            """
            -- create table not_this (id int);
            CREATE TABLE "public"."Patient" (
                id text NOT NULL,
                amount numeric(10,2) DEFAULT 0 NOT NULL,
                CONSTRAINT positive CHECK ((amount > 0))
            );
            create table visit (id bigserial primary key, who text not null references "Patient" (id));
            create table note (id int primary key, visit bigint);
            ALTER TABLE ONLY public.note
                ADD CONSTRAINT note_visit FOREIGN KEY (visit) REFERENCES public.visit(id);
            """);
    assertThat(schema.tables().keySet())
        .containsExactly("public.Patient", "public.visit", "public.note");
    assertThat(schema.table("public.Patient").orElseThrow().columns())
        .containsExactly(
            Map.entry("id", ColumnType.ANY),
            Map.entry("amount", new ColumnType(ColumnType.Form.NUMBER, 8)));
    assertThat(schema.table("public.Patient").orElseThrow().required()).containsExactly("id");
    assertThat(schema.table("public.visit").orElseThrow().required()).containsExactly("who");
    assertThat(schema.table("public.visit").orElseThrow().references())
        .containsEntry("who", "public.Patient");
    assertThat(schema.table("public.note").orElseThrow().references())
        .containsEntry("visit", "public.visit");
  }

  @Test
  void what_is_taken_of_a_name_is_spelt_as_it_was() {
    assertThat(Take.GIVEN.from("Mary O'Neill-Smith")).contains("Mary");
    assertThat(Take.FAMILY.from("Mary O'Neill-Smith")).contains("O'Neill-Smith");
    assertThat(Take.FAMILY.from("Maria de la Cruz")).contains("de la Cruz");
    assertThat(Take.GIVEN.from("Vargas, Jonathan")).contains("Jonathan");
    assertThat(Take.FAMILY.from("Robert Hale Jr.")).contains("Hale Jr.");
    assertThat(Take.GIVEN.from("Cher")).isEmpty();
    assertThat(Take.AS_IT_IS.from("[redacted]")).isEmpty();
  }

  @Test
  void dates_and_times_are_taken_in_one_form_or_not_at_all() {
    assertThat(Take.DATE.from("04/02/1988")).contains("1988-04-02");
    assertThat(Take.DATE.from("1988-04")).isEmpty();
    assertThat(Take.INSTANT.from("1772500000")).contains("2026-03-03T01:06:40Z");
    assertThat(Take.INSTANT.from("2026-03-03 01:06:40+0100")).contains("2026-03-03T00:06:40Z");
    assertThat(Take.INSTANT.from("2026-03-03T01:06:40")).contains("2026-03-03T01:06:40Z");
    assertThat(Take.INSTANT.from("soon")).isEmpty();
    assertThat(Take.PHONE.from("(937) 521-0111")).contains("+19375210111");
    assertThat(Take.PHONE.from("none")).isEmpty();
  }

  @Test
  void what_no_database_could_give_back_is_not_taken() {
    assertThat(Take.AS_IT_IS.from("Jo\ud83d")).isEmpty();
    assertThat(Take.AS_IT_IS.from("\udc00Jo")).isEmpty();
    assertThat(Take.AS_IT_IS.from("Jo\0")).isEmpty();
    assertThat(Take.AS_IT_IS.from("Jo \ud83d\ude00")).contains("Jo \ud83d\ude00");
  }

  @Test
  void witnesses_agree_however_they_spell_it() {
    assertThat(Agree.NAME.same("Jon", "Jonathan")).isTrue();
    assertThat(Agree.NAME.same("Jon", "Joan")).isFalse();
    assertThat(Agree.FAMILY.same("O'Neill", "ONEILL")).isTrue();
    assertThat(Agree.FAMILY.same("Hale Jr", "Hale")).isTrue();
    assertThat(Agree.FAMILY.same("Hale Jr", "Hale Sr")).isFalse();
    assertThat(Agree.PHONE.same("(937) 521-0111", "+1 937 521 0111")).isTrue();
    assertThat(Agree.STREET.same("12 Alder Court", "12 alder ct.")).isTrue();
    assertThat(Agree.EMAIL.same("A@b.org", "a@b.org")).isTrue();
    assertThat(Agree.EXACTLY.same("a", "A")).isFalse();
  }

  private Schema schema(String sql) throws IOException {
    write("schema.sql", sql);
    return Schema.read(folder.resolve("schema.sql"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
