package anamnesis.detect.invented;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which state of the USA a ZIP is of, by its first three digits.
///
/// Source: the labelling lists of the United States Postal Service (DMM L002), as of 2026-11.
final class ZipCodes {
  private static final String RANGES =
      "PR 006-009 MA 010-027 RI 028-029 NH 030-038 ME 039-049 VT 050-059 CT 060-069 NJ 070-089"
          + " AE 090-098 NY 100-149 PA 150-196 DE 197-199 DC 200-205 MD 206-219 VA 220-246"
          + " WV 247-268 NC 270-289 SC 290-299 GA 300-319 FL 320-349 AL 350-369 TN 370-385"
          + " MS 386-397 GA 398-399 KY 400-427 OH 430-459 IN 460-479 MI 480-499 IA 500-528"
          + " WI 530-549 MN 550-567 SD 570-577 ND 580-588 MT 590-599 IL 600-629 MO 630-658"
          + " KS 660-679 NE 680-693 LA 700-714 AR 716-729 OK 730-749 TX 750-799 CO 800-816"
          + " WY 820-831 ID 832-838 UT 840-847 AZ 850-865 NM 870-884 TX 885-885 NV 889-898"
          + " CA 900-961 AP 962-966 HI 967-968 GU 969-969 OR 970-979 WA 980-994 AK 995-999";

  private static final String NAMES =
      "alabama AL alaska AK arizona AZ arkansas AR california CA colorado CO connecticut CT"
          + " delaware DE districtofcolumbia DC florida FL georgia GA hawaii HI idaho ID illinois IL"
          + " indiana IN iowa IA kansas KS kentucky KY louisiana LA maine ME maryland MD"
          + " massachusetts MA michigan MI minnesota MN mississippi MS missouri MO montana MT"
          + " nebraska NE nevada NV newhampshire NH newjersey NJ newmexico NM newyork NY"
          + " northcarolina NC northdakota ND ohio OH oklahoma OK oregon OR pennsylvania PA"
          + " puertorico PR rhodeisland RI southcarolina SC southdakota SD tennessee TN texas TX"
          + " utah UT vermont VT virginia VA washington WA westvirginia WV wisconsin WI wyoming WY";

  private static final String[] STATES = states();

  /// `newyork` and `ny` are both NY.
  private static final Map<String, String> BY_NAME = names();

  private ZipCodes() {}

  /// A drawn ZIP is of its state once in thirty, a real one nearly always; 0 where nobody can say.
  static double weight(String zip, String state) {
    String digits = Digits.only(zip);
    boolean whole = digits.length() == 5 || digits.length() == 9;
    if (!whole || state.isEmpty()) {
      return 0;
    }
    String known = BY_NAME.get(Letters.only(state));
    if (known == null) {
      return 0;
    }
    String of = STATES[Integer.parseInt(digits.substring(0, 3))];
    return known.equals(of) ? -0.4 : 1.3;
  }

  private static String[] states() {
    String[] states = new String[1000];
    String[] words = RANGES.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      String[] range = words[i + 1].split("-");
      for (int zip = Integer.parseInt(range[0]); zip <= Integer.parseInt(range[1]); zip++) {
        states[zip] = words[i];
      }
    }
    return states;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    String[] words = NAMES.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      names.put(words[i], words[i + 1]);
      names.put(words[i + 1].toLowerCase(Locale.ROOT), words[i + 1]);
    }
    return Map.copyOf(names);
  }
}
