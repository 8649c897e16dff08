package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.Address;
import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import anamnesis.contact.Trait;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Masked, nobody is recognised by who does not know them, and no two are taken for one.
class MasksTest {
  private static final int PEOPLE = 400 * Integer.getInteger("depth", 1);

  private final Random chance = new Random(41);

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4 + chance.nextInt(6); i++) {
      word.append((char) ('a' + chance.nextInt(3)));
    }
    return word.toString();
  }

  private List<Trait> person() {
    String mail = word() + "@" + word() + ".net";
    String number = "(352) 238-%04d".formatted(chance.nextInt(10_000));
    String born = "19%02d-0%d-1%d".formatted(20 + chance.nextInt(4), 1 + chance.nextInt(9), 3);
    return List.of(
        PersonName.of(word() + " " + word()).orElseThrow(),
        Email.of(mail).orElseThrow(),
        Phone.of(number).orElseThrow(),
        BirthDate.of(born).orElseThrow());
  }

  @Test
  void two_who_are_not_the_same_never_look_the_same_on_one_screen() {
    Masks masks = new Masks(false);
    Map<String, Trait> shown = new HashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      for (Trait trait : person()) {
        String mask = masks.of(trait);
        assertThat(shown.computeIfAbsent(mask, first -> trait)).isEqualTo(trait);
        assertThat(masks.of(trait)).isEqualTo(mask);
      }
    }
  }

  @Test
  void a_mask_holds_no_word_of_what_it_hides() {
    Masks masks = new Masks(false);
    for (int i = 0; i < PEOPLE; i++) {
      List<Trait> person = person();
      person.forEach(
          trait -> {
            String mask = masks.of(trait);
            for (String word : trait.toString().split("[^a-z0-9]+")) {
              boolean common = word.length() < 4 || word.startsWith("19");
              assertThat(common || !mask.contains(word)).as("%s of %s", mask, trait).isTrue();
            }
          });
    }
  }

  @Test
  void a_short_domain_is_hidden_like_a_long_one() {
    Masks masks = new Masks(false);
    assertThat(masks.of(Email.of("ada@vargas.md").orElseThrow())).doesNotContain("vargas");
    assertThat(masks.of(Email.of("ada@mail.com").orElseThrow())).isEqualTo("a…@….com");
  }

  @Test
  void what_is_revealed_is_shown_as_it_is() {
    Masks masks = new Masks(true);
    Trait address = Address.of("7 Alder Court", "Dayton", "OH", "45402").orElseThrow();
    assertThat(masks.of(address)).isEqualTo(address.toString());
    assertThat(masks.key("consent.document:consents/Vargas.pdf")).endsWith("Vargas.pdf");
  }

  @Test
  void a_record_is_called_by_its_number_and_a_file_by_no_name() {
    Masks masks = new Masks(false);
    assertThat(masks.key("stripe.customer:cus_jon1")).isEqualTo("stripe.customer:cus_jon1");
    assertThat(masks.key("consent.document:consents/Vargas.pdf"))
        .matches("consent\\.document:…[0-9a-f]{6}");
  }
}
