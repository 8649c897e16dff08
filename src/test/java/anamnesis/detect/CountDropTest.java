package anamnesis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.backup.Copy;
import anamnesis.backup.CopyMade;
import anamnesis.detect.CountDrop.Before;
import anamnesis.detect.CountDrop.Change;
import anamnesis.detect.Finding.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountDropTest {
  private static final Instant NIGHT = Instant.parse("2026-04-05T03:17:00Z");

  @ParameterizedTest
  @CsvSource({
    "151, 12, CRITICAL",
    "151, 0, CRITICAL",
    "1, 0, CRITICAL",
    "60, 29, CRITICAL",
    "30, 12, WARN",
    "49, 48, WARN",
    "50, 49, none",
    "60, 30, none",
    "151, 151, none",
    "151, 160, none",
    "0, 0, none",
  })
  void a_loss_is_judged_by_its_size_and_its_share(long before, long now, String expected) {
    List<Finding> findings =
        CountDrop.judge(
            List.of(
                new Change(
                    new Before("public.patient", before, "a.sql", NIGHT), "public.patient", now)));
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactlyElementsOf(
            expected.equals("none") ? List.of() : List.of(Severity.valueOf(expected)));
  }

  @Test
  void a_finding_says_what_was_and_what_is() {
    Finding finding =
        CountDrop.judge(
                List.of(
                    new Change(
                        new Before("public.patient", 151, "a.sql", NIGHT), "public.patient", 12)))
            .getFirst();
    assertThat(finding.id()).isEqualTo("P17-public.patient");
    assertThat(finding.statement())
        .isEqualTo("public.patient: 151 rows in the copy of 2026-04-05 03:17 UTC, 12 now");
    assertThat(finding.measures()).containsEntry("before", 151L).containsEntry("now", 12L);
  }

  @Test
  void a_table_that_is_gone_is_not_an_empty_one() {
    Finding finding =
        CountDrop.judge(List.of(new Change(new Before("public.patient", 3, "a.sql", NIGHT), "", 0)))
            .getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.statement()).endsWith("no table now");
  }

  @Test
  void each_table_is_compared_with_the_newest_copy_that_can_be_read_and_has_it() {
    List<Copy> copies =
        List.of(
            copy("1.sql", true, CopyMade.table("public.patient", 151)),
            copy("2.sql", true, CopyMade.table("public.visit", 9)),
            copy("3.sql", false, CopyMade.table("public.patient", 7)));
    assertThat(CountDrop.newest(copies, Selection.ALL).values())
        .extracting(Before::table, Before::rows, Before::copy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("public.patient", 151L, "1.sql"),
            org.assertj.core.groups.Tuple.tuple("public.visit", 9L, "2.sql"));
    assertThat(CountDrop.newest(copies, new Selection(List.of("Visit"))).keySet())
        .containsExactly("public.visit");
  }

  @Test
  void a_copy_in_which_the_table_is_empty_already_asks_for_nothing() {
    List<Copy> copies =
        List.of(
            copy("1.sql", true, CopyMade.table("public.intake", 147)),
            copy(
                "2.sql",
                true,
                CopyMade.table("public.intake", 0),
                CopyMade.table("public.patient", 151)));
    assertThat(CountDrop.newest(copies, Selection.ALL).keySet()).containsExactly("public.patient");
  }

  private static Copy copy(String path, boolean complete, Copy.Table... tables) {
    return CopyMade.called(path).takenAt(NIGHT).complete(complete).tables(tables).copy();
  }
}
