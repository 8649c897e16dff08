package anamnesis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Json;
import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.Identifier;
import anamnesis.contact.Mention;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExhibitTextTest {
  private static final int EXHIBITS = 5_000;

  private final Random random = new Random(7);

  @Test
  void it_is_what_would_be_made_of_it_by_its_type() {
    for (int i = 0; i < EXHIBITS; i++) {
      Exhibit exhibit = exhibit();
      assertThat(new String(ExhibitText.of(exhibit), StandardCharsets.UTF_8))
          .isEqualTo(Json.write(exhibit));
    }
  }

  /// JSON can say it (`"\ud83d"`), and bytes cannot.
  @Test
  void half_of_a_character_comes_back_as_it_was() {
    Exhibit exhibit =
        new Exhibit("ab", Place.json(0, 1), "stripe", "kind", "\ud83d", List.of(), null);

    String text = new String(ExhibitText.of(exhibit), StandardCharsets.UTF_8);

    assertThat(text).contains("\"id\":\"\\uD83D\"");
    assertThat(Json.read(text, Exhibit.class)).isEqualTo(exhibit);
  }

  private Exhibit exhibit() {
    List<Mention> mentions =
        IntStream.range(0, random.nextInt(5))
            .mapToObj(_ -> new Mention(any(Mention.Role.values()), word(), trait()))
            .toList();
    Place place =
        new Place(any(Place.Form.values()), random.nextLong(), random.nextLong(), random.nextInt());
    Instant day =
        random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(), random.nextInt(999));
    return new Exhibit(word(), place, word(), word(), word(), mentions, day);
  }

  private Trait trait() {
    return switch (random.nextInt(6)) {
      case 0 -> new PersonName(word(), word(), word(), word());
      case 1 -> new BirthDate(random.nextInt(), random.nextInt(), random.nextInt());
      case 2 -> new Phone(word());
      case 3 -> new Email(word());
      case 4 -> new Address(word(), word(), word(), word(), word());
      default -> new Identifier(word(), word());
    };
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private String word() {
    int last = random.nextInt(4) == 0 ? Character.MAX_CODE_POINT : 0x100;
    return random
        .ints(random.nextInt(9), 0, last)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
