package anamnesis.detect.invented;

import java.util.Arrays;
import java.util.Set;

/// E-mail addresses that end in countries from which hardly anybody writes: `@sij.ky`,
/// `@pohludef.kp`. Chance draws the ending evenly out of 255, three in four of them such.
///
/// Of 12,333 real addresses (maintainers, authors and translators of free software, worldwide) 0.9
/// % did. Those of a practice in such a country all end in the same.
final class FarDomains {
  private static final Set<String> NEAR =
      Set.of(
          "de", "uk", "fr", "it", "nl", "es", "se", "no", "dk", "fi", "pl", "cz", "at", "ch", "be",
          "ru", "ua", "br", "jp", "cn", "in", "au", "ca", "us", "ie", "pt", "hu", "ro", "gr", "tr",
          "il", "kr", "tw", "nz", "za", "mx", "ar", "cl", "co", "eu", "io", "me", "ee", "lt", "lv",
          "hr", "si", "sk", "rs", "bg", "is", "lu", "sg", "hk", "my", "id", "th", "vn", "ph", "pk",
          "ng", "ke");

  /// 0.73 of the drawn ones against 0.009, and a little off for whom that list has forgotten.
  private static final double FAR = 1.5;

  private static final int LETTERS = 26;
  private static final int FEW = 3;
  private static final double SHARE = 0.05;

  /// For each record where its address ends, from 1; 0 if that is near.
  private short[] ends = new short[256];

  private final int[] seen = new int[LETTERS * LETTERS + 1];

  void add(int record, String domain) {
    if (record >= ends.length) {
      ends = Arrays.copyOf(ends, record * 2);
    }
    String end = domain.substring(domain.lastIndexOf('.') + 1);
    if (end.length() == 2 && !NEAR.contains(end) && isLetter(end, 0) && isLetter(end, 1)) {
      int number = (end.charAt(0) - 'a') * LETTERS + end.charAt(1) - 'a' + 1;
      ends[record] = (short) number;
      seen[number]++;
    }
  }

  private static boolean isLetter(String end, int at) {
    return end.charAt(at) >= 'a' && end.charAt(at) <= 'z';
  }

  void weigh(Marks.Hand marks) {
    double most = Math.max(FEW, SHARE * marks.records());
    for (int record = 0; record < Math.min(ends.length, marks.records()); record++) {
      if (ends[record] > 0 && seen[ends[record]] <= most) {
        marks.weigh(record, Strand.EMAILS, FAR);
      }
    }
  }
}
