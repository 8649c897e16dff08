package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMaskTest {
  private final KeyMask mask = new KeyMask(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "john_smith1980",
        "JaneDoe1985",
        "ada_lovelace_1815_b",
        "doe2jane1985smith3x",
        "bob1985",
        "19850312",
        "442071234567",
        "4111111111111111",
        "123456789",
        "5551234567",
        "a@x.org"
      })
  void what_could_be_somebody_is_masked(String key) {
    assertThat(mask.of("id", key)).isEqualTo("…");
    assertThat(new KeyMask(true).of("id", key)).isEqualTo(key);
  }

  @Test
  void a_number_is_what_its_column_says_it_is() {
    for (String column : List.of("phone", "cell_phone", "PatientPhone", "zip", "pin", "dob")) {
      assertThat(mask.of(column, "5550123")).as(column).isEqualTo("…");
    }
    for (String column : List.of("id", "patient_id", "phone_id", "number", "")) {
      assertThat(mask.of(column, "5550123")).as(column).isEqualTo("5550123");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-7",
        "1234567",
        "175928847299117063",
        "P000123",
        "pat_0001",
        "cus_NffrFeUfNV2Hib",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "3f0c9b1e-52d1-4f7e-9d5c-0a1b2c3d4e5f"
      })
  void what_only_a_machine_gave_out_is_shown(String key) {
    assertThat(mask.of("id", key)).isEqualTo(key);
  }
}
