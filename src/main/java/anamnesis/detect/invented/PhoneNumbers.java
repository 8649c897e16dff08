package anamnesis.detect.invented;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/// Whether numbers can ring anywhere: an area code that was never given out rings nowhere.
///
/// Most numbers that come by are of North America; of those each area code is asked about once.
final class PhoneNumbers {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /// The last four digits of a number say nothing of its validity.
  private static final String ANY = "2345";

  /// For each area code: 0 not asked yet, 1 given out, 2 not.
  private final byte[] codes = new byte[1000];

  /// What one says.
  enum Rings {
    YES,
    NO,
    /// It is no number, or of a country that nobody named.
    UNKNOWN
  }

  /// @param dialled its digits, without an extension
  Rings rings(String written, String dialled) {
    if (written.startsWith("+") && !written.startsWith("+1")) {
      return called(written, "ZZ");
    }
    String digits = dialled;
    if (digits.startsWith("001") && digits.length() == 13) {
      digits = digits.substring(2);
    }
    if (digits.length() == 11 && digits.charAt(0) == '1') {
      digits = digits.substring(1);
    }
    // Ten digits with nothing between, or behind a 0, are written so in half of the world.
    boolean american = digits.length() == 10 && digits.charAt(0) != '0' && isAmerican(written);
    return american ? american(digits) : Rings.UNKNOWN;
  }

  /// Whether it is written as in North America: three, three and four digits, with a sign at least
  /// between the first two groups; looked at sign by sign, for a million of them pass.
  static boolean isAmerican(String written) {
    int digits = 0;
    boolean parted = false;
    for (int i = end(written) - 1; i >= 0 && digits < 10; i--) {
      char sign = written.charAt(i);
      if (sign >= '0' && sign <= '9') {
        digits++;
      } else if (" .-()".indexOf(sign) < 0 || (digits != 0 && digits != 4 && digits != 7)) {
        return false;
      } else {
        parted |= digits == 7;
      }
    }
    return digits == 10 && (parted || written.startsWith("+1"));
  }

  /// The exchange 555 serves nobody but directories, and whoever needs a number for a story.
  static boolean isFiction(String digits) {
    String national =
        digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
    return national.length() == 10 && national.startsWith("555", 3) && !national.endsWith("1212");
  }

  /// Its digits, without those of an extension.
  static String digits(String written) {
    int end = end(written);
    return Digits.only(end == written.length() ? written : written.substring(0, end));
  }

  /// Where an extension begins: `x12`, `ext. 12`, `#12`.
  private static int end(String written) {
    for (int at = 0; at < written.length(); at++) {
      switch (written.charAt(at)) {
        case 'x', 'X', '#', 'e', 'E' -> {
          return at;
        }
        default -> {}
      }
    }
    return written.length();
  }

  private Rings american(String digits) {
    if (digits.charAt(3) < '2') {
      return Rings.NO;
    }
    int code = Integer.parseInt(digits.substring(0, 3));
    if (codes[code] == 0) {
      codes[code] = (byte) (isGivenOut(code) ? 1 : 2);
    }
    return codes[code] == 1 ? Rings.YES : Rings.NO;
  }

  private static boolean isGivenOut(int code) {
    return List.of("234", "463", "664", "786", "925").stream()
        .anyMatch(exchange -> called("%03d%s%s".formatted(code, exchange, ANY), "US") == Rings.YES);
  }

  private static Rings called(String written, String country) {
    try {
      return PHONES.isValidNumber(PHONES.parse(written, country)) ? Rings.YES : Rings.NO;
    } catch (NumberParseException e) {
      return Rings.UNKNOWN;
    }
  }
}
