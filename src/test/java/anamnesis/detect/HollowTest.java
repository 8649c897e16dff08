package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.database.Asked;
import anamnesis.database.DatabaseUrl;
import anamnesis.database.PostgresForTests;
import anamnesis.detect.invented.Crowd;
import anamnesis.detect.invented.People;
import anamnesis.detect.invented.Sign;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Forty patients, thirty of whom were ever seen, billed or written to.
class HollowTest {
  private static final Rule HOLLOW =
      FoundByType.all(Sign.class).stream()
          .map(Sign::rule)
          .filter(rule -> rule.number().equals("S13"))
          .findFirst()
          .orElseThrow();

  private static final String PATIENTS =
      """
      create table patient(id bigint primary key, first_name text, last_name text, last_visit date);
      insert into patient(id, first_name, last_name)
        select i, 'Ruth', 'Brzozowska' from generate_series(1, 40) i;
      """;

  private static final String VISITS =
      """
      create table visit(id bigint primary key, patient_id bigint references patient);
      insert into visit select i, i % 20 + 1 from generate_series(1, 90) i;
      create table "Payment"(id bigint primary key, "patientId" bigint);
      insert into "Payment" select i, i + 15 from generate_series(1, 15) i;
      """;

  @Test
  void whoever_no_visit_and_no_payment_names_is_hollow_with_a_foreign_key_and_without() {
    assertThat(hollow(PATIENTS + VISITS, ""))
        .isEqualTo(IntStream.rangeClosed(31, 40).boxed().toList());
  }

  @Test
  void a_last_visit_is_a_history_too() {
    String seen = "update patient set last_visit = '2026-10-01' where id > 35";
    assertThat(hollow(PATIENTS + VISITS + seen, ""))
        .isEqualTo(IntStream.rangeClosed(31, 35).boxed().toList());
  }

  @Test
  void where_hardly_anybody_or_everybody_has_a_history_it_says_nothing() {
    String few =
        "create table visit as select i as id, i as patient_id from generate_series(1::bigint, 7) i";
    assertThat(hollow(PATIENTS + few, "")).isEmpty();
    String all =
        "create table visit as select i as id, i as patient_id from generate_series(1::bigint, 39) i";
    assertThat(hollow(PATIENTS + all, "")).isEmpty();
  }

  @Test
  void nobody_is_without_children_if_some_of_them_may_not_be_read() {
    String reader =
        """
        drop role if exists half_a_reader;
        create role half_a_reader;
        grant usage on schema public to half_a_reader;
        grant select on patient, visit to half_a_reader;
        """;
    assertThat(hollow(PATIENTS + VISITS + reader, "half_a_reader")).isEmpty();
  }

  private static List<Integer> hollow(String tables, String role) {
    String url = PostgresForTests.database(tables);
    String as =
        role.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + "options=-crole%3D" + role;
    try (Asked asked = Asked.open(DatabaseUrl.of(as))) {
      Wounded wounded = new Wounded(asked, new Selection(List.of("patient")));
      Crowd crowd =
          new People(wounded.people(), FoundByType.all(Sign.class), Map.of(), Progress.SILENT)
              .crowds()
              .getFirst();
      return IntStream.range(0, crowd.records())
          .filter(record -> crowd.spoke(HOLLOW, record))
          .map(record -> Integer.parseInt(crowd.keyOf(record)))
          .boxed()
          .toList();
    }
  }
}
