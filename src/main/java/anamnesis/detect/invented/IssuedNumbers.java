package anamnesis.detect.invented;

import java.util.Locale;
import java.util.Set;

/// What the offices that give out numbers never give out, in powers of ten.
///
/// Sources: SSA POMS RM 10201.035 (social security numbers), IRS (ITIN groups), ISO/IEC 7812 annex
/// B (Luhn), CMS (the 80840 before an NPI), ISO 13616 (IBAN).
final class IssuedNumbers {
  /// In advertisements and handbooks, and in nobody's wallet.
  private static final Set<String> PRINTED = Set.of("078051120", "219099999", "123456789");

  /// A drawn number fails its check nine times of ten, a real one as often as somebody mistypes.
  private static final double FAILS = 1.3;

  private static final double HOLDS = -1;

  private IssuedNumbers() {}

  static double socialSecurity(String written) {
    String digits = Digits.only(written);
    if (digits.length() != 9) {
      return 0;
    }
    if (PRINTED.contains(digits) || digits.startsWith("98765432") || isOneDigit(digits)) {
      return 1.8;
    }
    String area = digits.substring(0, 3);
    int group = Integer.parseInt(digits.substring(3, 5));
    boolean never =
        area.equals("000")
            || area.equals("666")
            || group == 0
            || digits.endsWith("0000")
            || area.equals("999")
            || (area.charAt(0) == '9' && !isTaxpayerGroup(group));
    return never ? 1.5 : -0.05;
  }

  /// Who has no social security number may have a taxpayer's: 9, and one of these groups.
  private static boolean isTaxpayerGroup(int group) {
    return (group >= 50 && group <= 65) || (group >= 70 && group != 89 && group != 93);
  }

  private static boolean isOneDigit(String digits) {
    for (int i = 1; i < digits.length(); i++) {
      if (digits.charAt(i) != digits.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  static double npi(String written) {
    String digits = Digits.only(written);
    return digits.length() == 10 ? check(luhn("80840" + digits)) : 0;
  }

  static double card(String written) {
    String digits = Digits.only(written);
    return digits.length() >= 13 && digits.length() <= 19 ? check(luhn(digits)) : 0;
  }

  static double iban(String written) {
    String iban = written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!iban.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")) {
      return 0;
    }
    int rest = 0;
    String turned = iban.substring(4) + iban.substring(0, 4);
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return check(rest == 1);
  }

  private static double check(boolean holds) {
    return holds ? HOLDS : FAILS;
  }

  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? digit * 2 : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }
}
