package anamnesis.report.scan;

import anamnesis.detect.Finding;
import anamnesis.detect.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Gauges in Prometheus's text format, for node_exporter's textfile collector: no time is written
/// beside a value, which that collector refuses; when the scan was is a gauge of its own.
public record PrometheusText(ScanTold told) {
  private static final String PLACE = "place";

  public String text() {
    return String.join("", all());
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(
        gauge(
            "anamnesis_scan_timestamp_seconds",
            "When the last scan was, in seconds since 1970.",
            "{%s} %s".formatted(place(), told.now().at().getEpochSecond())));
    all.add(
        gauge(
            "anamnesis_scan_verdict",
            "The answer of the last scan: 0 ok or info, 1 warn, 2 critical, 3 unknown.",
            "{%s} %s".formatted(place(), new NagiosLine(told).code())));
    all.add(findings());
    all.add(
        gauge(
            "anamnesis_scan_acknowledged",
            "Findings and gaps that somebody acknowledged.",
            "{%s} %s".formatted(place(), told.weighed().held().size())));
    all.add(checks());
    all.add(each());
    all.add(rows());
    return all;
  }

  private String findings() {
    List<String> lines = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      lines.add(
          "{%s,severity=\"%s\"} %s"
              .formatted(place(), ScanTold.word(severity), told.count(severity)));
    }
    return gauge(
        "anamnesis_scan_findings",
        "Findings that nobody acknowledged, by severity.",
        lines.toArray(String[]::new));
  }

  private String checks() {
    return gauge(
        "anamnesis_scan_detectors",
        "Detectors by what became of them.",
        "{%s,state=\"clean\"} %s".formatted(place(), told.open().clean()),
        "{%s,state=\"evaluated\"} %s".formatted(place(), told.open().evaluated()),
        "{%s,state=\"not_evaluated\"} %s".formatted(place(), told.open().notEvaluated().size()),
        "{%s,state=\"not_asked\"} %s".formatted(place(), told.open().notAsked().size()));
  }

  private String each() {
    SequencedMap<String, String> lines = new TreeMap<>();
    told.open().findings().forEach(finding -> put(lines, finding, 0));
    told.weighed().heldFindings().forEach(finding -> put(lines, finding, 1));
    return gauge(
        "anamnesis_scan_finding",
        "One for each finding; it is gone when the finding is.",
        lines.values().toArray(String[]::new));
  }

  private void put(SequencedMap<String, String> lines, Finding finding, int held) {
    String labels =
        "{%s,id=\"%s\",severity=\"%s\",acknowledged=\"%s\"}"
            .formatted(
                place(),
                escaped(finding.id()),
                ScanTold.word(finding.severity()),
                held == 1 ? "yes" : "no");
    // The same labels twice would make the whole file unreadable.
    lines.put(labels, labels + " 1");
  }

  private String rows() {
    return gauge(
        "anamnesis_table_rows",
        "Rows of each table at the last scan.",
        told.now().rows().entrySet().stream()
            .map(
                table ->
                    "{%s,table=\"%s\"} %s"
                        .formatted(place(), escaped(table.getKey()), table.getValue()))
            .toArray(String[]::new));
  }

  private String place() {
    return "%s=\"%s\"".formatted(PLACE, escaped(told.now().place()));
  }

  private static String gauge(String name, String help, String... values) {
    StringBuilder text = new StringBuilder();
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
    for (String value : values) {
      text.append(name).append(value).append('\n');
    }
    return text.toString();
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
