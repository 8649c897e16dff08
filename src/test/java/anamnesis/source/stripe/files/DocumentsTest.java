package anamnesis.source.stripe.files;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DocumentsTest {
  @Test
  void each_line_is_a_document() throws IOException {
    assertThat(in("{\"a\":1}\n{\"b\":2}\r\n\n{\"c\":\"}\\\"{\"}"))
        .containsExactly("1 {\"a\":1}", "2 {\"b\":2}", "4 {\"c\":\"}\\\"{\"}");
  }

  @Test
  void documents_may_stand_behind_each_other_over_many_lines_or_in_a_list() throws IOException {
    assertThat(in("{\"a\":1}{\"b\":2} {\"c\":3}"))
        .containsExactly("1 {\"a\":1}", "1 {\"b\":2}", "1 {\"c\":3}");
    assertThat(in("[\n  {\n    \"a\": [1, {}]\n  },\n  {\n    \"b\": 2\n  }\n]\n"))
        .containsExactly("2 {\n    \"a\": [1, {}]\n  }", "5 {\n    \"b\": 2\n  }");
    assertThat(in("\uFEFF[{\"a\":1},{\"b\":2}]")).containsExactly("1 {\"a\":1}", "1 {\"b\":2}");
  }

  @Test
  void a_document_is_found_in_the_line_of_a_log() throws IOException {
    String log =
        """
        2026-02-11T14:03:05Z INFO {main} started
        10.0.0.1 - - "POST /hook HTTP/1.1" 200 {"id":"evt_1"} 12ms
        nothing here
        """;
    Documents documents = documents(log);

    assertThat(all(documents, log)).containsExactly("2 {\"id\":\"evt_1\"}");
    assertThat(documents.others()).isEqualTo(2);
  }

  @Test
  void a_line_that_breaks_off_costs_no_other_line() throws IOException {
    for (String cut :
        List.of("{\"b\":", "{\"b\":\"x", "{\"b\":{", "{\"b\":[1,", "{\"b\"", "{\"b\":1,")) {
      assertThat(in("{\"a\":1}\n" + cut + "\n{\"c\":3}\n{\"d\":4}\n"))
          .describedAs(cut)
          .containsExactly(
              "1 {\"a\":1}", "2 damaged " + (cut.length() + 1), "3 {\"c\":3}", "4 {\"d\":4}");
    }
  }

  @Test
  void a_line_that_has_lost_its_beginning_is_damaged() throws IOException {
    assertThat(in("\"id\":\"ch_1\",\"a\":{}}\n{\"c\":3}\n"))
        .containsExactly("1 damaged 19", "2 {\"c\":3}");
  }

  @Test
  void one_that_is_printed_over_many_lines_is_damaged_up_to_the_next() throws IOException {
    assertThat(in("{\n  \"a\": {\n    \"b\": 1\n\n{\n  \"c\": 3\n}\n"))
        .containsExactly("1 damaged 23", "5 {\n  \"c\": 3\n}");
  }

  @Test
  void of_a_list_that_breaks_off_what_is_whole_is_read() throws IOException {
    String page = "{\"object\":\"list\",\n \"data\": [\n  {\"a\":1},\n  {\"b\":2},\n  {\"c\":";

    assertThat(in(page))
        .containsExactly("1 damaged 27", "3 {\"a\":1}", "4 {\"b\":2}", "5 damaged 5");
  }

  @Test
  void what_holds_more_than_fits_is_looked_into() throws IOException {
    int elements = 300_000;
    String element = "{\"id\":\"ch_1\",\"n\":\"" + "x".repeat(80) + "\"},";
    Documents documents = documents("{\"data\":[" + element.repeat(elements));
    int found = 0;
    for (Document one = documents.next(); one != null; one = documents.next()) {
      assertThat(one.isDamaged()).isFalse();
      found++;
    }

    assertThat(found).isEqualTo(elements);
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_quoted_text_that_is_longer_than_any_document_is_damaged_and_gone_through_once()
      throws IOException {
    String bracket = "{\\\"";
    int many = (32 << 20) / bracket.length();
    Documents documents =
        documents(
            "\"" + bracket.repeat(many) + "\", {\"a\":1}\n" + bracket.repeat(many) + "\n{\"b\":2}");

    assertThat(next(documents)).isEqualTo("1 damaged " + many * bracket.length());
    assertThat(next(documents)).isEqualTo("1 {\"a\":1}");
    assertThat(next(documents)).isEqualTo("2 damaged " + many * bracket.length());
    assertThat(next(documents)).isEqualTo("3 {\"b\":2}");
    assertThat(next(documents)).isEqualTo("none");
  }

  private static String next(Documents documents) throws IOException {
    Document one = documents.next();
    if (one == null) {
      return "none";
    }
    String json = new String(one.json(), StandardCharsets.UTF_8);
    return one.row() + " " + (one.isDamaged() ? "damaged " + one.length() : json);
  }

  @Test
  void nothing_that_is_damaged_is_read_forever_or_breaks_the_reader() throws IOException {
    String object = "{\"id\":\"ch_1\",\"a\":[1,{\"b\":\"x\"}],\"c\":null}";
    String whole = object + "\nbody=" + Json.write(object) + " in 12ms\n";
    for (int seed = 0; seed < 300 * Integer.getInteger("depth", 1); seed++) {
      Random chance = new Random(seed);
      byte[] bytes = whole.repeat(4).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3; i++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
      }
      Documents documents = new Documents(new ByteArrayInputStream(bytes));
      long last = -1;
      for (Document one = documents.next(); one != null; one = documents.next()) {
        assertThat(one.offset()).describedAs("seed %s", seed).isGreaterThan(last);
        last = one.offset() + one.length() - 1;
      }
      assertThat(last).isLessThan(bytes.length);
    }
  }

  private static List<String> in(String text) throws IOException {
    return all(documents(text), text);
  }

  private static Documents documents(String text) throws IOException {
    return new Documents(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Each with its line, as it stands at its place.
  private static List<String> all(Documents documents, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>();
    for (Document one = documents.next(); one != null; one = documents.next()) {
      String there =
          new String(bytes, (int) one.offset(), (int) one.length(), StandardCharsets.UTF_8);
      all.add(one.row() + " " + (one.isDamaged() ? "damaged " + one.length() : there));
    }
    return all;
  }
}
