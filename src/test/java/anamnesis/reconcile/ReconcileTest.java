package anamnesis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.detect.Finding.Severity;
import anamnesis.evidence.Exhibit;
import anamnesis.link.Identity;
import anamnesis.mapping.Fate;
import anamnesis.mapping.Mapping;
import anamnesis.rebuild.Into;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import anamnesis.rebuild.TheIncident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ReconcileTest {
  private static final TheIncident INCIDENT = new TheIncident("portal-small");

  @TempDir private static Path folder;
  private static EmbeddedServer server;
  private static Mapping mapping;

  private Case file;
  private Rebuilt rebuilt;
  private String database = "";

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedServer.start(folder.resolve("server"));
    mapping = INCIDENT.mapping();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void rebuild(TestInfo test) throws Exception {
    database = test.getTestMethod().orElseThrow().getName().replaceAll("^(.{1,50}).*$", "$1");
    server.ensure(database);
    file = INCIDENT.gathered(folder.resolve(database));
    rebuilt = rebuildNow();
  }

  @Test
  void a_rebuilt_database_holds() throws IOException {
    Reconciled reconciled = reconcile();
    assertThat(reconciled.conservation().faults()).isEmpty();
    assertThat(reconciled.fails(Severity.WARN)).isFalse();
    assertThat(reconciled.money()).containsExactly(new Money("usd", 39_900, 39_900));
    assertThat(reconciled.verdicts()).hasSize(Math.toIntExact(rebuilt.rows()));
    assertThat(reconciled.counts()).containsEntry("missing", 0L).containsEntry("changed", 0L);
    Conservation sums = reconciled.conservation();
    assertThat(sums.read())
        .isEqualTo(
            sums.loaded() + sums.merged() + sums.quarantined() + sums.omitted() + sums.unused());
  }

  @Test
  void one_changed_column_is_named() throws IOException {
    run("update patient set birth_date = birth_date + 1 where id = 'p_anna00000001'");
    Reconciled reconciled = reconcile();
    assertThat(reconciled.verdicts())
        .contains(new Verdict.Changed("public.patient", "p_anna00000001", List.of("birth_date")));
    assertThat(reconciled.fails(Severity.WARN)).isTrue();
  }

  @Test
  void a_role_that_somebody_raised_is_named() throws IOException {
    run("update patient set role = 'admin' where id = 'p_anna00000001'");
    assertThat(reconcile().verdicts())
        .contains(new Verdict.Changed("public.patient", "p_anna00000001", List.of("role")));
  }

  @Test
  void a_payment_that_is_gone_is_missing_and_so_is_its_money() throws IOException {
    run("delete from payment where id = 'pi_0003'");
    Reconciled reconciled = reconcile();
    assertThat(reconciled.verdicts()).contains(new Verdict.Missing("public.payment", "pi_0003"));
    assertThat(reconciled.money()).containsExactly(new Money("usd", 39_900, 30_000));
    assertThat(reconciled.fails(Severity.CRITICAL)).isTrue();
  }

  @Test
  void a_row_that_no_witness_knows_is_unknown() throws IOException {
    run(
        "insert into payment values ('pi_9999', 'p_anna00000001', 1, 'usd', 'succeeded', null, now())");
    Reconciled reconciled = reconcile();
    assertThat(reconciled.verdicts()).contains(new Verdict.Unknown("public.payment", "pi_9999"));
    assertThat(reconciled.differences())
        .extracting(Difference::says)
        .contains("1 values of id name no stripe.payment_intent");
  }

  @Test
  void a_dangling_row_is_found_where_the_key_was_dropped() throws IOException {
    run(
        "alter table payment drop constraint payment_patient_id_fkey;"
            + " alter table payment add foreign key (patient_id) references patient (id) not valid;"
            + " set session_replication_role = replica;"
            + " delete from patient where id = 'p_ben000000002'");
    assertThat(reconcile().differences())
        .extracting(Difference::says)
        .contains("2 rows refer by patient_id to no row of public.patient");
  }

  @Test
  void an_exhibit_that_came_after_the_rebuild_is_not_accounted_for() throws IOException {
    List<Exhibit> exhibits = exhibits();
    Exhibit first = exhibits.getFirst();
    exhibits.add(
        new Exhibit(
            first.sha256(), first.place(), first.witness(), first.kind(), "later", List.of()));
    Exhibit.shelf(file).write(exhibits);
    Reconciled reconciled = reconcile();
    assertThat(reconciled.conservation().holds()).isFalse();
    assertThat(reconciled.fails(Severity.CRITICAL)).isTrue();
  }

  @Test
  void an_exhibit_that_was_dropped_on_the_way_is_not_accounted_for() throws IOException {
    List<Fate> fates;
    try (var shelf = Fate.shelf(file).read()) {
      fates =
          shelf.filter(fate -> !fate.exhibit().equals("stripe.payment_intent:pi_0007")).toList();
    }
    Fate.shelf(file).write(fates);
    assertThat(reconcile().conservation().holds()).isFalse();
  }

  @Test
  void a_document_that_belongs_to_nobody_is_set_aside_and_said() throws IOException {
    List<Identity> identities;
    try (var shelf = Identity.shelf(file).read()) {
      identities = shelf.filter(identity -> !identity.id().equals("person-5")).toList();
    }
    Identity.shelf(file).write(identities);
    server.ensure(database + "_2");
    database += "_2";
    rebuilt = rebuildNow();
    Reconciled reconciled = reconcile();
    assertThat(reconciled.conservation().faults()).isEmpty();
    assertThat(reconciled.differences())
        .extracting(Difference::says)
        .contains("1 row is witnessed and could not be made")
        .contains("usd: 39,900 witnessed, 35,400 rebuilt, in minor units");
  }

  private Rebuilt rebuildNow() throws IOException {
    return new Rebuild(file, mapping)
        .run(
            new Into.Outside(server.url(database), Optional.empty(), List.of()),
            mapping.tables(),
            mapping.folder().resolve("schema.sql"),
            Progress.SILENT);
  }

  private Reconciled reconcile() throws IOException {
    try (Asked asked = Asked.open(server.url(database))) {
      return Reconcile.run(file, mapping, rebuilt, asked);
    }
  }

  private List<Exhibit> exhibits() {
    try (var shelf = Exhibit.shelf(file).read()) {
      return new ArrayList<>(shelf.toList());
    }
  }

  private void run(String sql) {
    try (Fresh fresh = Fresh.open(server.url(database))) {
      fresh.run(sql);
      fresh.commit();
    }
  }
}
