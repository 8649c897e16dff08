package anamnesis.report;

import java.util.List;
import java.util.stream.Collectors;

/// Comma-separated lines that a spreadsheet reads as text: RFC 4180, and no cell that it could take
/// for a formula.
final class Csv {
  /// What Excel, LibreOffice or Sheets begin a formula with (OWASP, CSV injection). The tab and the
  /// full-width forms count too.
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    String harmless = (formula ? "'" + value : value).replace("\u0000", "\uFFFD");
    boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && !formula ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
