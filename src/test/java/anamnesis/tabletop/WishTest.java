package anamnesis.tabletop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.tabletop.stripe.Entry;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class WishTest {
  @Test
  void an_incident_is_known_by_its_word_and_another_word_is_refused_with_the_known_ones() {
    for (Incident incident : Incident.values()) {
      assertThat(Incident.of(incident.word())).isEqualTo(incident);
    }
    assertThatThrownBy(() -> Incident.of("flood"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.hint()).contains("wiped-and-reseeded, cascade"));
  }

  @Test
  void a_practice_too_small_for_the_hard_cases_is_refused() {
    assertThatThrownBy(() -> new Wish(Incident.CASCADE, 11, 1, Wish.AS_OF))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("11");
  }

  @Test
  void the_locale_and_the_time_zone_change_nothing() {
    Wish wish = new Wish(Incident.CASCADE, 40, 5, Wish.AS_OF);
    Life here = Life.of(wish);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(Life.of(wish)).isEqualTo(here);
      assertThat(Bookkeeping.of(Life.of(wish)).list("charges"))
          .extracting(Entry::json)
          .isEqualTo(Bookkeeping.of(here).list("charges").stream().map(Entry::json).toList());
      assertThat(Invented.rows(wish, Era.of(wish))).isEqualTo(Invented.rows(wish, here.era()));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
