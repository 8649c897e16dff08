package anamnesis.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.Progress;
import anamnesis.casefile.Case;
import anamnesis.database.Asked;
import anamnesis.database.EmbeddedServer;
import anamnesis.evidence.Exhibit;
import anamnesis.evidence.Place;
import anamnesis.link.Linking;
import anamnesis.mapping.Cell;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.Row;
import anamnesis.rebuild.Into;
import anamnesis.rebuild.Rebuild;
import anamnesis.rebuild.Rebuilt;
import anamnesis.rebuild.TheIncident;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list that changes while it is walked gives one record in two versions: still one record.
class VersionsTest {
  private static final String MARK = "@version:0123456789ab";

  @TempDir private Path folder;
  private Case file;
  private List<Exhibit> exhibits = new ArrayList<>();

  @BeforeEach
  void a_gathered_case() throws Exception {
    file = new TheIncident("portal-small").gathered(folder.resolve("case"));
  }

  @Test
  void an_account_and_a_payment_that_changed_meanwhile_are_one_each() throws Exception {
    Path shipped = Path.of(System.getProperty("anamnesis.folder", ".")).resolve("mappings/portal");
    Mapping mapping = Mapping.read(shipped, shipped.resolve("schema.sql"));
    try (var lines = Exhibit.shelf(file).read()) {
      exhibits = new ArrayList<>(lines.toList());
    }
    changed("stripe.customer:cus_anna1", "Anna Berg", "Anna Berg ");
    changed("stripe.payment_intent:pi_0001", "\"succeeded\"", "\"processing\"");
    changed("stripe.payment_intent:pi_0003", "\"livemode\":false", "\"livemode\":true ");
    Exhibit.shelf(file).write(exhibits.stream().sorted(Exhibit.ORDER).toList());
    Linking.link(file);

    try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("server"))) {
      server.ensure("fresh");
      Rebuilt rebuilt =
          new Rebuild(file, mapping)
              .run(
                  new Into.Outside(server.url("fresh"), Optional.empty(), List.of()),
                  mapping.tables(),
                  shipped.resolve("schema.sql"),
                  Progress.SILENT);
      try (Asked asked = Asked.open(server.url("fresh"))) {
        assertThat(cell("p_anna00000001", "stripe_customer_id"))
            .isInstanceOfSatisfying(
                Cell.Known.class, known -> assertThat(known.value()).isEqualTo("cus_anna1"));
        assertThat(
                asked.list(
                    "select distinct status as status from public.payment",
                    answer -> answer.word("status")))
            .containsExactly("succeeded");
        Reconciled reconciled = Reconcile.run(file, mapping, rebuilt, asked);
        assertThat(reconciled.money()).isNotEmpty().allMatch(Money::same);
        assertThat(reconciled.differences())
            .extracting(Difference::what)
            .doesNotContain("reference", "money");
      }
    }
  }

  private static Exhibit as(Exhibit known, String sha256, Place place, String id) {
    return new Exhibit(sha256, place, known.witness(), known.kind(), id, known.traits());
  }

  private Cell cell(String key, String column) {
    try (var rows = Row.shelf(file, "patient").read()) {
      return rows.filter(row -> row.key().equals(key))
          .findFirst()
          .flatMap(row -> row.cell(column))
          .orElseThrow();
    }
  }

  /// The same record once more, as it stood there before or after.
  private void changed(String key, String says, String other) throws IOException {
    Exhibit known =
        exhibits.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    byte[] was = file.vault().get(known.sha256(), known.place().offset(), known.place().length());
    String text = new String(was, StandardCharsets.UTF_8);
    assertThat(text).contains(says);
    byte[] is = text.replace(says, other).getBytes(StandardCharsets.UTF_8);
    exhibits.remove(known);
    exhibits.add(as(known, file.vault().put(is), Place.whole(Place.Form.JSON), known.id()));
    exhibits.add(as(known, known.sha256(), known.place(), known.id() + MARK));
  }
}
