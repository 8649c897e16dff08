package anamnesis.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Shapes that pg_dump 14 to 18 gives to statements, around one and the same row.
class PlainDumpTest {
  private static final String BEGIN =
      "--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'UTF8';\n";
  private static final String END = "\n--\n-- PostgreSQL database dump complete\n--\n\n";
  private static final String ROW = "COPY public.t (a) FROM stdin;\none\n\\.\n";

  @ParameterizedTest
  @MethodSource("statements")
  void what_looks_like_data_inside_another_statement_is_none(String statement) throws IOException {
    Heard heard = heard(BEGIN + statement + ROW + END);
    assertThat(heard.rows).containsExactly("public.t[one]");
    assertThat(heard.dump.complete()).isTrue();
    assertThat(heard.dump.fault()).isEmpty();
  }

  static List<String> statements() throws IOException {
    try (var in = PlainDumpTest.class.getResourceAsStream("statements.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.split("====\n"));
    }
  }

  @Test
  void every_way_of_writing_an_insert_gives_the_same_row() throws IOException {
    String row = "('it''s (a), b;', NULL, -1.50, true, '', B'101', 'two\nlines')";
    for (String insert :
        List.of(
            "INSERT INTO public.t VALUES " + row + ";\n",
            "INSERT INTO public.t (a, \"B, (c)\") VALUES " + row + ";\n",
            "INSERT INTO public.t OVERRIDING SYSTEM VALUE VALUES " + row + ";\n",
            "INSERT INTO public.t VALUES " + row + " ON CONFLICT DO NOTHING;\n",
            "INSERT INTO public.t VALUES\n\t" + row + ";\n")) {
      assertThat(heard(BEGIN + insert + END).rows)
          .as(insert)
          .containsExactly("public.t[it's (a), b;, null, -1.50, t, , 101, two\nlines]");
    }
    assertThat(heard(BEGIN + "INSERT INTO public.t DEFAULT VALUES;\n" + ROW + END).rows)
        .containsExactly("public.t[]", "public.t[one]");
  }

  @Test
  void a_row_of_nothing_but_defaults_leaves_no_table_open() throws IOException {
    Heard heard = heard(BEGIN + "INSERT INTO public.t DEFAULT VALUES;\n\nSET a = b;\n");

    assertThat(heard.dump.between()).isTrue();
    assertThat(heard.dump.fault().orElseThrow().words())
        .startsWith("cut short: the closing line is missing");
  }

  @Test
  void values_are_read_in_the_encoding_that_the_dump_declares() throws IOException {
    String dump = "-- PostgreSQL database dump\nSET client_encoding = 'LATIN1';\n";
    String row = "COPY public.t (a) FROM stdin;\nZoë\n\\.\n";
    Charset latin = StandardCharsets.ISO_8859_1;
    assertThat(heard((dump + row).getBytes(latin)).rows).containsExactly("public.t[Zoë]");
  }

  @Test
  void an_error_in_the_middle_is_not_hidden_by_a_good_end() throws IOException {
    Heard heard = heard(BEGIN + ROW + "pg_dump: error: query failed\n" + END);
    assertThat(heard.dump.fault())
        .contains(new Fault(State.ERROR_TEXT, "line 9 is an error message, not data"));
  }

  private static final class Heard implements Contents {
    private final List<String> rows = new ArrayList<>();
    private final PlainDump dump = new PlainDump(this);
    private String table = "";

    @Override
    public void table(String name, List<String> columns) {
      table = name;
    }

    @Override
    public void row(CopyRow row) {
      rows.add(table + row.values());
    }
  }

  private static Heard heard(String text) throws IOException {
    return heard(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Heard heard(byte[] bytes) throws IOException {
    Heard heard = new Heard();
    heard.dump.read(new ByteArrayInputStream(bytes));
    return heard;
  }
}
