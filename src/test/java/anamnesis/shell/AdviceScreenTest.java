package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Advice;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceScreenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws rds create-db-snapshot --region eu-west-1 --db-instance-identifier portal"
            + " --db-snapshot-identifier portal-wiped",
        "psql \"$ANAMNESIS_DATABASE_URL\" -c 'alter table public.patient set (autovacuum_enabled"
            + " = false)'",
        "cp -p <its folder>/'O'\\''Neill and a long name.dump' <a place of its own> <another one>",
        "pg_ctl stop -D <data> -m fast && cp -a <data> <another disk>"
      })
  void a_command_is_typed_as_it_stands(String command) {
    List<String> lines =
        AdviceScreen.of("Do first", List.of(new Advice("", "do it", "it helps", command, "")));

    assertThat(lines.subList(0, 2))
        .containsExactly("  Do first 1  do it", "              it helps");
    assertThat(
            lines.stream()
                .skip(2)
                .map(line -> line.strip().replaceFirst(" \\\\$", ""))
                .collect(Collectors.joining(" ")))
        .isEqualTo(command);
    assertThat(lines.subList(2, lines.size() - 1)).allMatch(line -> line.endsWith(" \\"));
    assertThat(lines).filteredOn(line -> !line.contains("'")).allMatch(line -> line.length() <= 78);
  }
}
