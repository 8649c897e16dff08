package anamnesis.report.scan;

import static org.assertj.core.api.Assertions.assertThat;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Confidence;
import anamnesis.detect.Finding.Severity;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Ack;
import anamnesis.detect.history.Acks;
import anamnesis.detect.history.News;
import anamnesis.detect.history.Scanned;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/// Each form is read back by a reader of its own kind, with names in it that try to break out.
class ScanFormsTest {
  private static final Instant NOW = Instant.parse("2026-04-06T04:10:00Z");
  private static final String EVIL = "public.\"><script>alert('x')</script>|'=\\\n\u0001\u202E";

  @Test
  void junit_holds_to_its_schema_and_counts_right() throws Exception {
    String xml = new JUnitXml(told()).text();

    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(getClass().getResource("junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    var suite = document.getDocumentElement();
    assertThat(document.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
        .isEqualTo(1);
    assertThat(document.getElementsByTagName("error").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("errors")))
        .isEqualTo(1);
    // Not asked, and acknowledged.
    assertThat(document.getElementsByTagName("skipped").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")))
        .isEqualTo(2);
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")))
        .isEqualTo(6);
  }

  @Test
  void nagios_reads_one_line_with_its_own_codes() {
    NagiosLine line = new NagiosLine(told());
    assertThat(line.code()).isEqualTo(2);
    assertThat(line.line().strip().lines()).hasSize(1);
    assertThat(line.line().chars().filter(c -> c == '|')).hasSize(1);
    String figures = line.line().substring(line.line().indexOf('|') + 1).strip();
    assertThat(figures)
        .matches("((?:[^\\s'=]+|'[^'=]+')=\\d+;\\d*;\\d*;\\d*(?: |$))+")
        .contains("rows_public.patient=151");

    assertThat(new NagiosLine(of(result(), Acks.Weighed.nothing(result()))).code()).isZero();
    Scan.Result warn = result(finding("B05-x", Severity.WARN, "x"));
    assertThat(new NagiosLine(of(warn, Acks.Weighed.nothing(warn))).code()).isEqualTo(1);
    Scan.Result blind =
        new Scan.Result(List.of(), 0, 0, List.of(new Scan.Gap("B05-x", "why")), List.of());
    assertThat(new NagiosLine(of(blind, Acks.Weighed.nothing(blind))).code()).isEqualTo(3);
  }

  @Test
  void prometheus_finds_each_gauge_described_once_and_each_series_once() {
    Map<String, Double> series = parsed(new PrometheusText(told()).text());

    assertThat(series)
        .containsEntry("anamnesis_scan_verdict{place=\"postgresql://scan@host/portal\"}", 2.0)
        .containsEntry(
            "anamnesis_table_rows{place=\"postgresql://scan@host/portal\",table=\"public.patient\"}",
            151.0)
        .containsEntry(
            "anamnesis_scan_findings{place=\"postgresql://scan@host/portal\",severity=\"critical\"}",
            1.0);
    assertThat(series.keySet()).anyMatch(name -> name.contains("acknowledged=\"yes\""));
  }

  /// As the format's description has it: HELP and TYPE before the samples of a name, names and
  /// labels of their letters, label values escaped, no series twice.
  private static Map<String, Double> parsed(String text) {
    assertThat(text).endsWith("\n");
    Pattern sample =
        Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*\\})? (-?[0-9.e+]+)");
    Set<String> typed = new HashSet<>();
    Map<String, Double> series = new HashMap<>();
    for (String line : text.split("\n")) {
      if (line.startsWith("# TYPE ")) {
        assertThat(line).matches("# TYPE [a-z_]+ gauge");
        assertThat(typed.add(line.split(" ")[2])).as("described once: %s", line).isTrue();
      } else if (!line.startsWith("# HELP ")) {
        Matcher found = sample.matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        assertThat(typed).contains(found.group(1));
        assertThat(series.put(found.group(1) + found.group(2), Double.valueOf(found.group(3))))
            .as("no series twice: %s", line)
            .isNull();
      }
    }
    return series;
  }

  @Test
  void the_page_needs_nothing_else_runs_nothing_and_shows_every_table() throws IOException {
    String page = ScanPage.of(told());
    Files.writeString(Path.of("target", "scan-page.html"), page);
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("<script")
        .doesNotContain("http-equiv=\"refresh\"")
        .doesNotContainPattern("(?i)(src|href)=\"?[a-z]+:")
        .doesNotContain("url(")
        .contains("<polyline points=\"3.0,")
        .contains("151 now")
        .contains("Until 2026-05-02 00:00 UTC, by Dr. Lee: a purge")
        .contains("color-scheme");
    assertThat(Pattern.compile("<svg ").matcher(page).results()).hasSize(2);
  }

  @Test
  void a_table_that_is_gone_is_on_the_page_and_so_is_what_came_back() {
    ScanTold told = told();
    Scanned last = told.now();
    Scanned now = Scanned.of(NOW.plusSeconds(60), last.place(), result(), Map.of(EVIL, 3L));
    List<Scanned> past = new ArrayList<>(told.past());
    past.add(now);
    Acks.Weighed weighed =
        new Acks.Weighed(
            result(), List.of(), List.of(new Acks.Returned("B05-portal", "and worse since")));
    News news = News.between(last, now, result());

    String page =
        ScanPage.of(
            new ScanTold(now, weighed, Optional.of(news), past, told.rules(), Severity.WARN));

    assertThat(page)
        .contains("not counted", "151 before")
        .contains("Acknowledged before, and back", "B05-portal: and worse since");
  }

  @Test
  void a_clock_that_was_set_back_draws_nothing_beside_the_paper() {
    ScanTold told = told();
    Scanned early =
        Scanned.of(NOW.minus(Duration.ofDays(700)), told.now().place(), result(), Map.of("t", 4L));
    Scanned late = Scanned.of(NOW, told.now().place(), result(), Map.of("t", 4L));
    Scanned back =
        Scanned.of(NOW.minus(Duration.ofDays(1)), told.now().place(), result(), Map.of("t", 4L));
    Scanned[] past = {back, early, late};

    String page =
        ScanPage.of(
            new ScanTold(
                late,
                told.weighed(),
                Optional.empty(),
                List.of(past),
                told.rules(),
                Severity.WARN));

    Matcher points = Pattern.compile("points=\"([^\"]*)\"").matcher(page);
    assertThat(points.find()).isTrue();
    for (String point : points.group(1).split(" ")) {
      assertThat(Double.parseDouble(point.split(",")[0])).isBetween(0.0, 240.0);
    }
  }

  private static ScanTold told() {
    Finding critical = finding("P17-count-drop", Severity.CRITICAL, "public.patient");
    Finding evil = finding("S04-reserved-contact", Severity.INFO, EVIL);
    Finding known = finding("B05-stale", Severity.WARN, "portal");
    Scan.Result open =
        new Scan.Result(
            List.of(critical, evil),
            4,
            1,
            List.of(new Scan.Gap("P20-audit", "no right <to> ask & \u0000")),
            List.of(new Scan.Gap("B09-window", "no window was named")));
    Ack ack =
        new Ack(
            "B05",
            "postgresql://scan@host/portal",
            NOW,
            Instant.parse("2026-05-02T00:00:00Z"),
            "a purge",
            "Dr. Lee",
            List.of());
    Acks.Weighed weighed =
        new Acks.Weighed(
            open, List.of(new Acks.Held(Optional.of(known), Optional.empty(), ack)), List.of());
    return of(open, weighed);
  }

  private static ScanTold of(Scan.Result result, Acks.Weighed weighed) {
    List<Scanned> past = new ArrayList<>();
    for (int week = 9; week >= 0; week--) {
      long rows = week == 2 ? 20 : 151 - week * 3;
      past.add(
          Scanned.of(
              NOW.minus(Duration.ofDays(7L * week)),
              "postgresql://scan@host/portal",
              week == 0 ? result : result(),
              new TreeMap<>(Map.of("public.patient", rows, EVIL, 3L))));
    }
    List<Rule> rules =
        List.of(
                "P17-count-drop",
                "S04-reserved-contact",
                "B05-stale",
                "P20-audit",
                "B09-window",
                "P01-well")
            .stream()
            .map(id -> new Rule(id, "looks for " + id, "", "", "", "", ""))
            .toList();
    News news = News.between(past.get(8), past.get(9), result);
    return new ScanTold(past.getLast(), weighed, Optional.of(news), past, rules, Severity.WARN);
  }

  private static Scan.Result result(Finding... findings) {
    return new Scan.Result(List.of(findings), 1, 1, List.of(), List.of());
  }

  private static Finding finding(String detector, Severity severity, String subject) {
    return new Finding(
        detector.substring(0, 3) + "-" + subject,
        detector,
        severity,
        Confidence.STRONG,
        subject,
        subject + " holds 12 rows; the copy of 5 April held 151",
        new LinkedHashMap<>(),
        List.of(),
        "select count(*) from public.patient",
        "a purge that someone ordered",
        "look");
  }
}
