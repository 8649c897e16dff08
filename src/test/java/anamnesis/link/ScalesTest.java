package anamnesis.link;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.contact.BirthDate;
import anamnesis.contact.Email;
import anamnesis.contact.PersonName;
import anamnesis.contact.Phone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScalesTest {
  private final Scales scales = new Scales(1);

  @Test
  void a_father_and_a_son_of_one_name_and_day_are_asked_about_and_never_joined() {
    Weighing weighing = scales.weigh(john("1958-04-02"), john("1988-04-02"));
    assertThat(weighing.automatic()).isFalse();
    assertThat(weighing.review()).isTrue();
  }

  @Test
  void a_slip_of_a_year_in_one_household_is_one_person() {
    assertThat(scales.weigh(john("1987-04-02"), john("1988-04-02")).automatic()).isTrue();
  }

  private static Portrait john(String born) {
    return Portrait.of(
        Stream.of(
            new PersonName("john", "", "hale", ""),
            BirthDate.of(born).orElseThrow(),
            new Phone("+19375210111"),
            Email.of("hale@alderpost.com").orElseThrow()));
  }
}
