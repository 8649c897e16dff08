package anamnesis.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class DoorsTest {
  private static final Origin SOMEWHERE =
      new Origin("stripe.customer:cus_1", "0".repeat(64), "bytes 0+1", "email");

  @Test
  void a_login_that_another_claims_opens_neither_even_where_that_claim_is_disputed()
      throws IOException {
    Cell known = new Cell.Known("ann@alderpost.com", SOMEWHERE, List.of());
    Cell disputed =
        new Cell.Disputed(
            List.of(
                new Cell.Claim("bo@alderpost.com", SOMEWHERE),
                new Cell.Claim("Ann@alderpost.com ", SOMEWHERE)),
            false);

    List<Draft> shut = Doors.shutOnTwo(patient(), List.of(draft("a", known), draft("b", disputed)));

    assertThat(shut).allMatch(draft -> draft.value("login_email").isEmpty());
    assertThat(shut.getFirst().row().cells().get("login_email")).isInstanceOf(Cell.Disputed.class);
  }

  @Test
  void a_login_that_nobody_else_claims_stays_open() throws IOException {
    Cell known = new Cell.Known("ann@alderpost.com", SOMEWHERE, List.of());
    Cell other = new Cell.Known("bo@alderpost.com", SOMEWHERE, List.of());

    List<Draft> open = Doors.shutOnTwo(patient(), List.of(draft("a", known), draft("b", other)));

    assertThat(open).allMatch(draft -> draft.value("login_email").isPresent());
  }

  private static Draft draft(String key, Cell login) throws IOException {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
    cells.put("login_email", login);
    return new Draft(patient(), new Row("public.patient", key, "person-" + key, cells), List.of());
  }

  private static TableMapping patient() throws IOException {
    Path shipped = Path.of(System.getProperty("anamnesis.folder", ".")).resolve("mappings/portal");
    return Mapping.read(shipped, shipped.resolve("schema.sql")).table("patient").orElseThrow();
  }
}
