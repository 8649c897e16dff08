package anamnesis.report.scan;

import anamnesis.detect.Finding;
import anamnesis.detect.Rule;
import anamnesis.detect.Scan;
import anamnesis.detect.history.Acks;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A scan as build servers read tests: each detector is a case, or each of its findings. What was
/// found fails, what could not be looked at is an error, what was not asked or is acknowledged is
/// skipped, and says so.
public record JUnitXml(ScanTold told) {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// One case, and what became of it.
  ///
  /// @param state `failure`, `error` or `skipped`; empty if it passed
  private record Tried(String group, String name, String state, String message, String text) {}

  public String text() {
    List<Tried> cases = told.rules().stream().flatMap(rule -> cases(rule).stream()).toList();
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String counts =
        "tests=\"%s\" failures=\"%s\" errors=\"%s\" skipped=\"%s\" time=\"0\""
            .formatted(
                cases.size(),
                count(cases, "failure"),
                count(cases, "error"),
                count(cases, "skipped"));
    xml.append("<testsuites ").append(counts).append(">\n");
    xml.append("  <testsuite name=\"anamnesis scan\" ").append(counts);
    xml.append(" timestamp=\"").append(SECOND.format(told.now().at())).append("\">\n");
    cases.forEach(each -> append(xml, each));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static long count(List<Tried> cases, String state) {
    return cases.stream().filter(each -> each.state().equals(state)).count();
  }

  private List<Tried> cases(Rule rule) {
    List<Tried> cases = new ArrayList<>();
    for (Finding finding : told.open().findings()) {
      if (finding.detector().equals(rule.id())) {
        cases.add(found(finding));
      }
    }
    for (Acks.Held held : told.weighed().held()) {
      held(held).filter(each -> each.group().equals(rule.id())).ifPresent(cases::add);
    }
    gaps(cases, rule, told.open().notEvaluated(), "error");
    gaps(cases, rule, told.open().notAsked(), "skipped");
    if (cases.isEmpty()) {
      cases.add(new Tried(rule.id(), rule.looksFor(), "", "", ""));
    }
    return cases;
  }

  private static void gaps(List<Tried> cases, Rule rule, List<Scan.Gap> gaps, String state) {
    for (Scan.Gap gap : gaps) {
      if (gap.detector().equals(rule.id())) {
        cases.add(new Tried(rule.id(), gap.reason(), state, gap.reason(), ""));
      }
    }
  }

  private Tried found(Finding finding) {
    String text =
        "sure: %s%nsee: %s%nunless: %s%nthen: %s"
            .formatted(
                finding.confidence().name().toLowerCase(Locale.ROOT),
                finding.see(),
                finding.refutedBy(),
                finding.next());
    return new Tried(
        finding.detector(),
        finding.subject(),
        told.fails(finding) ? "failure" : "",
        ScanTold.word(finding.severity()) + ": " + finding.statement(),
        text);
  }

  private static Optional<Tried> held(Acks.Held held) {
    String why =
        "acknowledged until %s by %s: %s"
            .formatted(held.ack().until(), held.ack().by(), held.ack().reason());
    Optional<Tried> finding =
        held.finding().map(each -> new Tried(each.detector(), each.subject(), "skipped", why, ""));
    return finding.or(
        () -> held.gap().map(gap -> new Tried(gap.detector(), gap.reason(), "skipped", why, "")));
  }

  private static void append(StringBuilder xml, Tried each) {
    xml.append("    <testcase classname=\"").append(safe("anamnesis." + each.group()));
    xml.append("\" name=\"").append(safe(each.name())).append("\" time=\"0\">");
    if (each.state().equals("skipped")) {
      xml.append("<skipped message=\"").append(safe(each.message())).append("\"/>");
    } else if (!each.state().isEmpty()) {
      xml.append('<').append(each.state()).append(" message=\"").append(safe(each.message()));
      xml.append("\" type=\"").append(each.state().equals("error") ? "not-evaluated" : "found");
      xml.append("\">").append(safe(each.text())).append("</").append(each.state()).append('>');
    }
    xml.append("</testcase>\n");
  }

  /// XML 1.0 has no way to write most control characters at all.
  private static String safe(String text) {
    return text.replaceAll(
            "[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
