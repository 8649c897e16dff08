package anamnesis.shell;

import anamnesis.report.scan.JUnitXml;
import anamnesis.report.scan.NagiosLine;
import anamnesis.report.scan.PrometheusText;
import anamnesis.report.scan.ScanPage;
import anamnesis.report.scan.ScanTold;
import org.jspecify.annotations.Nullable;

/// A scan in the formats of others.
final class ScanForms {
  private ScanForms() {}

  /// Null where the screen or the JSON was asked for.
  static Outcome.@Nullable Form of(Format format, ScanTold told, Exit exit) {
    return switch (format) {
      case TEXT, JSON -> null;
      case JUNIT -> new Outcome.Form(new JUnitXml(told).text(), exit.code());
      case NAGIOS -> {
        NagiosLine line = new NagiosLine(told);
        yield new Outcome.Form(line.line(), line.code());
      }
      case PROMETHEUS -> new Outcome.Form(new PrometheusText(told).text(), exit.code());
      case HTML -> new Outcome.Form(ScanPage.of(told), exit.code());
    };
  }
}
