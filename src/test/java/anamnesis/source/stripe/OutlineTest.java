package anamnesis.source.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What brackets and quotes tell is what a parser tells, where a parser tells anything.
class OutlineTest {
  private static final List<String> TEXTS =
      List.of("", "id", "a\"b", "\\", "}]", "{\"id\":1}", "Zoë", "\u0001", "🙂 \\\"", "x,y:z");

  private final Random chance = new Random(6);

  @Test
  void every_part_stands_where_a_parser_finds_it() {
    for (int turn = 0; turn < 400; turn++) {
      ObjectNode object = object(3);
      byte[] json = bytes(turn % 2 == 0 ? Json.pretty(object) : Json.write(object));

      Outline outline = Outline.of(json, 0);

      assertThat(outline.isAll()).isTrue();
      assertThat(outline.parts())
          .extracting(Outline.Part::name)
          .containsExactlyElementsOf(object.propertyNames());
      assertThat(outline.parts())
          .allSatisfy(
              part ->
                  assertThat(Json.tree(Arrays.copyOfRange(json, part.from(), part.to())))
                      .isEqualTo(object.get(part.name())));
    }
  }

  @Test
  void of_what_is_cut_off_the_parts_before_the_cut_are_known() {
    byte[] json = bytes(Json.write(object(3)));
    List<Outline.Part> all = Outline.of(json, 0).parts();
    for (int to = 0; to < json.length; to++) {
      int cut = to;

      Outline outline = Outline.of(Arrays.copyOf(json, to), 0);

      assertThat(outline.isAll()).isFalse();
      // A number that ends with the cut may go on behind it.
      assertThat(outline.parts().stream().filter(Outline.Part::isWhole))
          .isSubsetOf(all)
          .containsAll(all.stream().filter(part -> part.to() < cut).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{]",
        "{}}",
        "[1 2]",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"id\":\"a\",\"x\":\"no end},{\"id\":\"b\"}",
        "{1:2}",
        ":",
        ",",
        "}",
        "{\"a\":1}x",
        "[[]",
        "[}"
      })
  void what_does_not_close_as_it_opened_is_nothing_whole(String json) {
    assertThat(Outline.of(bytes(json), 0).isAll()).isFalse();
  }

  @Test
  void an_id_is_the_objects_own_and_a_text() {
    assertThat(id("{\"a\":{\"id\":\"x\"},\"id\" : \"cus_1\"}")).isEqualTo("cus_1");
    assertThat(id("{\"\\u0069d\":\"cus_\\u0031\"}")).isEqualTo("cus_1");
    assertThat(id("{\"id\":5}")).isEmpty();
    assertThat(id("{\"id\":\"cus_1")).isEmpty();
    assertThat(id("{\"id\":\"" + "x".repeat(6_000) + "\"}")).isEmpty();
    assertThat(id("[\"id\"]")).isEmpty();
    assertThat(id("\"id\"")).isEmpty();
    assertThat(id("no JSON")).isEmpty();
  }

  @Test
  void what_stands_first_on_a_page_is_known_though_the_page_is_cut_off() {
    String page =
        "{\"object\":\"list\",\"url\":\"/v1/x\",\"data\":[{\"id\":\"cus_1\",\"a\":[{\"id\":";
    assertThat(Outline.first(bytes(page))).isEqualTo("cus_1");
    assertThat(Outline.first(bytes("{\"data\":[]}"))).isEmpty();
    assertThat(Outline.first(bytes("{\"data\":[{\"id\":\"cus_1"))).isEmpty();
    assertThat(Outline.first(bytes("{\"id\":\"cus_1\",\"more\":\"x"))).isEmpty();
  }

  private static String id(String json) {
    return Outline.id(bytes(json), 0);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode object(int deep) {
    ObjectNode object = Json.object();
    for (int i = chance.nextInt(6); i >= 0; i--) {
      object.set(text() + i, value(deep));
    }
    return object;
  }

  private JsonNode value(int deep) {
    return switch (chance.nextInt(deep == 0 ? 4 : 6)) {
      case 0 -> Json.node(text());
      case 1 -> Json.node(chance.nextLong());
      case 2 -> Json.node(chance.nextBoolean());
      case 3 -> Json.object().nullNode();
      case 4 -> list(deep - 1);
      default -> object(deep - 1);
    };
  }

  private ArrayNode list(int deep) {
    ArrayNode list = Json.object().putArray("list");
    for (int i = chance.nextInt(4); i > 0; i--) {
      list.add(value(deep));
    }
    return list;
  }

  private String text() {
    return TEXTS.get(chance.nextInt(TEXTS.size()));
  }
}
