package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Generators in other languages than English: whole tables drawn from their own lists, and
/// practices of those countries beside them.
class TonguesTest {
  private static final int DEPTH = Integer.getInteger("depth", 1);
  private static final Map<String, NameFile> FILES = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource({
    "de, a, a, faker-js",
    "de, q, q, Austria",
    "de, c, c, Switzerland",
    "fr, a, a, faker-js",
    "fr, p, p, Python Faker or FakerPHP",
    "fr, d, a, Datafaker",
    "fr, r, r, Canada",
    "es, h, h, FakerPHP",
    "it, a, a, faker-js",
    "it, d, d, FakerPHP",
    "it, p, p, Python Faker",
    "nl, j, j, faker-js",
    "nl, d, d, faker-ruby",
    "nl, p, p, FakerPHP",
    "pt, d, d, Brazil",
    "pt, t, t, Portugal",
    "pl, a, a, faker-ruby",
    "pl, h, h, FakerPHP",
    "in, a, a, Indian",
    "in, h, h, FakerPHP",
    "sv, d, d, Datafaker",
    "da, d, d, Datafaker",
    "nb, j, j, Norwegian",
    "fi, h, h, FakerPHP",
    "cs, j, j, Czech",
    "tr, j, j, faker-js"
  })
  void names_alone_tell_who_drew_them(String tongue, String given, String family, String maker) {
    for (int seed = 0; seed < 5 * DEPTH; seed++) {
      Random chance = new Random(seed);
      Table table = Table.of("first_name", "last_name");
      fill(table, 77, () -> drawn(tongue, given, family, chance));
      Crowd crowd = table.weighed();
      assertThat(crowd.standing()).as("seed %s", seed).isEqualTo(Standing.SEEDED);
      assertThat(crowd.maker()).contains(maker);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es", "it", "nl", "pt", "pl", "in", "sv", "nb", "cs"})
  void a_practice_where_a_third_is_called_as_lists_have_it_is_let_be(String tongue) {
    for (int seed = 0; seed < 20 * DEPTH; seed++) {
      for (int size : new int[] {20, 77, 300}) {
        Random chance = new Random(seed);
        Table table = Table.of("first_name", "last_name");
        fill(table, size, () -> born(tongue, chance));
        Crowd crowd = table.weighed();
        assertThat(crowd.standing()).as("%s, %s", size, seed).isEqualTo(Standing.REAL);
        assertThat(crowd.accused()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"de, a, a", "fr, p, p", "it, d, d", "pl, h, h", "nl, j, j"})
  void a_mixed_table_is_split(String tongue, String given, String family) {
    for (int seed = 0; seed < 5 * DEPTH; seed++) {
      Random chance = new Random(seed);
      Table table = Table.of("first_name", "last_name");
      fill(table, 151, () -> born(tongue, chance));
      fill(table, 77, () -> drawn(tongue, given, family, chance));
      Crowd crowd = table.weighed();
      assertThat(IntStream.range(151, 228).filter(crowd::accuses).count())
          .as("%s: found", seed)
          .isGreaterThanOrEqualTo(75);
      assertThat(IntStream.range(0, 151).filter(crowd::accuses).count())
          .as("%s: accused", seed)
          .isLessThanOrEqualTo(4);
    }
  }

  private static void fill(Table table, int count, Supplier<String[]> person) {
    for (int i = 0; i < count; i++) {
      table.add(person.get());
    }
  }

  private static String[] drawn(String tongue, String given, String family, Random chance) {
    return new String[] {
      any(listed(tongue, "given", given), chance), any(listed(tongue, "family", family), chance)
    };
  }

  /// Most given names stand in some list, of the family names a third, the common ones.
  private static String[] born(String tongue, Random chance) {
    String given =
        chance.nextInt(10) < 7 ? any(listed(tongue, "given", ""), chance) : Realistic.given(chance);
    String family =
        chance.nextInt(10) < 3
            ? any(common(tongue), chance)
            : Realistic.family(chance) + Maker.one(chance, "er", "mann", "e", "o", "ska");
    return new String[] {given, family};
  }

  /// What several generators know is what many are called.
  private static List<String> common(String tongue) {
    List<String> names = new ArrayList<>();
    for (NameFile.Section section : file(tongue).sections()) {
      String[] heading = section.heading().split(" ");
      if (heading[0].equals("family") && heading[1].length() > 1) {
        names.addAll(section.names());
      }
    }
    return names;
  }

  private static List<String> listed(String tongue, String kind, String list) {
    List<String> names = new ArrayList<>();
    for (NameFile.Section section : file(tongue).sections()) {
      String[] heading = section.heading().split(" ");
      if (heading[0].equals(kind) && heading[1].contains(list)) {
        names.addAll(section.names());
      }
    }
    return names;
  }

  private static NameFile file(String tongue) {
    return FILES.computeIfAbsent(tongue, any -> NameFile.read("names-" + any + "-2026-11.txt"));
  }

  private static String any(List<String> names, Random chance) {
    String name = names.get(chance.nextInt(names.size()));
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hildburg-Wirth-Allee 7/5",
        "Dudweilerstr. 75",
        "72, rue Léon Fabre",
        "20 Rue Lepic",
        "Plaza Ana Luisa Guardado, 28",
        "Lado Francisco 06",
        "Incrocio Giordano 621",
        "Rua Larissa da Souza, 24",
        "ul. Nowicki 53011",
        "Zoëweg 3"
      })
  void streets_out_of_lists_are_known(String street) {
    assertThat(PlacesAbroad.street(street)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hauptstraße 12",
        "An der Bleiche 3",
        "12 rue du Moulin",
        "3 chemin des Vignes",
        "Calle Mayor 4",
        "Via della Rosa 1",
        "Rua das Flores, 9",
        "ul. Polna 3",
        "Am Markt 7",
        "12 Alder Ct",
        ""
      })
  void streets_of_the_world_weigh_nothing(String street) {
    assertThat(PlacesAbroad.street(street)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nord Giuseppe",
        "Lenedorf",
        "Groß Adastadt",
        "BessonBourg",
        "Gomez-les-Bains",
        "Blanchet",
        "Settimo Gabriele sardo",
        "Leone del friuli",
        "Janaína do Sul",
        "Noord Aras aan de IJssel"
      })
  void towns_out_of_lists_are_known(String town) {
    assertThat(PlacesAbroad.town(town)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bochum",
        "Bad Homburg vor der Höhe",
        "Neumünster",
        "Tours",
        "Saint-Étienne",
        "Murcia",
        "Lido di Camaiore",
        "Zwolle",
        "Porto",
        "Rio Grande do Sul",
        "Lublin",
        "Boston",
        ""
      })
  void towns_of_the_world_weigh_nothing(String town) {
    assertThat(PlacesAbroad.town(town)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "hamann.ursel, true", "davidfasching, true", "sienna.seelig, true", "praxis, false",
    "info, false", "buero.nord, false", "lange-nacht, false", "xq, false"
  })
  void an_address_of_two_listed_names_is_known(String local, boolean pair) {
    assertThat(ListedPair.is(local)).isEqualTo(pair);
  }

  @ParameterizedTest
  @CsvSource({
    "Dipl.-Ing. Anna van den Berg B.Sc., anna, vandenberg",
    "'Montañez de la Cruz, Luis', luis, montanezdelacruz",
    "Gräfin Lina Kappe, lina, kappe",
    "Lina Graf, lina, graf",
    "Sra. Ana Souza Filho, ana, souza"
  })
  void a_whole_name_is_taken_apart(String written, String given, String family) {
    Columns columns =
        Columns.of(new Columns.Heading("t", List.of("name"), Set.of(), Map.of()), List.of());
    Person person = new Person(columns).at(0, new String[] {written});
    assertThat(person.given()).isEqualTo(given);
    assertThat(person.family()).isEqualTo(family);
  }
}
