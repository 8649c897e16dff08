package anamnesis.detect.invented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import anamnesis.FoundByType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of people that nobody here made up; passed over where they are not at hand.
class PublishedPeopleTest {
  private static final Path DATA =
      Path.of(System.getProperty("anamnesis.folder", "."), "..", "shared", "data").normalize();

  @ParameterizedTest
  @ValueSource(strings = {"febrl/dataset1.csv", "febrl/dataset2.csv", "febrl/dataset3.csv"})
  void people_drawn_from_real_frequencies_are_let_be(String name) throws IOException {
    Path file = DATA.resolve(name);
    assumeThat(Files.exists(file)).isTrue();
    Pass pass = new Pass(name, true, FoundByType.all(Sign.class), Map.of());
    new PeopleFile(file).read(pass);
    Crowd crowd = pass.close().orElseThrow().crowd();
    assertThat(crowd.standing()).isEqualTo(Standing.REAL);
    assertThat(crowd.accused()).isEmpty();
  }
}
