package anamnesis.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anamnesis.Refusal;
import anamnesis.casefile.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentsTest {
  private static final Instant OPENED = Instant.parse("2026-04-06T02:20:00Z");

  @TempDir Path folder;
  private Case file;

  @BeforeEach
  void open() throws IOException {
    file = Case.begin(folder.resolve("night"), "night");
    file.record(new Case.Deed(OPENED, "person", "case open night", Duration.ZERO, 0, "done"));
  }

  @Test
  void a_case_is_discovered_at_the_latest_when_it_is_opened() throws IOException {
    Moments moments = Moments.of(file);

    assertThat(moments.at(Moment.DISCOVERY)).contains(OPENED);
    assertThat(moments.at(Moment.AWARENESS)).contains(OPENED);
    assertThat(moments.at(Moment.INCIDENT)).isEmpty();
    assertThat(moments.named()).isEmpty();
    assertThat(moments.zone()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void what_a_person_wrote_into_the_case_goes_before_the_journal() throws IOException {
    about(
        """
        schema: 1
        name: night
        practice: {zone: America/New_York}
        moments: {incident: "2026-04-03T03:07:12Z", discovery: "2026-04-05T22:00:00Z"}
        """);

    Moments moments = Moments.of(file);

    assertThat(moments.at(Moment.INCIDENT)).contains(Instant.parse("2026-04-03T03:07:12Z"));
    assertThat(moments.at(Moment.DISCOVERY)).contains(Instant.parse("2026-04-05T22:00:00Z"));
    assertThat(moments.at(Moment.AWARENESS)).contains(Instant.parse("2026-04-05T22:00:00Z"));
    assertThat(moments.named()).containsExactly(Moment.INCIDENT, Moment.DISCOVERY);
    assertThat(moments.zone()).isEqualTo(ZoneId.of("America/New_York"));
  }

  @Test
  void a_moment_that_is_none_is_refused_with_its_line() throws IOException {
    about("schema: 1\nname: night\nmoments:\n  discovery: last Sunday\n");

    assertThatThrownBy(() -> Moments.of(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo("case.yaml:4: this is not a moment");
              assertThat(refusal.hint()).contains("2026-04-06T02:14:00Z");
            });
  }

  private void about(String yaml) throws IOException {
    file.write("case.yaml", out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
