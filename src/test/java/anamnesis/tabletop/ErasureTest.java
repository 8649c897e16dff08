package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.casefile.Json;
import anamnesis.evidence.Quarantined;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Row;
import anamnesis.reconcile.Balance;
import anamnesis.reconcile.Conservation;
import anamnesis.shell.TheShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In a world where two had themselves erased at Stripe, and chart and bucket were forgotten.
class ErasureTest {
  private static final TheWorld WORLD = TheWorld.wiped();
  @TempDir private static Path folder;
  private static Truth truth;
  private static Path doubtful;
  private static Path ruled;

  @BeforeAll
  static void play() throws IOException {
    truth = Truth.read(WORLD.scene().truth());
    ruled = folder.resolve("ruled");
    WORLD.played(ruled);
    doubtful = folder.resolve("doubtful");
    WORLD.begun(doubtful);
    TheShell shell = WORLD.shell(doubtful);
    shell.run("gather", "stripe", "--rate", "2000");
    shell.run("gather", "ehr", WORLD.scene().ehr().toString());
    shell.run("gather", "s3", WORLD.scene().bucket().toString());
    shell.run("link");
    shell.run("rebuild");
  }

  @Test
  void nobody_who_was_erased_has_a_row_before_or_after_somebody_ruled() throws IOException {
    assertThat(truth.erased()).hasSize(2);
    for (Path night : List.of(doubtful, ruled)) {
      assertThat(returned(night)).doesNotContainAnyElementsOf(gone());
    }
  }

  @Test
  void until_somebody_rules_they_are_set_aside_with_the_reason_and_the_way_out()
      throws IOException {
    try (Stream<Quarantined> all = Quarantined.shelf(Case.open(doubtful), "rebuild").read()) {
      assertThat(all)
          .anyMatch(one -> one.reason().contains("may speak of a person who was erased"));
    }
    assertThat(WORLD.shell(doubtful).run("rebuild").out())
        .contains("held back")
        .contains("may have been erased: `anamnesis review`");
    String sums = WORLD.shell(doubtful).run("reconcile", "--format", "json").out();
    assertThat(Json.tree(sums).path("conservation").path("holds").asBoolean()).as(sums).isTrue();
  }

  @Test
  void then_all_that_speaks_of_them_is_omitted_whoever_kept_it_and_the_sums_hold()
      throws IOException {
    try (Stream<Fate> fates = Fate.shelf(Case.open(ruled)).read()) {
      Set<String> omitted =
          fates
              .filter(fate -> fate.became() == Fate.Became.OMITTED)
              .map(Fate::exhibit)
              .collect(Collectors.toSet());
      for (Truth.Human human : truth.erased()) {
        assertThat(omitted).contains("ehr.patient:" + human.chart());
        assertThat(omitted)
            .anyMatch(key -> key.startsWith("consent.document:consents/" + human.key()));
        assertThat(omitted).containsAll(paidBy(human));
      }
    }
    Conservation sums = Balance.last(Case.open(ruled)).orElseThrow().conservation();
    assertThat(sums.faults()).isEmpty();
    assertThat(sums.omitted()).isGreaterThan(10);
    String one = truth.erased().getFirst().key();
    assertThat(WORLD.shell(ruled).run("who", one).out())
        .contains("erased       at a witness: no row is made of them");
    assertThat(WORLD.shell(doubtful).run("who", one).out()).contains("held back until you rule");
    assertThat(WORLD.shell(ruled).run("link").out())
        .contains("2   were erased at a witness: they do not come back");
  }

  @Test
  void a_child_whose_parent_was_erased_is_there_with_all_that_was_paid_for_it() throws IOException {
    Truth.Human parent =
        truth.erased().stream().filter(one -> !children(one).isEmpty()).findFirst().orElseThrow();
    String child = children(parent).iterator().next();
    assertThat(returned(ruled)).contains(child);
    Set<String> paid =
        truth.table("payment").stream()
            .filter(row -> child.equals(row.get("patient_id")))
            .map(row -> String.valueOf(row.get("id")))
            .collect(Collectors.toSet());
    assertThat(paid).isNotEmpty();
    try (Stream<Row> rows = Row.shelf(Case.open(ruled), "payment").read()) {
      assertThat(rows.map(Row::key)).containsAll(paid);
    }
  }

  private static Set<String> gone() {
    return truth.erased().stream().map(Truth.Human::key).collect(Collectors.toSet());
  }

  /// Patients for whom an account of somebody else paid.
  private static Set<String> children(Truth.Human parent) {
    return truth.people().stream()
        .filter(one -> one.account().equals(parent.account()))
        .map(Truth.Human::key)
        .collect(Collectors.toSet());
  }

  /// The intent that was not overwritten.
  private static List<String> paidBy(Truth.Human human) throws IOException {
    Set<String> theirs =
        truth.exhibits().stream()
            .filter(one -> one.person().equals(human.key()))
            .map(one -> one.kind() + ":" + one.id())
            .collect(Collectors.toSet());
    try (Stream<Fate> fates = Fate.shelf(Case.open(ruled)).read()) {
      List<String> kept =
          fates
              .filter(fate -> fate.kind().equals("stripe.payment_intent"))
              .map(Fate::exhibit)
              .filter(theirs::contains)
              .toList();
      assertThat(kept).isNotEmpty();
      return kept;
    }
  }

  /// Every key of a person that stands in any row.
  private static Set<String> returned(Path night) throws IOException {
    Case file = Case.open(night);
    return Stream.of("patient", "intake", "payment", "consent")
        .flatMap(
            table -> {
              try (Stream<Row> rows = Row.shelf(file, table).read()) {
                return rows.toList().stream();
              }
            })
        .flatMap(row -> Stream.of(row.key(), row.value("patient_id").orElse("")))
        .collect(Collectors.toSet());
  }
}
