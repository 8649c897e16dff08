package anamnesis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.casefile.Case;
import anamnesis.detect.Advice;
import anamnesis.detect.DetectorsForTests;
import anamnesis.detect.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceScreenTest {
  @Test
  void a_finding_is_explained_with_what_to_do_first_about_its_table(@TempDir Path folder)
      throws IOException {
    Case open = Case.begin(folder.resolve("case"), "advised");
    Finding.shelf(open, "scan").write(List.of(finding()));
    Advice.shelf(open)
        .write(
            List.of(
                new Advice("public.patient", "stop whatever writes", "rows lie there", "", ""),
                new Advice("public.visit", "something else", "of another table", "", ""),
                new Advice(
                    "", "keep it", "as a branch", "neon branches create", "https://a.test")));

    Outcome told =
        new ExplainCommand(DetectorsForTests.three())
            .run(new CallForTests(open, Map.of(), "P17-public.patient"));

    assertThat(told.text())
        .endsWith(
            "  do first 1  stop whatever writes",
            "              rows lie there",
            "           2  keep it",
            "              as a branch",
            "              neon branches create");
    assertThat(told.json().path("advice").get(1).path("do").asString()).isEqualTo("keep it");
    assertThat(told.json().path("advice").get(1).path("source").asString())
        .isEqualTo("https://a.test");
  }

  private static Finding finding() {
    return new Finding(
        "P17-public.patient",
        "P17-count-drop",
        Finding.Severity.CRITICAL,
        Finding.Confidence.STRONG,
        "public.patient",
        "it has lost rows",
        new LinkedHashMap<>(),
        List.of(),
        "see",
        "refuted",
        "next");
  }

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
