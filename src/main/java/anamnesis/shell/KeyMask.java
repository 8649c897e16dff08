package anamnesis.shell;

import java.util.regex.Pattern;

/// The key of a row as a screen shows it: a number or an id is no name. What could be one, or an
/// address, a phone or a social security number, is masked.
record KeyMask(boolean reveal) {
  private static final Pattern ID =
      Pattern.compile(
          "-?\\d{1,8}|\\d{12,20}|(?=.*\\d)(?=.*[A-Za-z_])\\w{1,64}"
              + "|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  String of(String key) {
    return reveal || ID.matcher(key).matches() ? key : "…";
  }
}
