package anamnesis.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.FoundByType;
import anamnesis.Progress;
import anamnesis.Refusal;
import anamnesis.casefile.Case;
import anamnesis.database.EmbeddedServer;
import anamnesis.database.Fresh;
import anamnesis.evidence.Gathering;
import anamnesis.evidence.Source;
import anamnesis.link.Linking;
import anamnesis.mapping.Mapping;
import anamnesis.mapping.TableMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The case's own database, when the mapping is another than the one it was made by.
class OtherMappingTest {
  private static final String TOLD =
      """
      {"id":"sub_1","object":"subscription","created":1770000000,"livemode":true,\
      "customer":"cus_1","status":"active","start_date":1770000000,"items":{"object":"list",\
      "data":[{"id":"si_1","object":"subscription_item","quantity":1,\
      "price":{"id":"price_1","object":"price"}}],"has_more":false}}
      {"id":"pi_1","object":"payment_intent","created":1770000100,"livemode":true,\
      "amount":5000,"currency":"usd","status":"succeeded","customer":"cus_1"}
      """;

  /// No mapping ever fills the last, which refers to a table that is filled.
  private static final String SCHEMA =
      """
      create table subscription (id text primary key, status text not null);
      create table item (id text primary key, price text not null);
      create table paid (id text primary key, cents bigint);
      create table visit (id text primary key, of text references subscription);
      """;

  @TempDir private Path folder;
  private Path maps;
  private Case file;

  @BeforeEach
  void rebuild() throws Exception {
    file = Case.begin(folder.resolve("case"), "other");
    hear("active");
    maps = Files.createDirectories(folder.resolve("maps"));
    Files.writeString(maps.resolve("schema.sql"), SCHEMA);
    map("subscription", "stripe.subscription", "status", "status");
    map("item", "stripe.subscription_item", "price", "price.id");
    map("paid", "stripe.payment_intent", "cents", "amount");
    assertThat(rebuilt().written()).isEqualTo(3);
  }

  @Test
  void a_table_that_the_mapping_lost_is_emptied_with_its_lineage_and_may_come_back()
      throws Exception {
    Files.delete(maps.resolve("item.yaml"));

    assertThat(rebuilt().written()).isEqualTo(2);
    assertThat(own("select id from item")).isEmpty();
    assertThat(tables("tables")).containsExactly("public.paid", "public.subscription");
    assertThat(tables("rows")).containsExactly("public.paid", "public.subscription");
    assertThat(tables("lineage")).containsExactly("public.paid", "public.subscription");
    assertThat(rebuilt().written()).isZero();

    map("item", "stripe.subscription_item", "price", "price.id");
    assertThat(rebuilt().written()).isEqualTo(1);
    assertThat(own("select id || ' ' || price from item")).containsExactly("si_1 price_1");
  }

  @Test
  void what_the_evidence_says_otherwise_is_made_anew_without_the_table_that_was_lost()
      throws Exception {
    Files.delete(maps.resolve("item.yaml"));
    hear("past_due");

    assertThat(rebuilt().written()).isEqualTo(2);
    assertThat(own("select id from item")).isEmpty();
    assertThat(own("select status from subscription")).containsExactly("past_due");

    hear("canceled");
    assertThat(rebuilt().written()).isEqualTo(2);
    assertThat(own("select status from subscription")).containsExactly("canceled");
  }

  @Test
  void a_lost_table_of_which_somebody_took_the_rows_out_leaves_no_lineage() throws Exception {
    run("delete from item");
    Files.delete(maps.resolve("item.yaml"));

    assertThat(rebuilt().written()).isEqualTo(2);
    assertThat(tables("lineage")).doesNotContain("public.item");
  }

  @Test
  void tables_that_are_filled_and_not_named_are_not_emptied_for_one_that_was_lost()
      throws Exception {
    Files.delete(maps.resolve("item.yaml"));

    assertThatThrownBy(() -> rebuilt("paid"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(
            "the mapping has no public.item any more, and only some tables are named");
    assertThat(own("select id from subscription")).containsExactly("sub_1");
    assertThat(own("select id from item")).containsExactly("si_1");
    assertThat(rebuilt().written()).isEqualTo(2);
  }

  @Test
  void tables_that_are_filled_and_not_named_are_not_emptied_for_other_evidence() throws Exception {
    hear("past_due");

    assertThatThrownBy(() -> rebuilt("subscription"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the evidence changed since the last rebuild, and only some");
    assertThat(own("select status from subscription")).containsExactly("active");
  }

  @Test
  void that_the_definitions_are_others_is_said_only_where_they_were_noted() throws Exception {
    Files.writeString(maps.resolve("schema.sql"), SCHEMA + "-- another\n");
    assertThatThrownBy(() -> rebuilt("paid"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("the definitions are others than at the last rebuild, and only some");

    run("comment on schema anamnesis is null");
    assertThatThrownBy(() -> rebuilt("paid"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(
            "it is not known by which definitions the case's own database was made, and only some");
    assertThat(rebuilt().written()).isEqualTo(3);
    assertThat(rebuilt("paid").written()).isZero();
  }

  /// Nothing that was heard before stays beside it, or the two would be in dispute.
  private void hear(String status) throws Exception {
    Path dump = Files.writeString(folder.resolve("stripe.ndjson"), TOLD.replace("active", status));
    Source stripe =
        FoundByType.all(Source.class).stream()
            .filter(source -> source.name().equals("stripe"))
            .findFirst()
            .orElseThrow();
    Map<String, String> anew = Map.of(Source.ANEW, "");
    new Gathering(file)
        .hear(
            stripe,
            new Source.Question(List.of(dump.toString()), Map.of(), 0, Progress.SILENT, anew));
    Linking.link(file);
  }

  private void map(String table, String kind, String column, String field) throws IOException {
    Files.writeString(
        maps.resolve(table + ".yaml"),
        """
        table: public.%1$s
        about: one row for each
        rows: {each: record, where: %2$s id}
        key: id
        columns:
          id: {from: %2$s id}
          %3$s: {from: %2$s %4$s}
        """
            .formatted(table, kind, column, field));
  }

  /// @param named the tables that are asked for; all if there is none
  private Rebuilt rebuilt(String... named) throws IOException {
    Path schema = maps.resolve("schema.sql");
    Mapping mapping = Mapping.read(maps, schema);
    List<TableMapping> chosen =
        named.length == 0
            ? mapping.tables()
            : Stream.of(named).map(name -> mapping.table(name).orElseThrow()).toList();
    return new Rebuild(file, mapping).run(new Into.Own(), chosen, schema, Progress.SILENT);
  }

  /// Of which tables the database's own account of itself speaks.
  private List<String> tables(String account) throws IOException {
    return own("select distinct table_name from anamnesis.%s order by 1".formatted(account));
  }

  private List<String> own(String question) throws IOException {
    try (EmbeddedServer server = EmbeddedServer.start(Rebuild.data(file));
        Fresh fresh = Fresh.open(server.url(Rebuild.DATABASE))) {
      return fresh.list(question);
    }
  }

  private void run(String sql) throws IOException {
    try (EmbeddedServer server = EmbeddedServer.start(Rebuild.data(file));
        Fresh fresh = Fresh.open(server.url(Rebuild.DATABASE))) {
      fresh.run(sql);
      fresh.commit();
    }
  }
}
